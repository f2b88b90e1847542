/** Days that an export is about, both included; null where it is not bounded. */
export interface Days {
  readonly from: string | null;
  readonly to: string | null;
}

export const dayChoices = ['this-month', 'last-month', 'this-year', 'open-year', 'all', 'own'] as const;
export type DayChoice = (typeof dayChoices)[number];

/**
 * The days that a choice means today. The open year begins after the end-of-year lock date, so it is only there where
 * Xero has one; `own` days are the person's.
 */
export function daysOf(
  choice: Exclude<DayChoice, 'own'>,
  today: string,
  endOfYearLockDate: string | null,
): Days | null {
  const firstOfMonth = `${today.slice(0, 7)}-01`;
  switch (choice) {
    case 'this-month':
      return { from: firstOfMonth, to: today };
    case 'last-month': {
      const to = dayAfter(firstOfMonth, -1);
      return { from: `${to.slice(0, 7)}-01`, to };
    }
    case 'this-year':
      return { from: `${today.slice(0, 4)}-01-01`, to: today };
    case 'open-year': {
      if (endOfYearLockDate === null) return null;
      const from = dayAfter(endOfYearLockDate, 1);
      return from > today ? null : { from, to: today };
    }
    case 'all':
      return { from: null, to: null };
  }
}

/** Plain days have no time zone, so they are counted in one that never changes its clocks. */
export function dayAfter(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}
