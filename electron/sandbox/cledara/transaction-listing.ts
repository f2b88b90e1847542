import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { CledaraTransaction } from '../world/cledara-shapes.ts';
import type { CledaraWorkspace } from '../world/cledara-workspace.ts';

export interface TransactionPage {
  readonly transactions: readonly CledaraTransaction[];
  readonly nextOffset: number | null;
  readonly hasMore: boolean;
  readonly totalCount: number;
}

interface Filter {
  readonly fromMs: number;
  readonly toMs: number;
  readonly applicationIds: ReadonlySet<string>;
}

/**
 * Pages of movements, newest first. Offsets are live: a row that comes or goes between two pages shifts what follows.
 * What a filter selects is kept until the workspace changes, so that paging through everything stays linear.
 */
export class TransactionListing {
  readonly #workspace: CledaraWorkspace;
  #selected: { readonly key: string; readonly revision: number; readonly rows: readonly CledaraTransaction[] } | null =
    null;

  constructor(workspace: CledaraWorkspace) {
    this.#workspace = workspace;
  }

  page(query: URLSearchParams): Result<TransactionPage, string> {
    const filter = parseFilter(query);
    const offset = Number(query.get('offset') ?? 0);
    if (filter === null) return err('from and to must be RFC 3339 timestamps');
    if (!Number.isInteger(offset) || offset < 0) return err('offset must be a whole number of 0 or more');
    const rows = this.#select(filter, query);
    const transactions = rows.slice(offset, offset + this.#workspace.pageSize);
    const next = offset + transactions.length;
    const hasMore = next < rows.length;
    return ok({ transactions, nextOffset: hasMore ? next : null, hasMore, totalCount: rows.length });
  }

  #select(filter: Filter, query: URLSearchParams): readonly CledaraTransaction[] {
    const { revision } = this.#workspace;
    const key = [query.get('from'), query.get('to'), ...query.getAll('applicationIds')].join('|');
    if (this.#selected?.key === key && this.#selected.revision === revision) return this.#selected.rows;
    const rows = this.#workspace.transactions.filter((row) => isWanted(row, filter));
    this.#selected = { key, revision, rows };
    return rows;
  }
}

function parseFilter(query: URLSearchParams): Filter | null {
  const fromMs = instantOf(query.get('from'), Number.NEGATIVE_INFINITY);
  const toMs = instantOf(query.get('to'), Number.POSITIVE_INFINITY);
  if (Number.isNaN(fromMs) || Number.isNaN(toMs)) return null;
  return { fromMs, toMs, applicationIds: new Set(query.getAll('applicationIds')) };
}

function instantOf(text: string | null, absent: number): number {
  if (text === null) return absent;
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
}

function isWanted(row: CledaraTransaction, { fromMs, toMs, applicationIds }: Filter): boolean {
  const atMs = Date.parse(row.authorizedAt);
  if (atMs <= fromMs || atMs >= toMs) return false;
  return applicationIds.size === 0 || (row.application !== undefined && applicationIds.has(row.application.id));
}
