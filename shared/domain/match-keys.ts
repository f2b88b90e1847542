import { nameKey, nameWords } from './contact-name.ts';
import { type BillDocument, isBill, type PushDocument, type RemoteBilling, type RemoteDocument } from './document.ts';
import { isMarker } from './marker.ts';
import { addDays, type PlainDate } from './plain-date.ts';

/** The day that money moves: of a bill that of its payment. */
export function dayOf(document: PushDocument): PlainDate {
  return isBill(document) ? document.dueDate : document.date;
}

/** Money in or out of a bank account on a day, whatever it is booked as. */
function flowKey(accountId: string, direction: 'in' | 'out', amountMinor: number, day: PlainDate): string {
  return `flow ${direction}|${accountId}|${amountMinor}|${day}`;
}

export function flowsOf(document: PushDocument, day: PlainDate): readonly string[] {
  const { amountMinor } = document;
  if (document.kind === 'transfer') {
    return [
      flowKey(document.toBankAccount.accountId, 'in', amountMinor, day),
      flowKey(document.fromBankAccount.accountId, 'out', amountMinor, day),
    ];
  }
  const direction = document.kind === 'spend-money' || document.kind === 'bill' ? 'out' : 'in';
  return [flowKey(document.bankAccount.accountId, direction, amountMinor, day)];
}

/** Xero's own names of the kinds that have a contact. */
const types = {
  'spend-money': 'SPEND',
  'receive-money': 'RECEIVE',
  bill: 'ACCPAY',
  'credit-note': 'ACCPAYCREDIT',
} as const;

/** Which way the money of each goes. */
const directions: Readonly<Record<string, 'in' | 'out'>> = {
  SPEND: 'out',
  RECEIVE: 'in',
  ACCPAY: 'out',
  ACCPAYCREDIT: 'in',
};

/** Direction, accounts and amount: what never differs. */
export function baseKey(document: PushDocument): string {
  if (document.kind === 'transfer') {
    const { fromBankAccount, toBankAccount, amountMinor } = document;
    return `TRANSFER|${fromBankAccount.accountId}|${toBankAccount.accountId}|${amountMinor}`;
  }
  return `${types[document.kind]}|${document.bankAccount.accountId}|${document.amountMinor}`;
}

export function contactKeys(document: PushDocument, day: PlainDate): readonly string[] {
  const key = `${baseKey(document)}|${day}`;
  if (document.kind === 'transfer') return [`${key}|no contact`];
  const keys = namesOf(document).map((name) => `${key}|${name}`);
  return isBill(document) ? numbersSought(document).flatMap((number) => keys.map((one) => `${one}|${number}`)) : keys;
}

function namesOf({ contact }: Exclude<PushDocument, { readonly kind: 'transfer' }>): readonly string[] {
  const byName = `name ${nameKey(contact.name)}`;
  return contact.kind === 'known' ? [`id ${contact.contactId}`, byName] : [byName];
}

/** Numbers that agree first; then those of which one is not known. A number of its own against another's is no agreement. */
function numbersSought(document: BillDocument): readonly string[] {
  const number = ownNumber(document);
  return number === null ? ['number=?', 'number=*'] : [`number=${nameKey(number)}`, 'number=?'];
}

/** Null where the bill goes by the marker. */
function ownNumber({ number, reference }: BillDocument): string | null {
  return number === reference ? null : number;
}

/**
 * Where a bill is looked for that was entered and is not paid from our bank account: by contact, total and its number, else
 * by a day so near to one of its own.
 */
export function openBillKeys(document: BillDocument, own: readonly PlainDate[], days: number): readonly string[] {
  const key = `open ${types[document.kind]}|${document.amountMinor}`;
  const number = ownNumber(document);
  const near = own.flatMap((day) => Array.from({ length: 2 * days + 1 }, (_, index) => addDays(day, index - days)));
  const places = [...(number === null ? [] : [`number=${nameKey(number)}`]), ...new Set(near)];
  return places.flatMap((place) => namesOf(document).map((name) => `${key}|${name}|${place}`));
}

/** Every key under which a candidate may look for this document. */
export function keysOfRemote(document: RemoteDocument): readonly string[] {
  const { totalMinor, date, bankAccountId, toBankAccountId, billing } = document;
  if (totalMinor === null) return []; // no whole count of minor units equals none of ours
  if (document.kind === 'bank-transfer') {
    const key = `TRANSFER|${bankAccountId}|${toBankAccountId}|${totalMinor}|${date}`;
    const flows = [flowKey(bankAccountId, 'out', totalMinor, date)];
    if (toBankAccountId !== null) flows.push(flowKey(toBankAccountId, 'in', totalMinor, date));
    return [key, `${key}|no contact`, ...flows];
  }
  if (billing !== null) return keysOfBill(document, totalMinor, billing);
  return keysOfMoney(document, totalMinor, date);
}

/** Money that moved between a contact and a bank account on a day. */
function keysOfMoney(document: RemoteDocument, totalMinor: number, day: PlainDate): string[] {
  const { type, bankAccountId, contactName } = document;
  const key = `${type}|${bankAccountId}|${totalMinor}|${day}`;
  const keys = [key];
  const direction = directions[type ?? ''];
  if (direction !== undefined) keys.push(flowKey(bankAccountId, direction, totalMinor, day));
  keys.push(...remoteNames(document).map((name) => `${key}|${name}`));
  if (contactName !== null) keys.push(...nameWords(contactName).map((word) => `${key}|word ${word}`));
  return keys;
}

function remoteNames({ contactId, contactName }: RemoteDocument): readonly string[] {
  return [
    ...(contactId === null ? [] : [`id ${contactId}`]),
    ...(contactName === null ? [] : [`name ${nameKey(contactName)}`]),
  ];
}

/** One that is paid is found by its payment; any by its number, and what is not paid from a known account by its own day. */
function keysOfBill(document: RemoteDocument, totalMinor: number, billing: RemoteBilling): readonly string[] {
  const { type, date } = document;
  const number = billing.number === null || isMarker(billing.number) ? null : nameKey(billing.number);
  const names = remoteNames(document);
  const open = names.map((name) => `open ${type}|${totalMinor}|${name}`);
  const keys = number === null ? [] : open.map((key) => `${key}|number=${number}`);
  if (billing.paidOn === null) return [...keys, ...open.map((key) => `${key}|${date}`)];
  const paid = keysOfMoney(document, totalMinor, billing.paidOn);
  const base = paid[0] ?? '';
  const numbers = number === null ? ['number=?'] : [`number=${number}`, 'number=*'];
  return [...keys, ...paid, ...names.flatMap((name) => numbers.map((one) => `${base}|${name}|${one}`))];
}

/** Equal for documents that may stand for one another in front of any of Xero's: one for one is enough among them. */
export function likenessKey(document: PushDocument, day: PlainDate): string {
  const contact = document.kind === 'transfer' ? '' : nameKey(document.contact.name);
  return `${baseKey(document)}|${day}|${contact}|${isBill(document) ? ownNumber(document) : ''}`;
}

/** The same in front of a document that agrees in all that can be compared: whatever its day, it is coded as the other. */
export function codedKey(document: PushDocument): string {
  if (document.kind === 'transfer') return baseKey(document);
  const tracking = document.tracking.map(({ optionId }) => optionId).sort();
  const contact = nameKey(document.contact.name);
  const number = isBill(document) ? ownNumber(document) : null;
  return JSON.stringify([baseKey(document), contact, document.account.accountId, document.taxType, tracking, number]);
}
