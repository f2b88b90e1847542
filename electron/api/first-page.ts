import type { MethodInput, MethodOutputs } from '../../shared/contract/methods.ts';
import { rowStates } from '../../shared/contract/review-list.ts';
import { ExactSum } from '../../shared/domain/exact-sum.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import type { ListedMovement, ListedState } from '../../shared/domain/listed-movement.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import type { LedgerView, ListTotal } from '../ports/ledger.ts';
import { Listing } from './listing.ts';
import type { MovementListReader } from './movement-list-reader.ts';
import { toReviewRow, toSums } from './to-review-row.ts';

type Page = MethodOutputs['review.query'];

/** Rows from the top, further down than which it is quicker to make the list. */
const mostRows = 500;

/**
 * The top of the newest movements, of some states or of all, from the books themselves while the list in memory is not made
 * yet: a third of what making it takes, and exactly what it would answer. Null where the list has to be asked.
 */
export function readFirstPage(
  reader: MovementListReader,
  { filter, sort, offset, limit }: MethodInput<'review.query'>,
): Result<Page | null, Failure> {
  const { states = rowStates.filter((state) => state !== 'none'), ...further } = filter;
  const isTop = sort.by === 'date' && sort.descending && offset + limit <= mostRows;
  if (!isTop || Object.keys(further).length > 0) return ok(null);
  const glance = reader.glance();
  if (!glance.ok || glance.value === null) return glance.ok ? ok(null) : glance;
  const { view, revision, organisation } = glance.value;
  const version = view.dataVersion();
  const rows = newestRows(view, organisation.timeZone, states, offset + limit);
  const totals = view.listTotals();
  if (view.dataVersion() !== version) return ok(null); // the rows and the totals are of two moments
  const wanted = totals.filter(({ state }) => states.includes(state));
  return ok({
    revision,
    total: wanted.reduce((sum, { movements }) => sum + movements, 0),
    offset,
    rows: rows.slice(offset, offset + limit).map(toReviewRow),
    sums: toSums(sumsOf(wanted)),
    states: countsOf(totals),
  });
}

/** In the order of the list: newest day first, within a day as they come, by id. */
function newestRows(
  view: LedgerView,
  timeZone: string,
  states: readonly ListedState[],
  count: number,
): readonly ListedMovement[] {
  const listing = new Listing(timeZone);
  return view
    .newestListRows(states, count)
    .map((row) => listing.list(row))
    .sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? 1 : -1));
}

function sumsOf(totals: readonly ListTotal[]): ReadonlyMap<string, ExactSum> {
  const sums = new Map<string, ExactSum>();
  for (const { currency, minor, amounts } of totals) {
    if (currency === null || amounts === 0) continue;
    const sum = sums.get(currency) ?? new ExactSum();
    sum.addMade(minor, amounts);
    sums.set(currency, sum);
  }
  return sums;
}

function countsOf(totals: readonly ListTotal[]): Page['states'] {
  const counts: Partial<Record<ListedState, number>> = {};
  for (const { state, movements } of totals) counts[state] = (counts[state] ?? 0) + movements;
  return counts;
}
