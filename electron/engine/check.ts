/** One question of a bookkeeper, answered from the company's own data. */
export interface Check {
  readonly id: string;
  readonly status: 'ok' | 'warning' | 'problem' | 'unknown';
  /** The question in the words it is asked. */
  readonly title: string;
  /** The answer, with its evidence. */
  readonly detail: string;
  /** What to do; null where there is nothing to do. */
  readonly action: string | null;
}
