import type { ChangeRefusalDto } from './undo.ts';

/** What the present settings would change about documents that were pushed under older ones. */
export interface ReapplyPreviewDto {
  /** The settings it would be done under; `reapply.apply` is given it back. */
  readonly settingsVersion: number;
  /** All of them, also those beyond the limit. */
  readonly total: number;
  /** Oldest movement first. */
  readonly items: readonly ReapplyItemDto[];
}

export interface ReapplyItemDto {
  readonly transactionId: string;
  readonly application: string | null;
  readonly description: string;
  /** The movement's own day and signed decimal amount. */
  readonly day: string;
  readonly amount: string | null;
  readonly currency: string | null;
  /** As in DifferenceDto; empty where the settings make no document of it any more. */
  readonly changes: readonly { readonly field: string; readonly was: string; readonly willBe: string }[];
  /** What speaks against it; null where nothing is known that does. */
  readonly refusal: Pick<ChangeRefusalDto, 'code' | 'message'> | null;
}
