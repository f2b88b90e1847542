import type { ReviewFilter, ReviewPageDto, ReviewRowDto, ReviewSort } from '../../../shared/contract/review-list.ts';
import type { DecidableRow } from './objection-to.ts';
import { negated, sumAmounts } from './sum-amounts.ts';

/** What is known of a selected row after it has scrolled out of sight. */
export type KnownRow = DecidableRow &
  Pick<
    ReviewRowDto,
    'transactionId' | 'stamp' | 'day' | 'kind' | 'amount' | 'currency' | 'applicationId' | 'application' | 'description'
  >;

/** A stretch of the list that was selected as one. */
export interface Stretch {
  readonly filter: ReviewFilter;
  readonly sort: ReviewSort;
  readonly offset: number;
  readonly limit: number;
}

/** Everything that matched when it was selected, until its ids are there. */
export interface Whole {
  readonly total: number;
  readonly sums: ReviewPageDto['sums'];
}

/**
 * What is selected. `whole` says that all of the list was meant: it shows at once, and the ids follow a moment later; from
 * then on it is these rows and no others, whatever comes into the list.
 */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** Rows that were taken out while the ids of the whole were still on their way. */
  readonly except: ReadonlySet<string>;
  readonly whole: Whole | null;
  readonly isComplete: boolean;
  readonly stretches: readonly Stretch[];
}

const none: ReadonlySet<string> = new Set();
export const emptySelection: Selection = { ids: none, except: none, whole: null, isComplete: true, stretches: [] };

export function isSelected(selection: Selection, id: string): boolean {
  return selection.isComplete ? selection.ids.has(id) : !selection.except.has(id);
}

export function selectedCount({ ids, except, whole, isComplete }: Selection): number {
  return isComplete || whole === null ? ids.size : Math.max(0, whole.total - except.size);
}

export function toggled(selection: Selection, id: string): Selection {
  if (!selection.isComplete) return { ...selection, except: flipped(selection.except, id) };
  return { ...selection, ids: flipped(selection.ids, id) };
}

function flipped(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}

export function added(selection: Selection, ids: readonly string[], stretch?: Stretch): Selection {
  const stretches = stretch === undefined ? selection.stretches : [...selection.stretches, stretch];
  if (!selection.isComplete) {
    return { ...selection, except: new Set([...selection.except].filter((id) => !ids.includes(id))), stretches };
  }
  return { ...selection, ids: new Set([...selection.ids, ...ids]), stretches };
}

export function without(selection: Selection, ids: Iterable<string>): Selection {
  const next = new Set(selection.ids);
  for (const id of ids) next.delete(id);
  return next.size === 0 ? emptySelection : { ...selection, ids: next };
}

export function selectedWhole(whole: Whole, stretch: Stretch): Selection {
  return { ids: none, except: none, whole, isComplete: false, stretches: [stretch] };
}

/** The ids of the whole are there. */
export function completed(selection: Selection, ids: readonly string[]): Selection {
  if (selection.isComplete) return selection;
  return { ...selection, ids: new Set(ids.filter((id) => !selection.except.has(id))), except: none, isComplete: true };
}

/** Sums per currency; null while not every selected row is known, for half a sum would mislead. */
export function selectedSums(
  selection: Selection,
  known: ReadonlyMap<string, KnownRow>,
): readonly { readonly currency: string; readonly amount: string }[] | null {
  const { whole, isComplete, except } = selection;
  if (whole !== null && !isComplete) return wholeSums(whole, rowsOf(except, known));
  const rows = rowsOf(selection.ids, known);
  if (rows !== null) return sumsOf(rows, false);
  return whole !== null && selection.ids.size === whole.total ? whole.sums : null;
}

function rowsOf(ids: ReadonlySet<string>, known: ReadonlyMap<string, KnownRow>): KnownRow[] | null {
  const rows: KnownRow[] = [];
  for (const id of ids) {
    const row = known.get(id);
    if (row === undefined) return null;
    rows.push(row);
  }
  return rows;
}

function wholeSums(whole: Whole, taken: readonly KnownRow[] | null) {
  if (taken === null) return null;
  const less = new Map(sumsOf(taken, true).map(({ currency, amount }) => [currency, amount]));
  return whole.sums.map(({ currency, amount }) => ({
    currency,
    amount: sumAmounts([amount, less.get(currency) ?? '0']),
  }));
}

function sumsOf(rows: readonly KnownRow[], isNegated: boolean) {
  const amounts = new Map<string, string[]>();
  for (const { amount, currency } of rows) {
    if (amount === null || currency === null) continue;
    const list = amounts.get(currency) ?? [];
    list.push(isNegated ? negated(amount) : amount);
    amounts.set(currency, list);
  }
  return [...amounts].map(([currency, list]) => ({ currency, amount: sumAmounts(list) }));
}
