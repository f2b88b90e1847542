import { lockOn } from '../../shared/domain/lock-date.ts';
import { refusalReason } from '../../shared/domain/refusal.ts';
import { type Assumption, differs, type Finding, holds, notTried } from './assumption.ts';
import { lineOf } from './xero-documents.ts';
import { elementsOf, wordsOf, type XeroVisit } from './xero-visit.ts';

/** Xero gives no codes for refusals, so that the program knows them by their words: these are asked for one by one. */
export const wordAssumptions: readonly Assumption<XeroVisit>[] = [
  {
    id: 'words-of-a-lock-date',
    says: 'A document on a locked day is refused, in words that name the lock date.',
    try(visit) {
      const { organisation, user } = visit.reference;
      const dates = [organisation.periodLockDate, organisation.endOfYearLockDate].filter((date) => date !== null);
      const locked = dates.find((date) => lockOn(date, organisation, user?.role ?? null) !== null);
      if (locked === undefined) return none('No lock date closes a day to this user. Set one in Xero to try this.');
      return refused(visit, visit.document('W1', { Date: locked }), 'lock-date');
    },
  },
  {
    id: 'words-of-an-archived-contact',
    says: 'A document for an archived contact is refused, in words that say so.',
    try(visit) {
      const contact = visit.reference.contacts.find(
        ({ status, mergedInto }) => status === 'ARCHIVED' && mergedInto === undefined,
      );
      if (contact === undefined) return none('No contact is archived. Archive one in Xero to try this.');
      return refused(visit, visit.document('W2', { Contact: { ContactID: contact.contactId } }), 'contact-archived');
    },
  },
  {
    id: 'words-of-a-currency',
    says: 'A currency that the organisation does not use is refused, in words that say so.',
    try(visit) {
      const foreign = ['XOF', 'ISK', 'PEN'].find((code) => !visit.reference.currencies.includes(code));
      if (foreign === undefined) return none('The organisation uses every currency that could be tried.');
      return refused(visit, visit.document('W3', { CurrencyCode: foreign }), 'currency-not-subscribed');
    },
  },
  {
    id: 'words-of-an-unknown-account',
    says: 'An account code that Xero does not have is refused, in words that say so.',
    try: (visit) => refused(visit, visit.document('W4', { LineItems: [lineOf('NOT-THERE')] }), 'account-missing'),
  },
  {
    id: 'words-of-a-tax-type',
    says: 'A tax type that Xero does not have is refused, in words that say so.',
    try(visit) {
      const line = { ...lineOf(visit.expenseCode()), TaxType: 'NOT-THERE' };
      return refused(visit, visit.document('W5', { LineItems: [line] }), 'tax-type-not-legal');
    },
  },
];

/** The document is to be refused, and the words are to mean `code`, as they do to the program. */
async function refused(visit: XeroVisit, document: Record<string, unknown>, code: string): Promise<Finding> {
  const answer = await visit.create([document], visit.key(String(document['Reference'])));
  const [result] = elementsOf(answer);
  const words = wordsOf(answer);
  if (result?.StatusAttributeString === 'OK') return differs('Xero took it.');
  const messages = result?.ValidationErrors.map(({ Message }) => Message) ?? [words];
  return refusalReason(messages).code === code
    ? holds(words)
    : differs(`The words mean something else to the program: ${words}`);
}

function none(why: string): Promise<Finding> {
  return Promise.resolve(notTried(why));
}
