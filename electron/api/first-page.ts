import type { MethodInput, MethodOutputs } from '../../shared/contract/methods.ts';
import { rowStates } from '../../shared/contract/review-list.ts';
import { ExactSum } from '../../shared/domain/exact-sum.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import type { ListedMovement, ListedState } from '../../shared/domain/listed-movement.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import type { LedgerView, ListTotals } from '../ports/ledger.ts';
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
  if (rows === null) return ok(null);
  const totals = view.listTotals(states);
  if (view.dataVersion() !== version) return ok(null); // the rows and the totals are of two moments
  return ok({
    revision,
    total: states.reduce((sum, state) => sum + (totals.states.get(state) ?? 0), 0),
    offset,
    rows: rows.slice(offset, offset + limit).map(toReviewRow),
    sums: toSums(sumsOf(totals)),
    states: Object.fromEntries(totals.states),
  });
}

/** In the order of the list: newest day first, within a day as they come, by id. */
function newestRows(
  view: LedgerView,
  timeZone: string,
  states: readonly ListedState[],
  count: number,
): readonly ListedMovement[] | null {
  const rows = view.newestListRows(states, count);
  if (rows === null) return null;
  const listing = new Listing(timeZone);
  return rows.map((row) => listing.list(row)).sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? 1 : -1));
}

function sumsOf({ sums }: ListTotals): ReadonlyMap<string, ExactSum> {
  return new Map(
    sums.map(({ currency, minor, count }) => {
      const sum = new ExactSum();
      sum.addMade(minor, count);
      return [currency, sum];
    }),
  );
}
