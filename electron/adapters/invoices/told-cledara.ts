import type { Failure } from '../../../shared/domain/failure.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type {
  Cledara,
  CledaraApplication,
  InvoiceFile,
  TransactionsPage,
  TransactionsQuery,
} from '../../ports/cledara.ts';
import type { ToldMovement } from '../../ports/file-imports.ts';
import type { InvoiceStore } from '../../ports/invoice-store.ts';

export interface ToldMeans {
  /** Invoices that came in a ZIP; they are kept for good. */
  readonly store: InvoiceStore;
  /** Null for a movement of which only the API tells. */
  told(movementId: string): ToldMovement | null;
  /** Whether there is a key for the API. */
  isConnected(): boolean;
}

/**
 * Cledara, of which some movements are known from files: their invoices are asked for under the API's own id, and where the API
 * cannot be asked, or has none, the file from the ZIP takes its place.
 */
export class ToldCledara implements Cledara {
  readonly #cledara: Cledara;
  readonly #means: ToldMeans;

  constructor(cledara: Cledara, means: ToldMeans) {
    this.#cledara = cledara;
    this.#means = means;
  }

  checkKey(): Promise<Result<null, Failure>> {
    return this.#cledara.checkKey();
  }

  applications(): Promise<Result<readonly CledaraApplication[], Failure>> {
    return this.#cledara.applications();
  }

  transactionsPage(query: TransactionsQuery): Promise<Result<TransactionsPage, Failure>> {
    return this.#cledara.transactionsPage(query);
  }

  async invoice(movementId: string): Promise<Result<InvoiceFile, Failure>> {
    const told = this.#means.told(movementId);
    const cledaraId = told === null ? movementId : told.cledaraId;
    if (cledaraId !== null && (told?.invoiceSha256 == null || this.#means.isConnected())) {
      const asked = await this.#cledara.invoice(cledaraId);
      if (asked.ok || asked.error.kind !== 'notFound' || told?.invoiceSha256 == null) return asked;
    }
    const kept = this.#means.store.find(movementId);
    return kept === null ? err(notHere) : ok(kept);
  }

  callCount(): number {
    return this.#cledara.callCount();
  }
}

const notHere: Failure = {
  kind: 'notFound',
  source: 'local',
  message: 'The invoice that was imported is no longer on this computer. Import the ZIP with the invoices again.',
};
