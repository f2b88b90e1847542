import { accountPart, missing, taxLabel, taxPart, trackingParts } from './coding-parts.ts';
import type { BankTransactionDocument, TrackingRef } from './document.ts';
import {
  accountRef,
  type Choice,
  type Draft,
  type DraftBasis,
  explainAccount,
  explainAmount,
  explainDate,
  problemsOf,
} from './draft.ts';
import type { Explanation } from './proposal.ts';
import type { ReferenceIndex } from './reference-index.ts';
import { type ContactChoice, resolveContact } from './resolve-contact.ts';

/** How the one line of a Spend Money or Receive Money is coded; null where nobody chose anything. */
export interface LineCoding {
  readonly kind: BankTransactionDocument['kind'];
  readonly contact: ContactChoice;
  readonly description: Choice<string>;
  readonly account: Choice<string> | null;
  readonly taxType: Choice<string> | null;
  readonly tracking: Choice<Readonly<Record<string, string>>> | null;
}

export function draftBankTransaction(
  basis: DraftBasis,
  coding: LineCoding,
  index: ReferenceIndex,
): Draft<BankTransactionDocument> {
  const notCoded = (what: string) => missing('not-coded', `No ${what} is chosen, neither for this nor as a default`);
  const account = coding.account === null ? notCoded('account') : accountPart(index, coding.account.value);
  const tax = coding.taxType === null ? notCoded('tax rate') : taxPart(index, coding.taxType.value, account.value);
  const tracking = trackingParts(index, coding.tracking?.value ?? {}).map(({ part }) => part);
  const resolved = resolveContact(coding.contact, index);
  const contact = resolved.part;
  const bankAccount = basis.bankAccount.value;

  const explanation: Explanation[] = [
    explainDate(basis),
    { field: 'contact', value: contact.value?.name ?? 'none', why: resolved.why },
    explainAccount('account', account, coding.account?.why ?? 'Nobody has chosen one.'),
    {
      field: 'taxType',
      value: tax.value === null ? 'none' : taxLabel(tax.value),
      why: coding.taxType?.why ?? 'Nobody has chosen one.',
    },
    {
      field: 'tracking',
      value: trackingLabel(tracking.flatMap(({ value }) => (value === null ? [] : [value]))),
      why: coding.tracking?.why ?? 'Nobody has chosen any.',
    },
    { field: 'description', ...coding.description },
    explainAmount(basis),
    explainAccount('bankAccount', bankAccount, basis.bankAccount.why),
  ];
  const problems = problemsOf([bankAccount, account, tax, ...tracking, contact]);
  const refs = tracking.flatMap(({ value }) => (value === null ? [] : [value]));
  const isWhole = refs.length === tracking.length;
  if (!bankAccount.value || !account.value || !tax.value || !contact.value || !isWhole) {
    return { document: null, problems, explanation, keeps: resolved.keeps };
  }
  const document: BankTransactionDocument = {
    kind: coding.kind,
    reference: basis.reference,
    date: basis.date.value,
    bankAccount: accountRef(bankAccount.value),
    contact: contact.value,
    amountMinor: basis.amountMinor,
    currency: basis.currency,
    description: coding.description.value,
    account: accountRef(account.value),
    taxType: tax.value.taxType,
    tracking: refs,
  };
  return { document, problems, explanation, keeps: resolved.keeps };
}

function trackingLabel(refs: readonly TrackingRef[]): string {
  return refs.map(({ category, option }) => `${category}: ${option}`).join(', ') || 'none';
}
