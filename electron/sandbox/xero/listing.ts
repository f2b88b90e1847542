import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { Answer, SandboxRequest } from '../http/exchange.ts';
import { queryProblem, tooManyRows } from './problem-answers.ts';
import { type FieldReaders, parseWhere } from './where-clause.ts';

export interface Page<T> {
  readonly items: readonly T[];
  /** Null where the request named no page: then everything is in `items`, and without line items. */
  readonly pagination: { page: number; pageSize: number; pageCount: number; itemCount: number } | null;
}

export interface ListRules<T> {
  readonly readers: FieldReaders<T>;
  readonly updatedAtMs: (record: T) => number;
  readonly defaultOrder: string;
}

/** More rows than this are refused, page or not. */
const mostRows = 100_000;

/** `where`, `order` and `If-Modified-Since` of a list request, without paging. */
export function selectRows<T>(
  request: SandboxRequest,
  all: readonly T[],
  rules: ListRules<T>,
): Result<readonly T[], Answer> {
  let rows: readonly T[] = all;
  const where = request.query.get('where');
  if (where !== null && where.trim() !== '') {
    const predicate = parseWhere(where, rules.readers);
    if (!predicate.ok) return err(queryProblem(predicate.error));
    rows = rows.filter(predicate.value);
  }
  const sinceMs = modifiedSinceMs(request);
  if (sinceMs !== null) rows = rows.filter((row) => Math.floor(rules.updatedAtMs(row) / 1000) * 1000 > sinceMs);
  if (rows.length > mostRows) return err(tooManyRows());
  return orderRows(rows, request.query.get('order') ?? rules.defaultOrder, rules.readers);
}

/** True where the request asked only for what changed; an empty result is then a 304. */
export function isConditional(request: SandboxRequest): boolean {
  return modifiedSinceMs(request) !== null;
}

/** An answer to a conditional request that found nothing new. */
export const notModified: Answer = { status: 304, headers: {}, body: '' };

export function pageOf<T>(request: SandboxRequest, rows: readonly T[]): Result<Page<T>, Answer> {
  const asked = request.query.get('page');
  if (asked === null) return ok({ items: rows, pagination: null });
  const page = Number(asked);
  const pageSize = Number(request.query.get('pageSize') ?? 100);
  if (!Number.isInteger(page) || page < 1) return err(queryProblem('page must be a whole number of 1 or more'));
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > 1000)
    return err(queryProblem('pageSize must be 1 to 1000'));
  const items = rows.slice((page - 1) * pageSize, page * pageSize);
  const pageCount = Math.ceil(rows.length / pageSize);
  return ok({ items, pagination: { page, pageSize, pageCount, itemCount: rows.length } });
}

function modifiedSinceMs(request: SandboxRequest): number | null {
  const sent = request.headers['if-modified-since'];
  if (sent === undefined) return null;
  const ms = Date.parse(/^\d{4}-\d\d-\d\dT[\d:.]+$/.test(sent) ? `${sent}Z` : sent);
  return Number.isNaN(ms) ? null : Math.floor(ms / 1000) * 1000;
}

function orderRows<T>(rows: readonly T[], order: string, readers: FieldReaders<T>): Result<readonly T[], Answer> {
  const keys: { read: FieldReaders<T>[string]; sign: number }[] = [];
  for (const part of order.split(',')) {
    const [name = '', direction = 'ASC'] = part.trim().split(/\s+/);
    const read = readers[name];
    if (read === undefined) return err(queryProblem(`No property or field '${name}' exists in this type`));
    keys.push({ read, sign: direction.toUpperCase() === 'DESC' ? -1 : 1 });
  }
  const sorted = rows.toSorted((a, b) => {
    for (const { read, sign } of keys) {
      const [left, right] = [read(a) ?? '', read(b) ?? ''];
      if (left < right) return -sign;
      if (left > right) return sign;
    }
    return 0;
  });
  return ok(sorted);
}
