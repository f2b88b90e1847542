/** One question of a bookkeeper, answered from the company's own data. */
export interface Check {
  readonly id: string;
  readonly status: 'ok' | 'warning' | 'problem' | 'unknown';
  /** The question in the words it is asked. */
  readonly title: string;
  /** The answer in a few sentences. */
  readonly detail: string;
  /** What to do; null where there is nothing to do. */
  readonly action: string | null;
  /** What the answer rests on, in the order it is read. Instants are RFC 3339, days `YYYY-MM-DD`. */
  readonly evidence: readonly Evidence[];
  /** The place that mends it; null where there is nothing to mend. */
  readonly fix: CheckFix | null;
}

export interface Evidence {
  readonly label: string;
  readonly value: string;
}

/** The places of the window that mend what a check finds; a part of the contract's `FixDto`. */
export type CheckFix =
  | { readonly kind: 'settings'; readonly section: 'connections' | 'accounts' | 'defaults' | 'start' }
  | { readonly kind: 'decide' | 'sync' | 'feed' | 'xero' | 'wait' };

export const connectAgain: CheckFix = { kind: 'settings', section: 'connections' };

/** Labels of evidence that names people and organisations: it stays out of whatever is given to others. */
export const privateLabels = { user: 'Connected as', organisation: 'Organisation', email: 'E-mail' } as const;

/** Rows with something to say; the others are left out. */
export function evidence(rows: Readonly<Record<string, string | number | null | undefined>>): readonly Evidence[] {
  return Object.entries(rows).flatMap(([label, value]) =>
    value === null || value === undefined || value === '' ? [] : [{ label, value: String(value) }],
  );
}
