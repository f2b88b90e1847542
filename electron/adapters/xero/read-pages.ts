import type { Failure } from '../../../shared/domain/failure.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import { incompatible } from './xero-failure.ts';

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** How many pages Xero says there are; null where it does not. */
  readonly pageCount: number | null;
  readonly idOf: (row: Row) => string;
}

/** The most that Xero gives in one page (Xero: Paging, developer.xero.com). */
export const pageSize = 1000;
/** Xero refuses to list more than 100,000 rows, so this is never reached by a list that is meant seriously. */
const maxPages = 250;

/**
 * All rows of a list, each once. Ends with the last page that Xero announces; where it announces none, with the first page
 * that brings nothing new, since a short page may be the service's own idea of a page.
 */
export async function readPages<Row>(
  readPage: (page: number) => Promise<Result<Page<Row>, Failure>>,
  what: string,
): Promise<Result<readonly Row[], Failure>> {
  const read = await readFirstPages(readPage, maxPages);
  if (!read.ok) return read;
  return read.value.isWhole ? ok(read.value.rows) : err(incompatible(what));
}

/** The first rows of a list, at most so many pages; `isWhole` says whether that was all of it. */
export async function readFirstPages<Row>(
  readPage: (page: number) => Promise<Result<Page<Row>, Failure>>,
  mostPages: number,
): Promise<Result<{ readonly rows: readonly Row[]; readonly isWhole: boolean }, Failure>> {
  const rows = new Map<string, Row>();
  for (let page = 1; page <= mostPages; page += 1) {
    const read = await readPage(page);
    if (!read.ok) return read;
    const before = rows.size;
    for (const row of read.value.rows) rows.set(read.value.idOf(row), row);
    const { pageCount } = read.value;
    const isLast = pageCount === null ? rows.size === before : page >= pageCount;
    if (isLast) return ok({ rows: [...rows.values()], isWhole: true });
  }
  return ok({ rows: [...rows.values()], isWhole: false });
}
