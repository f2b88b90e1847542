/** What a field of Cledara's can carry for Xero. */
export type Carried = 'account' | 'taxType' | 'contact' | 'tracking';

/**
 * A person's word that a custom accounting field in Cledara (API v1: Transaction.accounting) carries a value of Xero's.
 * `field` is its name or its id. For tracking, `category` is the category whose option it names.
 */
export type AccountingField =
  | { readonly field: string; readonly carries: Exclude<Carried, 'tracking'> }
  | { readonly field: string; readonly carries: 'tracking'; readonly category: string };

/** A value that movements of an application carry in such a field, and on how many of them. */
export interface AccountingValueCount {
  readonly applicationId: string;
  readonly fieldId: string;
  readonly fieldName: string;
  /** As text; for entries of a list, the code or id that the list gives them. */
  readonly value: string;
  /** What the list calls it; null where the value is no entry of a list. */
  readonly label: string | null;
  readonly movements: number;
}

/** Is this the field that is meant: by its id, which stays when it is renamed, or by its name whatever the case? */
export function isField(
  meant: Pick<AccountingField, 'field'>,
  found: Pick<AccountingValueCount, 'fieldId' | 'fieldName'>,
): boolean {
  return meant.field === found.fieldId || plain(meant.field) === plain(found.fieldName);
}

function plain(name: string): string {
  return name.trim().toLowerCase();
}
