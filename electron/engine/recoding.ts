import type { FieldChanges } from '../../shared/domain/override.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';

/** A change of coding that a person asked for. */
export interface Recoding {
  /** Proposal or transaction ids. */
  readonly ids: readonly string[];
  /** These transactions alone, or all of their applications from now on. */
  readonly scope: 'item' | 'application';
  readonly fields: FieldChanges;
  readonly author: string;
}

export interface Recoded {
  /** The named ones as they stand now. */
  readonly proposals: readonly Proposal[];
  /** The version of the settings that it made; null for single transactions. */
  readonly version: number | null;
}
