import type { CodingFields } from '../domain/settings.ts';

/** What one setting of an application could be. Nothing of it is applied until a person says so. */
export interface SuggestionDto {
  /** The same for the same application, field and value. */
  readonly id: string;
  readonly applicationId: string;
  readonly application: string;
  readonly field: 'contact' | 'account' | 'taxType' | 'tracking';
  readonly value: NonNullable<CodingFields['contact' | 'tracking']>;
  /** As a person knows it: `463 Computer software`. */
  readonly label: string;
  /** What holds now; null where nobody chose anything. */
  readonly now: { readonly label: string; readonly from: 'application' | 'default' } | null;
  readonly source: 'accounting-field' | 'history' | 'similar-name' | 'similar-application' | 'account-default';
  /** What speaks for it, as a sentence. */
  readonly evidence: string;
}

/** A custom accounting field of Cledara's, and what it was declared to carry. */
export interface AccountingFieldDto {
  readonly name: string;
  /** Card movements that carry it. */
  readonly movements: number;
  /** As the settings name it, by name or id; null where it was not declared. */
  readonly declaredAs: string | null;
  readonly carries: 'account' | 'taxType' | 'contact' | 'tracking' | null;
  /** Of tracking. */
  readonly category: string | null;
}

/** What was read of Xero for suggestions. */
export interface CodingHistoryDto {
  readonly readAt: string;
  /** `YYYY-MM-DD`, the earliest day that was asked for. */
  readonly from: string;
  readonly documents: number;
  /** False where Xero has more documents of these days; the newest were read. */
  readonly isWhole: boolean;
  /** False where the consent to Xero does not cover bills, and Spend Money alone was read. */
  readonly hasBills: boolean;
}

export interface SuggestionsDto {
  /** The version of the settings that they were made under; null before the first. */
  readonly base: number | null;
  /** Null where nobody has looked at Xero's documents yet. */
  readonly history: CodingHistoryDto | null;
  readonly fields: readonly AccountingFieldDto[];
  readonly suggestions: readonly SuggestionDto[];
}
