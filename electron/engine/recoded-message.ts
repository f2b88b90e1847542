import { codingLabel } from '../../shared/domain/coding-label.ts';
import type { OverrideFields } from '../../shared/domain/override.ts';
import type { ReferenceIndex } from '../../shared/domain/reference-index.ts';
import type { Recoding } from './recoding.ts';

const names = {
  account: 'account',
  taxType: 'tax rate',
  contact: 'contact',
  tracking: 'tracking',
  description: 'description',
} as const satisfies Record<keyof OverrideFields, string>;

/** What was chosen by hand, for the log: `Coded by hand by Ann: account 463 Computer software, tax rate as set.` */
export function recodedMessage({ fields, scope, author }: Recoding, index: ReferenceIndex): string {
  const otherwise = scope === 'item' ? 'as its application has it' : 'as the default';
  const parts = fieldNames.flatMap((field) => {
    const value = fields[field];
    if (value === undefined) return [];
    if (value === null) return [`${names[field]} ${otherwise}`];
    const label = codingLabel(field, value, index);
    return [`${names[field]} ${label === '' ? 'none' : label}`];
  });
  return `Coded by hand by ${author}: ${parts.join(', ')}`;
}

const fieldNames = ['account', 'taxType', 'contact', 'tracking', 'description'] as const;
