import {
  accountPart,
  activeContactPart,
  contactPart,
  missing,
  type Part,
  taxLabel,
  taxPart,
  trackingParts,
} from './coding-parts.ts';
import { contactNameOf } from './contact-name.ts';
import type { BankTransactionDocument, ContactRef, TrackingRef } from './document.ts';
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
import type { XeroContact } from './reference-data.ts';
import type { ReferenceIndex } from './reference-index.ts';

/** How the one line of a Spend Money or Receive Money is coded; null where nobody chose anything. */
export interface LineCoding {
  readonly kind: BankTransactionDocument['kind'];
  readonly contact: ContactChoice;
  readonly description: Choice<string>;
  readonly account: Choice<string> | null;
  readonly taxType: Choice<string> | null;
  readonly tracking: Choice<Readonly<Record<string, string>>> | null;
}

/** Named by a person: must be in Xero. By its own name: is made where Xero lacks it. */
export type ContactChoice =
  | { readonly kind: 'named'; readonly name: string; readonly why: string }
  | { readonly kind: 'own-name'; readonly name: string; readonly contactNumber: string; readonly why: string }
  | { readonly kind: 'none' };

/** Xero: contact numbers have at most 50 characters (developer.xero.com, Accounting API, Contacts). */
const longestContactNumber = 50;

export function draftBankTransaction(basis: DraftBasis, coding: LineCoding, index: ReferenceIndex): Draft {
  const notCoded = (what: string) => missing('not-coded', `No ${what} is chosen, neither for this nor as a default`);
  const account = coding.account === null ? notCoded('account') : accountPart(index, coding.account.value);
  const tax = coding.taxType === null ? notCoded('tax rate') : taxPart(index, coding.taxType.value, account.value);
  const tracking = trackingParts(index, coding.tracking?.value ?? {}).map(({ part }) => part);
  const contact = contactRefPart(coding.contact, index);
  const bankAccount = basis.bankAccount.value;

  const explanation: Explanation[] = [
    explainDate(basis),
    { field: 'contact', value: contact.value?.name ?? 'none', why: contactWhy(coding.contact, contact.value) },
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
    return { document: null, problems, explanation };
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
  return { document, problems, explanation };
}

function contactRefPart(choice: ContactChoice, index: ReferenceIndex): Part<ContactRef> {
  if (choice.kind === 'none') {
    return missing('contact-missing', 'It belongs to no application in Cledara, so there is no contact to name');
  }
  if (choice.kind === 'own-name') return ownNamePart(choice.name, choice.contactNumber, index);
  return knownContact(contactPart(index, choice.name));
}

/**
 * The active contact of that name; else the one we had made for it earlier, whatever it is called in Xero by now: asking
 * Xero for a contact with that number again would rename it. Else one is made.
 */
function ownNamePart(ownName: string, fullNumber: string, index: ReferenceIndex): Part<ContactRef> {
  const name = contactNameOf(ownName);
  if (name === '') return missing('contact-missing', 'Its application has no name that Xero takes for a contact');
  const contactNumber = fullNumber.slice(0, longestContactNumber);
  const byName = index.contact(name);
  if (byName?.status === 'ACTIVE') return knownContact(activeContactPart(byName));
  const byNumber = index.contactByNumber(contactNumber);
  if (byNumber !== null) return knownContact(activeContactPart(byNumber));
  return { value: { kind: 'create', name, contactNumber }, problem: null };
}

function knownContact({ value, problem }: Part<XeroContact>): Part<ContactRef> {
  if (value === null) return { value, problem };
  return { value: { kind: 'known', contactId: value.contactId, name: value.name }, problem };
}

function contactWhy(choice: ContactChoice, contact: ContactRef | null): string {
  if (choice.kind === 'none') return 'It belongs to no application, and no contact is named for such.';
  if (choice.kind === 'named' || contact === null) return choice.why;
  return contact.kind === 'create'
    ? `${choice.why} Xero has no such contact yet; it is made when the first document for it is sent.`
    : choice.why;
}

function trackingLabel(refs: readonly TrackingRef[]): string {
  return refs.map(({ category, option }) => `${category}: ${option}`).join(', ') || 'none';
}
