import { nameKey } from './contact-name.ts';
import type { Difference, DifferenceField } from './difference.ts';
import { type AccountRef, isBill, type PushDocument } from './document.ts';
import { formatMinor } from './money.ts';

/**
 * Where one document of ours says something else than another: `ours` is what `after` says, `theirs` what `before` did. A
 * contact is the same by its name, because one that was still to be made may have been made since. Pure.
 */
export function compareDocuments(before: PushDocument, after: PushDocument): readonly Difference[] {
  const was = fieldsOf(before);
  const willBe = fieldsOf(after);
  const fields = [...new Set([...was.keys(), ...willBe.keys()])];
  return fields.flatMap((field) => {
    const [a, b] = [was.get(field), willBe.get(field)];
    return a?.key === b?.key ? [] : [{ field, ours: b?.text ?? '', theirs: a?.text ?? '' }];
  });
}

interface Part {
  /** Equal for what is the same. */
  readonly key: string;
  readonly text: string;
}

function fieldsOf(document: PushDocument): ReadonlyMap<DifferenceField, Part> {
  const { kind, date, amountMinor, currency, reference } = document;
  const common: (readonly [DifferenceField, Part])[] = [
    ['kind', plain(kind)],
    ['date', plain(date)],
    ['amount', plain(`${formatMinor(amountMinor, currency)} ${currency}`)],
    ['reference', plain(reference)],
  ];
  if (document.kind === 'transfer') {
    const ends = [
      ['bankAccount', account(document.fromBankAccount)],
      ['toBankAccount', account(document.toBankAccount)],
    ] as const;
    return new Map([...common, ...ends]);
  }
  const tracking = document.tracking.map(({ category, option }) => `${category}: ${option}`).sort();
  const trackingKey = document.tracking.map(({ optionId }) => optionId).sort();
  const ofBill: (readonly [DifferenceField, Part])[] = isBill(document)
    ? [
        ['number', plain(document.number)],
        ['dueDate', plain(document.dueDate)],
      ]
    : [];
  return new Map([
    ...common,
    ...ofBill,
    ['bankAccount', account(document.bankAccount)],
    ['contact', { key: nameKey(document.contact.name), text: document.contact.name }],
    ['description', plain(document.description)],
    ['account', account(document.account)],
    ['taxType', plain(document.taxType)],
    ['tracking', { key: trackingKey.join(' '), text: tracking.join(', ') }],
  ]);
}

function plain(text: string): Part {
  return { key: text, text };
}

function account({ accountId, code, name }: AccountRef): Part {
  return { key: accountId, text: code === null ? name : `${code} ${name}` };
}
