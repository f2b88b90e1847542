import type { SpendingDto } from '../../../shared/contract/overview.ts';
import { sumAmounts } from './sum-amounts.ts';

/** How many applications have a colour of their own. More could not be told apart. */
const ownSeries = 5;
const monthsShown = 12;

/** An application over all months, or all the others together. */
export interface SpendingSeries {
  readonly key: string;
  /** Null for the others, and for what belongs to no application. */
  readonly applicationId: string | null;
  readonly application: string | null;
  readonly isOther: boolean;
  readonly total: string;
}

export interface SpendingMonth {
  readonly month: string;
  readonly total: string;
  /** By series, in their order. */
  readonly amounts: readonly string[];
}

/** One currency's spending as a table: twelve months, oldest first, by the largest applications and the others. */
export interface SpendingTable {
  readonly series: readonly SpendingSeries[];
  readonly months: readonly SpendingMonth[];
  /** Applications under "other". */
  readonly others: number;
}

/** Currencies that anything was spent in, the one with the most movements first. */
export function spendingCurrencies(spending: readonly SpendingDto[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { currency, count } of spending) counts.set(currency, (counts.get(currency) ?? 0) + count);
  return [...counts].sort(([a, one], [b, other]) => other - one || a.localeCompare(b)).map(([currency]) => currency);
}

/** `lastMonth` is the last one shown; where there is spending in a later one, that is. */
export function spendingTable(spending: readonly SpendingDto[], currency: string, lastMonth: string): SpendingTable {
  const own = spending.filter((row) => row.currency === currency);
  const newest = own.reduce((latest, { month }) => (month > latest ? month : latest), lastMonth);
  const shown = monthsUpTo(newest);
  const rows = own.filter(({ month }) => shown.includes(month));
  const applications = applicationTotals(rows);
  const largest = applications.slice(0, ownSeries);
  const ids = largest.map(({ id }) => id);
  const others = applications.length - largest.length;
  const total = sumAmounts(rows.map(({ amount }) => amount));
  const restTotal = minus(total, sumAmounts(largest.map((one) => one.total)));
  const hasRest = others > 0 || Number(restTotal) !== 0 || rows.some((row) => restOf(row, ids) !== null);
  const series: SpendingSeries[] = largest.map(({ id, name, total: sum }, place) => ({
    key: `s${place}`,
    applicationId: id,
    application: name,
    isOther: false,
    total: sum,
  }));
  if (hasRest) series.push({ key: 'other', applicationId: null, application: null, isOther: true, total: restTotal });
  return {
    series,
    months: shown.map((month) => monthRow(month, rows, ids, hasRest)),
    others,
  };
}

function monthRow(
  month: string,
  rows: readonly SpendingDto[],
  ids: readonly string[],
  hasRest: boolean,
): SpendingMonth {
  const row = rows.find((one) => one.month === month);
  const amounts = ids.map((id) => row?.applications.find(({ applicationId }) => applicationId === id)?.amount ?? '0');
  const total = row?.amount ?? '0';
  return { month, total, amounts: hasRest ? [...amounts, minus(total, sumAmounts(amounts))] : amounts };
}

interface ApplicationTotal {
  readonly id: string;
  readonly name: string;
  readonly total: string;
}

/** Largest first. What belongs to no application, or is not listed singly, is none of them. */
function applicationTotals(rows: readonly SpendingDto[]): readonly ApplicationTotal[] {
  const found = new Map<string, { name: string; amounts: string[] }>();
  for (const { applications } of rows) {
    for (const { applicationId, application, amount } of applications) {
      if (applicationId === null) continue;
      const known = found.get(applicationId) ?? { name: application ?? applicationId, amounts: [] };
      known.amounts.push(amount);
      found.set(applicationId, known);
    }
  }
  return [...found]
    .map(([id, { name, amounts }]) => ({ id, name, total: sumAmounts(amounts) }))
    .sort((a, b) => Number(b.total) - Number(a.total) || a.name.localeCompare(b.name)); // only the order rests on it
}

/** Whether a month has something beside the largest applications. */
function restOf({ applications }: SpendingDto, ids: readonly string[]): string | null {
  const rest = applications.find(({ applicationId }) => applicationId === null || !ids.includes(applicationId));
  return rest?.amount ?? null;
}

function minus(amount: string, other: string): string {
  return sumAmounts([amount, other.startsWith('-') ? other.slice(1) : `-${other}`]);
}

/** Twelve months ending with this one, oldest first. */
function monthsUpTo(last: string): readonly string[] {
  const [year = 0, month = 1] = last.split('-').map(Number);
  return Array.from({ length: monthsShown }, (_, place) => {
    const index = year * 12 + (month - 1) - (monthsShown - 1 - place);
    return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
  });
}
