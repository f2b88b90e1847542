/** Something measured about the window, beside what it may be. */
export interface BudgetLine {
  readonly what: string;
  readonly unit: 'ms' | 'MB' | 'kB' | 'rows' | 'nodes' | 'wakes';
  readonly times: number;
  readonly p50: number;
  readonly p95: number;
  readonly most: number;
  /** Of the 95th percentile; null where there is none. */
  readonly budget: number | null;
}

export function budgetLine(
  what: string,
  unit: BudgetLine['unit'],
  budget: number | null,
  measured: readonly number[],
): BudgetLine {
  if (measured.length === 0) throw new Error(`Nothing was measured of "${what}".`);
  const sorted = measured.toSorted((a, b) => a - b);
  // The smallest that so large a share does not exceed.
  const at = (share: number) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
  return { what, unit, times: sorted.length, p50: at(0.5), p95: at(0.95), most: at(1), budget };
}

export function verdict({ p95, budget }: BudgetLine): 'within' | 'over' | '' {
  if (budget === null) return '';
  return p95 <= budget ? 'within' : 'over';
}
