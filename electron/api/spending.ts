import type { SpendingDto } from '../../shared/contract/overview.ts';
import { ExactSum } from '../../shared/domain/exact-sum.ts';
import type { ListedMovement } from '../../shared/domain/listed-movement.ts';
import { once } from '../../shared/domain/once.ts';
import type { PlainDate } from '../../shared/domain/plain-date.ts';

const mostMonths = 12;
const mostApplications = 50;

interface Spent {
  readonly all: ExactSum;
  /** By application id; under null what belongs to none. */
  readonly perApplication: Map<string | null, SpentOn>;
}

/** `name` is what the application was called on `day`, its last one. */
interface SpentOn {
  name: string | null;
  day: PlainDate;
  readonly sum: ExactSum;
}

export type SpentMovement = Pick<
  ListedMovement,
  'kind' | 'isSettled' | 'amountMinor' | 'currency' | 'day' | 'application'
>;

/** `YYYY-MM` of the first month that spending is told of. */
export function firstSpendingMonth(today: PlainDate): string {
  return monthBefore(today.slice(0, 7), mostMonths - 1);
}

/**
 * Settled card payments less refunds, by month of their own day and by currency; `today` says which months are the last. The
 * order of the rows makes no difference.
 */
export function spendingOf(rows: readonly SpentMovement[], today: PlainDate): readonly SpendingDto[] {
  const first = firstSpendingMonth(today);
  const spent = new Map<string, Spent>();
  const ofDays = new Map<string, Spent>();
  for (const { kind, isSettled, amountMinor, currency, day, application } of rows) {
    if (!isSettled || amountMinor === null || currency === null || day < first) continue;
    if (kind !== 'purchase' && kind !== 'refund') continue;
    const month = once(ofDays, day + currency, () => once(spent, `${day.slice(0, 7)} ${currency}`, nothing));
    const id = application?.id ?? null;
    const name = application?.name ?? null;
    const one = once(month.perApplication, id, () => ({ name, day, sum: new ExactSum() }));
    if (day > one.day || (day === one.day && name !== one.name && (name ?? '') > (one.name ?? ''))) {
      one.name = name;
      one.day = day;
    }
    month.all.add(-amountMinor);
    one.sum.add(-amountMinor);
  }
  return [...spent]
    .sort(([a], [b]) => (a.slice(0, 7) === b.slice(0, 7) ? (a < b ? -1 : 1) : a < b ? 1 : -1))
    .map(([key, { all, perApplication }]) => {
      const [month = '', currency = ''] = key.split(' ');
      const applications = largestFirst(perApplication, currency);
      return { month, currency, amount: all.text(currency), count: all.count, applications };
    });
}

function nothing(): Spent {
  return { all: new ExactSum(), perApplication: new Map() };
}

function largestFirst(perApplication: Spent['perApplication'], currency: string): SpendingDto['applications'] {
  const named = [...perApplication]
    .flatMap(([id, { name, sum }]) => (id === null ? [] : [{ id, name, sum }]))
    .sort((a, b) => (a.sum.minor === b.sum.minor ? (a.id < b.id ? -1 : 1) : a.sum.minor < b.sum.minor ? 1 : -1));
  const rest = new ExactSum();
  const none = perApplication.get(null);
  if (none !== undefined) rest.addAll(none.sum);
  for (const { sum } of named.slice(mostApplications)) rest.addAll(sum);
  const rows = named.slice(0, mostApplications).map(({ id, name, sum }) => ({
    applicationId: id,
    application: name,
    amount: sum.text(currency),
    count: sum.count,
  }));
  if (rest.count === 0) return rows;
  return [...rows, { applicationId: null, application: null, amount: rest.text(currency), count: rest.count }];
}

/** `2025-12` is one month before `2026-01`. */
function monthBefore(month: string, count: number): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 - count;
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`;
}
