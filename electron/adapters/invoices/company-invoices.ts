import { join } from 'node:path';
import { movementHash } from '../../../shared/domain/movement-hash.ts';
import type { Cledara } from '../../ports/cledara.ts';
import type { Clock } from '../../ports/clock.ts';
import type { LedgerView } from '../../ports/ledger.ts';
import type { Log } from '../../ports/log.ts';
import { InvoiceFiles } from './invoice-files.ts';
import { KeepingCledara } from './keeping-cledara.ts';
import { ToldCledara } from './told-cledara.ts';

/** Invoices of one company on this computer. */
export interface InvoiceStores {
  /** What was downloaded, to be looked at offline: the oldest are forgotten. */
  readonly invoices: InvoiceFiles;
  /** What came in a ZIP: nobody can be asked for it again, so nothing of it is forgotten. */
  readonly importedInvoices: InvoiceFiles;
}

export function invoiceStores(companyFolder: string, clock: Clock): InvoiceStores {
  return {
    invoices: new InvoiceFiles({ folder: join(companyFolder, 'invoices'), clock }),
    importedInvoices: new InvoiceFiles({
      folder: join(companyFolder, 'imported-invoices'),
      clock,
      maxBytes: Number.POSITIVE_INFINITY,
    }),
  };
}

/** Whatever is downloaded, to be looked at or to be attached, can be looked at offline from then on. */
export function keepingInvoices(
  { clock, log }: { readonly clock: Clock; readonly log: Log },
  cledara: Cledara,
  stores: InvoiceStores,
  view: LedgerView,
): Cledara {
  const telling = new ToldCledara(cledara, {
    store: stores.importedInvoices,
    told: (id) => view.toldMovement(id),
    isConnected: () => view.connections().cledara !== null,
  });
  return new KeepingCledara(telling, {
    store: stores.invoices,
    movementHash: (id) => {
      const movement = view.movement(id);
      return movement === null ? null : movementHash(movement);
    },
    now: () => new Date(clock.nowMs()).toISOString(),
    log,
  });
}
