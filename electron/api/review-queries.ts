import type { MethodInput, MethodOutputs } from '../../shared/contract/methods.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import type { CompanyHost } from './company-host.ts';
import { readFirstPage } from './first-page.ts';
import type { Handlers } from './handlers.ts';
import { MovementListReader } from './movement-list-reader.ts';
import { readItem } from './review-item.ts';
import { toReviewRow, toSums } from './to-review-row.ts';

type ReviewQueries = Pick<Handlers, 'review.query' | 'review.facets' | 'review.ids' | 'review.item'>;

/** What the review screen reads. Each answer is of one moment, and says by its revision of which. */
export function reviewQueries(host: CompanyHost): ReviewQueries {
  return {
    'review.query': (input) => queryList(host, input),
    'review.facets': () => readFacets(host),
    'review.ids': (input) => listIds(host, input),
    'review.item': (input) => readItem(host, input),
  };
}

async function queryList(
  host: CompanyHost,
  input: MethodInput<'review.query'>,
): Promise<Result<MethodOutputs['review.query'], Failure>> {
  const first = readFirstPage(MovementListReader.of(host), input);
  if (!first.ok) return first;
  if (first.value !== null) return ok(first.value);
  const { filter, sort, offset, limit } = input;
  const current = await MovementListReader.of(host).read(sort.by);
  if (!current.ok) return current;
  const { list, revision } = current.value;
  const { positions, sums, states } = list.select(filter, sort);
  const shown = Array.from(positions.subarray(offset, offset + limit), (position) => list.rows[position]);
  return ok({
    revision,
    total: positions.length,
    offset,
    rows: shown.filter((row) => row !== undefined).map(toReviewRow),
    sums: toSums(sums),
    states: Object.fromEntries(states),
  });
}

async function readFacets(host: CompanyHost): Promise<Result<MethodOutputs['review.facets'], Failure>> {
  const current = await MovementListReader.of(host).read();
  if (!current.ok) return current;
  const { list, revision } = current.value;
  const { states, ...facets } = list.facets();
  return ok({ revision, states: Object.fromEntries(states), ...facets });
}

async function listIds(
  host: CompanyHost,
  { filter, sort, offset, limit }: MethodInput<'review.ids'>,
): Promise<Result<MethodOutputs['review.ids'], Failure>> {
  const current = await MovementListReader.of(host).read(sort.by);
  if (!current.ok) return current;
  const { list, revision } = current.value;
  const { positions } = list.select(filter, sort);
  const ids: string[] = [];
  for (const position of positions.subarray(offset, offset + limit)) {
    const row = list.rows[position];
    if (row !== undefined) ids.push(row.id);
  }
  return ok({ revision, ids });
}
