import type { FixDto } from './fix.ts';

/** One question of the FAQ, answered from the company's own data. */
export interface CheckDto {
  readonly id: string;
  readonly status: 'ok' | 'warning' | 'problem' | 'unknown';
  /** The question as people ask it. */
  readonly title: string;
  readonly detail: string;
  readonly action: string | null;
  /** What the answer rests on, in the order it is read. Instants are RFC 3339, days `YYYY-MM-DD`. */
  readonly evidence: readonly { readonly label: string; readonly value: string }[];
  /** The place that mends it; null where there is nothing to mend. */
  readonly fix: FixDto | null;
}

/** A diagnostic bundle: the same files to look at and, zipped, to hand on. */
export interface BundleDto {
  readonly fileName: string;
  readonly files: readonly { readonly name: string; readonly text: string }[];
  /** The ZIP, in base64. */
  readonly base64: string;
}
