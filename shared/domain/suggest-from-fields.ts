import { type AccountingField, type AccountingValueCount, isField } from './accounting-field.ts';
import { nameKey } from './contact-name.ts';
import type { ReferenceData } from './reference-data.ts';
import type { ReferenceIndex } from './reference-index.ts';
import type { Finding, SuggestedField } from './suggestion.ts';

/** So large a part of an application's movements with the field has to agree. */
const share = 2 / 3;

/**
 * What an application's movements carry in the fields that were declared to hold a value of Xero's. `values` are those of
 * one application. A value that Xero does not have says nothing; two fields of tracking give two categories.
 */
export function findingFromFields(
  field: SuggestedField,
  declared: readonly AccountingField[],
  values: readonly AccountingValueCount[],
  xero: { readonly reference: ReferenceData; readonly index: ReferenceIndex },
): Finding | null {
  const found = declared
    .filter(({ carries }) => carries === field)
    .flatMap((one) => {
      const most = mostCarried(values.filter((value) => isField(one, value)));
      const value = most === null ? null : xeroValue(one, most.value, xero);
      return most === null || value === null ? [] : [{ value, evidence: evidenceOf(most) }];
    });
  const [first] = found;
  if (first === undefined) return null;
  if (typeof first.value === 'string') return { ...first, value: first.value, source: 'accounting-field' };
  const tracking = Object.assign({}, ...found.map(({ value }) => value)) as Readonly<Record<string, string>>;
  return { value: tracking, source: 'accounting-field', evidence: found.map(({ evidence }) => evidence).join(' ') };
}

interface Carriage {
  readonly value: AccountingValueCount;
  readonly total: number;
}

function mostCarried(values: readonly AccountingValueCount[]): Carriage | null {
  const total = values.reduce((count, { movements }) => count + movements, 0);
  const [most] = values.toSorted((a, b) => b.movements - a.movements);
  return most !== undefined && most.movements >= share * total ? { value: most, total } : null;
}

function evidenceOf({ value: { fieldName, value, label, movements }, total }: Carriage): string {
  const said = label === null || label === value ? value : `${value} (${label})`;
  return `In Cledara, the field ${fieldName} says ${said} on ${movements} of ${total} transactions that have it.`;
}

/** By its code or id, else by its name, of what is in use in Xero. */
function xeroValue(
  field: AccountingField,
  { value, label }: AccountingValueCount,
  { reference, index }: { readonly reference: ReferenceData; readonly index: ReferenceIndex },
): Finding['value'] | null {
  const names = [value, label ?? value].map(nameKey);
  const isNamed = ({ name }: { readonly name: string }) => names.includes(nameKey(name));
  switch (field.carries) {
    case 'account': {
      const account = index.account(value) ?? reference.accounts.find(isNamed);
      return account === undefined ? null : (account.code ?? account.accountId);
    }
    case 'taxType':
      return (index.taxRate(value) ?? reference.taxRates.find(isNamed))?.taxType ?? null;
    case 'contact':
      return reference.contacts.find(isNamed)?.name ?? null;
    case 'tracking': {
      const category = index.trackingCategory(field.category);
      const option = category?.options.find(isNamed);
      return category == null || option === undefined ? null : { [category.name]: option.name };
    }
  }
}
