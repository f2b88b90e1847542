import { nameKey } from './contact-name.ts';
import type { AccountRef, BankTransactionDocument, PushDocument, TrackingRef, TransferDocument } from './document.ts';
import { formatMinor } from './money.ts';
import type { ReferenceIndex } from './reference-index.ts';
import type { RemoteDetails, RemoteLine, RemoteTracking } from './remote-details.ts';

export type DifferenceField =
  | 'kind'
  | 'date'
  | 'amount'
  | 'bankAccount'
  | 'toBankAccount'
  | 'contact'
  | 'lines'
  | 'description'
  | 'account'
  | 'taxType'
  | 'tracking'
  | 'reference';

/** One field that says something else in Xero. Both as a person reads them: days `YYYY-MM-DD`, decimal amounts; empty for nothing. */
export interface Difference {
  readonly field: DifferenceField;
  /** What the document of ours says. */
  readonly ours: string;
  readonly theirs: string;
}

/** What can be compared by its fields: bills cannot yet. */
export type ComparableDocument = BankTransactionDocument | TransferDocument;

export function isComparable(document: PushDocument): document is ComparableDocument {
  return document.kind !== 'bill' && document.kind !== 'credit-note';
}

/**
 * Where a document in Xero says something else than this one of ours. Pure. A contact that was renamed or merged is the same
 * contact, an account is the same by its id whatever its code, and white space at the ends of a description is nothing.
 * Whether it is reconciled or deleted is not compared. `index` is made of Xero's lists as last read.
 */
export function compareWithRemote(
  document: ComparableDocument,
  remote: RemoteDetails,
  index: ReferenceIndex,
): readonly Difference[] {
  const differences =
    document.kind === 'transfer' ? ofTransfer(document, remote, index) : ofTransaction(document, remote, index);
  return differences.filter(({ ours, theirs }) => ours !== theirs);
}

function common(document: ComparableDocument, remote: RemoteDetails): readonly Difference[] {
  const { amountMinor, currency, date, reference } = document;
  return [
    { field: 'date', ours: date, theirs: remote.date },
    {
      field: 'amount',
      ours: `${formatMinor(amountMinor, currency)} ${currency}`,
      theirs: remote.totalMinor === null ? '' : `${formatMinor(remote.totalMinor, currency)} ${currency}`,
    },
    { field: 'reference', ours: reference, theirs: remote.reference ?? '' },
  ];
}

function ofTransfer(document: TransferDocument, remote: RemoteDetails, index: ReferenceIndex): readonly Difference[] {
  return [
    ...common(document, remote),
    accountDifference('bankAccount', document.fromBankAccount, { accountId: remote.bankAccountId, code: null }, index),
    accountDifference(
      'toBankAccount',
      document.toBankAccount,
      { accountId: remote.toBankAccountId, code: null },
      index,
    ),
  ];
}

function ofTransaction(
  document: BankTransactionDocument,
  remote: RemoteDetails,
  index: ReferenceIndex,
): readonly Difference[] {
  const [line, ...more] = remote.lines;
  const isOneLine = line !== undefined && more.length === 0;
  return [
    { field: 'kind', ours: document.kind, theirs: kindOf(remote.type) },
    ...common(document, remote),
    accountDifference('bankAccount', document.bankAccount, { accountId: remote.bankAccountId, code: null }, index),
    contactDifference(document, remote, index),
    ...(isOneLine
      ? lineDifferences(document, line, index)
      : [{ field: 'lines' as const, ours: '1', theirs: String(remote.lines.length) }]),
  ];
}

function kindOf(type: string | null): string {
  if (type === 'SPEND') return 'spend-money';
  return type === 'RECEIVE' ? 'receive-money' : (type ?? '');
}

function lineDifferences(
  document: BankTransactionDocument,
  line: RemoteLine,
  index: ReferenceIndex,
): readonly Difference[] {
  return [
    { field: 'description', ours: trimmed(document.description), theirs: trimmed(line.description) },
    accountDifference('account', document.account, { accountId: line.accountId, code: line.accountCode }, index),
    // Xero leaves out the type of a line without tax now and then.
    { field: 'taxType', ours: document.taxType, theirs: line.taxType ?? 'NONE' },
    trackingDifference(document.tracking, line.tracking),
  ];
}

function trimmed(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}

interface TheirAccount {
  readonly accountId: string | null;
  readonly code: string | null;
}

function accountDifference(
  field: DifferenceField,
  ours: AccountRef,
  theirs: TheirAccount,
  index: ReferenceIndex,
): Difference {
  const name = accountText(ours.code, ours.name);
  const isSame = theirs.accountId === null ? theirs.code === ours.code : sameId(theirs.accountId, ours.accountId);
  if (isSame) return { field, ours: name, theirs: name };
  const known = index.account(theirs.accountId ?? theirs.code ?? '');
  const label = known === null ? (theirs.code ?? theirs.accountId ?? '') : accountText(known.code, known.name);
  // Two accounts of one name would look the same and are not.
  return { field, ours: name, theirs: label === name ? `${label} (${theirs.accountId ?? theirs.code ?? ''})` : label };
}

function sameId(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function accountText(code: string | null, name: string): string {
  return code === null ? name : `${code} ${name}`;
}

function contactDifference(
  { contact }: BankTransactionDocument,
  remote: RemoteDetails,
  index: ReferenceIndex,
): Difference {
  const ours =
    contact.kind === 'known'
      ? contact.contactId
      : (index.keptContact(contact.contactNumber) ?? index.contactByNumber(contact.contactNumber))?.contactId;
  const isSame =
    ours !== undefined && remote.contactId !== null
      ? sameId(inUse(ours, index), inUse(remote.contactId, index))
      : nameKey(contact.name) === nameKey(remote.contactName ?? '');
  if (isSame) return { field: 'contact', ours: contact.name, theirs: contact.name };
  const theirs = remote.contactName ?? '';
  return {
    field: 'contact',
    ours: contact.name,
    theirs: theirs === contact.name ? `${theirs} (${remote.contactId ?? ''})` : theirs,
  };
}

/** The contact that it was merged into, or itself. */
function inUse(contactId: string, index: ReferenceIndex): string {
  return index.contactById(contactId)?.contactId ?? contactId;
}

/** By ids where Xero gives them: a category or an option may have been renamed. */
function trackingDifference(ours: readonly TrackingRef[], theirs: readonly RemoteTracking[]): Difference {
  const field = 'tracking';
  const isSame =
    ours.length === theirs.length && ours.every((one) => theirs.some((other) => isSameTracking(one, other)));
  const text = trackingText(ours);
  if (isSame) return { field, ours: text, theirs: text };
  const other = trackingText(theirs);
  return {
    field,
    ours: text,
    theirs: other === text ? `${other} (${theirs.map(({ optionId }) => optionId ?? '').join(', ')})` : other,
  };
}

function isSameTracking(ours: TrackingRef, theirs: RemoteTracking): boolean {
  if (theirs.optionId !== null) return sameId(ours.optionId, theirs.optionId);
  return nameKey(ours.category) === nameKey(theirs.category) && nameKey(ours.option) === nameKey(theirs.option);
}

function trackingText(tracking: readonly Pick<RemoteTracking, 'category' | 'option'>[]): string {
  const texts = tracking.map(({ category, option }) => `${category}: ${option}`);
  return texts.sort().join(', ');
}
