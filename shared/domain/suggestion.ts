import { canonicalJson, sha256Hex } from './hash.ts';

export type SuggestedField = 'contact' | 'account' | 'taxType' | 'tracking';

/**
 * Where a suggestion comes from, the surest first: a field that a person declared, the contact's own documents in Xero, a
 * contact of nearly the same name, applications that are coded already, and what Xero has for the account.
 */
export type SuggestionSource =
  | 'accounting-field'
  | 'history'
  | 'similar-name'
  | 'similar-application'
  | 'account-default';

/** A value for one setting, with what speaks for it in words. */
export interface Finding {
  /** A code or name; for tracking, options by their categories. */
  readonly value: string | Readonly<Record<string, string>>;
  readonly source: SuggestionSource;
  readonly evidence: string;
}

/** What an application could be set to. Nothing is applied until a person says so. */
export interface Suggestion extends Finding {
  /** The same for the same application, field and value, whenever it is made. */
  readonly id: string;
  readonly application: { readonly id: string; readonly name: string };
  readonly field: SuggestedField;
}

export function suggestionOf(
  application: Suggestion['application'],
  field: SuggestedField,
  finding: Finding,
): Suggestion {
  const { id, name } = application;
  const key = canonicalJson([id, field, finding.value]);
  return { id: sha256Hex(key).slice(0, 16), application: { id, name }, field, ...finding };
}
