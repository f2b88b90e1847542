import type { Instant } from './plain-date.ts';
import type { CodingFields } from './settings.ts';

/** The part of a coding that a person may choose for one transaction alone. */
export type OverrideFields = Pick<CodingFields, 'account' | 'taxType' | 'contact' | 'tracking' | 'description'>;

/** What a person chose for one transaction alone, over whatever the settings say. */
export interface Override {
  readonly movementId: string;
  /** What is absent is left to the settings. */
  readonly fields: OverrideFields;
  readonly author: string;
  readonly at: Instant;
}

/** New values by field; null takes the own value away, what is absent stays as it is. */
export type FieldChanges = { readonly [F in keyof OverrideFields]?: OverrideFields[F] | null };

export function changeFields<T extends CodingFields>(own: T, changes: FieldChanges): T {
  const entries = Object.entries({ ...own, ...changes }).filter(([, value]) => value !== null && value !== undefined);
  // Every key is one of T's own or of its optional coding fields, with a value of that field's type.
  return Object.fromEntries(entries) as T;
}
