import { accountLabel, type Part } from './coding-parts.ts';
import type { AccountRef, PushDocument } from './document.ts';
import type { KeptContact } from './kept-contact.ts';
import { formatMinor } from './money.ts';
import type { PlainDate } from './plain-date.ts';
import type { Explanation, Reason } from './proposal.ts';
import type { XeroAccount } from './reference-data.ts';

/** A value with the sentence that says why it is this one. */
export interface Choice<T> {
  readonly value: T;
  readonly why: string;
}

/** What is the same for every document of a movement, however it is coded. */
export interface DraftBasis {
  readonly reference: string;
  readonly date: Choice<PlainDate>;
  /** Positive. */
  readonly amountMinor: number;
  readonly currency: string;
  readonly bankAccount: Choice<Part<XeroAccount>>;
}

/** A document as far as it can be made; the problems in the order in which they are told, the first being the reason. */
export interface Draft<T extends PushDocument = PushDocument> {
  readonly document: T | null;
  readonly problems: readonly Reason[];
  readonly explanation: readonly Explanation[];
  /** The contact that is meant, to be remembered; absent and null where there is none. */
  readonly keeps?: KeptContact | null;
}

export function accountRef(account: XeroAccount): AccountRef {
  return { accountId: account.accountId, code: account.code, name: account.name };
}

/** The problems among the parts, in their order. */
export function problemsOf(parts: readonly (Part<unknown> | null)[]): Reason[] {
  return parts.flatMap((part) => (part?.problem ? [part.problem] : []));
}

export function explainDate({ date }: DraftBasis): Explanation {
  return { field: 'date', value: date.value, why: date.why };
}

export function explainAmount({ amountMinor, currency }: DraftBasis): Explanation {
  return {
    field: 'amount',
    value: `${formatMinor(amountMinor, currency)} ${currency}`,
    why: 'What Cledara took from or added to the account, tax included.',
  };
}

export function explainAccount(field: string, part: Part<XeroAccount>, why: string): Explanation {
  return { field, value: part.value === null ? 'none' : accountLabel(part.value), why };
}
