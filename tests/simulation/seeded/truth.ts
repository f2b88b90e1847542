import type { CledaraTransaction } from '../../../electron/sandbox/world/cledara-shapes.ts';
import type { XeroOrganisation } from '../../../electron/sandbox/world/xero-organisation.ts';
import { markerOf } from '../../../shared/domain/marker.ts';

/** Everything that Cledara has ever said of a movement, and what people did about it outside the program. */
export interface Known {
  readonly id: string;
  readonly marker: string;
  readonly currency: string;
  readonly type: string;
  /** Minor units, signed, that a settled row of it has shown. */
  readonly settledAmounts: Set<number>;
  /** Days in London on which a row of it has said that it settled. */
  readonly days: Set<string>;
}

/** The organisation's own; reckoned here by other means than the program's. */
const london = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** What the services were made to say, kept beside the world so that the books are judged by it and not by themselves. */
export class Truth {
  readonly movements = new Map<string, Known>();
  readonly #byMarker = new Map<string, Known>();
  /** Ids of our documents that a person has deleted or voided in Xero. */
  readonly deletedByHand = new Set<string>();
  /** Ids of our documents that a person has changed in Xero. */
  readonly editedByHand = new Set<string>();
  /** Movement ids that a person has left out, or taken out of Xero, and not approved since. */
  readonly unwanted = new Set<string>();
  /** Movement ids that the books' log was seen to call accepted: what stands there once stays. */
  readonly accepted = new Set<string>();
  /** Their log no longer tells of all that was accepted. */
  booksAreOld = false;

  note(row: CledaraTransaction): void {
    const known = this.movements.get(row.id) ?? {
      id: row.id,
      marker: markerOf(row.id),
      currency: row.currency,
      type: row.type,
      settledAmounts: new Set<number>(),
      days: new Set<string>(),
    };
    if (row.settledAt !== undefined || row.type === 'other') {
      known.settledAmounts.add(Math.round(row.amount * 100));
      known.days.add(london.format(new Date(row.settledAt ?? row.authorizedAt)));
    }
    this.movements.set(row.id, known);
    this.#byMarker.set(known.marker, known);
  }

  /** Books from before were put back: of what was decided and taken out since they know nothing. */
  forgetDecisions({ bankTransactions, bankTransfers, bills }: XeroOrganisation): void {
    this.booksAreOld = true;
    this.unwanted.clear();
    const gone = (one: { readonly status: string }): boolean => one.status === 'DELETED' || one.status === 'VOIDED';
    for (const { bankTransactionId } of bankTransactions.filter(gone)) this.deletedByHand.add(bankTransactionId);
    for (const { bankTransferId } of bankTransfers.filter(gone)) this.deletedByHand.add(bankTransferId);
    for (const { billId } of bills.billShelf.items.filter(gone)) this.deletedByHand.add(billId);
  }

  ofMarker(marker: string | null): Known | null {
    return marker === null ? null : (this.#byMarker.get(marker) ?? null);
  }
}
