import { nameKey } from './contact-name.ts';
import type { Difference, DifferenceField } from './difference.ts';
import type { AccountRef, BankTransactionDocument, BillDocument, TrackingRef } from './document.ts';
import { formatMinor } from './money.ts';
import type { ReferenceIndex } from './reference-index.ts';
import type { RemoteDetails, RemoteLine, RemoteTracking } from './remote-details.ts';

type Coded = BankTransactionDocument | BillDocument;

/** Its one line, or how many there are. */
export function linesDifferences(
  document: Coded,
  { lines: [line, ...more] }: Pick<RemoteDetails, 'lines'>,
  index: ReferenceIndex,
): readonly Difference[] {
  if (line !== undefined && more.length === 0) return lineDifferences(document, line, index);
  return [{ field: 'lines', ours: '1', theirs: String(line === undefined ? 0 : more.length + 1) }];
}

/** A decimal amount with its currency; empty where it is not known. */
export function amountText(minor: number | null, currency: string): string {
  return minor === null ? '' : `${formatMinor(minor, currency)} ${currency}`;
}

function lineDifferences(document: Coded, line: RemoteLine, index: ReferenceIndex): readonly Difference[] {
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

export function accountDifference(
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

export function contactDifference({ contact }: Coded, remote: RemoteDetails, index: ReferenceIndex): Difference {
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
