import type { ListedCoding, ListedInvoice, ListedMovement } from '../../shared/domain/listed-movement.ts';
import { once } from '../../shared/domain/once.ts';
import { plainDateOf } from '../../shared/domain/plain-date.ts';
import type { Reason } from '../../shared/domain/proposal.ts';
import type { ListRow } from '../ports/ledger.ts';

type DocumentCoding = NonNullable<NonNullable<ListRow['proposal']>['coding']>;

/** Turns rows of the books into rows of the list. Parts that many rows have in common are kept once. */
export class Listing {
  readonly #timeZone: string;
  readonly #texts = new Map<string, string>();
  readonly #applications = new Map<string, NonNullable<ListRow['application']>>();
  readonly #reasons = new Map<string, Reason>();
  readonly #codings = {
    byHand: new Map<DocumentCoding, ListedCoding>(),
    byRule: new Map<DocumentCoding, ListedCoding>(),
  };

  constructor(timeZone: string) {
    this.#timeZone = timeZone;
  }

  list(row: ListRow): ListedMovement {
    const { proposal, application } = row;
    const invoice = invoiceOf(row);
    return {
      id: row.id,
      proposalId: proposal?.id ?? null,
      stamp: this.#textOrNull(proposal?.updatedAt ?? null), // one plan writes many at the same instant
      state: proposal?.state ?? 'none',
      reason: proposal === null ? null : this.#reason(proposal.reason),
      day: this.#text(plainDateOf(row.settledAt ?? row.authorisedAt, this.#timeZone)),
      kind: row.kind,
      accountId: this.#textOrNull(row.accountId),
      application:
        application === null
          ? null
          : once(this.#applications, `${application.id}\n${application.name}`, () => application),
      description: row.description,
      comment: row.comment,
      ownerName: this.#textOrNull(row.ownerName),
      amountMinor: row.amountMinor,
      currency: this.#textOrNull(row.currency),
      coding: proposal?.coding == null ? null : this.#coding(proposal.coding, row.isByHand),
      invoice,
      invoiceProblem: invoice === 'problem' ? this.#textOrNull(row.attachment?.problem ?? null) : null,
      isSettled: row.settledAt !== null,
    };
  }

  #text(text: string): string {
    return once(this.#texts, text, () => text);
  }

  #textOrNull(text: string | null): string | null {
    return text === null ? null : this.#text(text);
  }

  #reason(reason: Reason): Reason {
    return once(this.#reasons, `${reason.code}\n${reason.message}`, () => reason);
  }

  /** The books give equal codings as the same object. */
  #coding(coding: DocumentCoding, byHand: boolean): ListedCoding {
    return once(byHand ? this.#codings.byHand : this.#codings.byRule, coding, () => ({ ...coding, byHand }));
  }
}

/** What was noted before the present document came to Xero is about another one, which has been deleted there since. */
function invoiceOf({ hasInvoice, attachment, proposal }: ListRow): ListedInvoice {
  const isStale = attachment === null || proposal === null || attachment.updatedAt < proposal.updatedAt;
  if (!isStale && attachment.state === 'attached') return 'attached';
  if (!hasInvoice) return 'none'; // an invoice that is gone from Cledara is nobody's problem any more
  return !isStale && attachment.state === 'problem' ? 'problem' : 'has';
}
