import type { Failure } from '../../../shared/domain/failure.ts';
import type { Instant } from '../../../shared/domain/plain-date.ts';
import type { Result } from '../../../shared/lib/result.ts';
import type {
  Cledara,
  CledaraApplication,
  InvoiceFile,
  TransactionsPage,
  TransactionsQuery,
} from '../../ports/cledara.ts';
import type { InvoiceStore } from '../../ports/invoice-store.ts';
import type { Log } from '../../ports/log.ts';

export interface KeepingMeans {
  readonly store: InvoiceStore;
  /** sha256 of the movement as it is known; null where it is not. */
  movementHash(movementId: string): string | null;
  now(): Instant;
  readonly log: Log;
}

/** Cledara, of which every invoice that is downloaded, for whatever reason, is kept on this computer too. */
export class KeepingCledara implements Cledara {
  readonly #cledara: Cledara;
  readonly #means: KeepingMeans;

  constructor(cledara: Cledara, means: KeepingMeans) {
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

  async invoice(transactionId: string): Promise<Result<InvoiceFile, Failure>> {
    const file = await this.#cledara.invoice(transactionId);
    if (file.ok) this.#keep(transactionId, file.value);
    return file;
  }

  callCount(): number {
    return this.#cledara.callCount();
  }

  /** Best effort: whoever asked for the file has it. */
  #keep(transactionId: string, file: InvoiceFile): void {
    const { store, movementHash, now, log } = this.#means;
    const hash = movementHash(transactionId);
    if (hash === null) return;
    const kept = store.keep(transactionId, file, { movementHash: hash, readAt: now() });
    if (!kept.ok) log.warn('invoice-not-kept', { message: kept.error.message });
  }
}
