import type { MovementSort } from './listed-movement.ts';
import type { MovementColumns } from './movement-columns.ts';
import type { NumberColumn } from './number-column.ts';
import { orderTexts } from './order-texts.ts';
import type { TextCodes } from './text-codes.ts';

type SortKey = MovementSort['by'];
type TextKey = Extract<SortKey, 'application' | 'description' | 'account' | 'coding'>;

/** The rank of every row in one order, from 0 without gaps; -1 for rows that have no value. */
interface Ranks {
  readonly ranks: Int32Array;
  readonly count: number;
}

/** What an order of positions was made of. */
interface Sorted {
  readonly ranks: Ranks;
  readonly byDay: Int32Array;
  readonly descending: boolean;
}

/** Distinct texts of a column in order, and the rank of each by its code. */
interface TextOrder {
  readonly ordered: readonly string[];
  readonly rankOfCode: Int32Array;
}

/**
 * The orders of a list. Equal rows lie newest day first, then by id, whichever way the rest is sorted; rows without a value
 * come last either way. Ranks are found once and kept until a value changes, so that sorting only counts.
 */
export class MovementOrder {
  readonly #columns: MovementColumns;
  readonly #texts = new Map<TextKey, TextOrder>();
  readonly #ranks = new Map<SortKey, Ranks & { readonly version: number }>();
  /** What an earlier list had put in order. */
  readonly #known: ReadonlyMap<TextKey, readonly string[]>;
  /** The order that was asked for last: each letter of a search asks for the same. */
  #last: (Sorted & { readonly positions: Int32Array }) | null = null;
  #newestFirst: { readonly positions: Int32Array; readonly version: number } | null = null;

  constructor(columns: MovementColumns, before: MovementOrder | null) {
    this.#columns = columns;
    this.#known = new Map([...(before === null ? [] : before.#texts)].map(([key, { ordered }]) => [key, ordered]));
  }

  /** Does what takes long, with pauses; `positions` takes little time right after it. */
  *prepare(by: SortKey): Generator<void, void, undefined> {
    if (isTextKey(by)) yield* this.#orderTexts(by);
    this.#byDay();
    yield;
    this.#ranksOf(by);
  }

  /** All positions in this order, to be read alone. */
  positions({ by, descending }: MovementSort): Int32Array {
    const byDay = this.#byDay();
    const ranks = this.#ranksOf(by);
    const last = this.#last;
    if (last !== null && last.ranks === ranks && last.byDay === byDay && last.descending === descending) {
      return last.positions;
    }
    const positions = sorted(ranks, byDay, descending);
    this.#last = { ranks, byDay, descending, positions };
    return positions;
  }

  #byDay(): Int32Array {
    const { day, rows } = this.#columns;
    if (this.#newestFirst?.version === day.version) return this.#newestFirst.positions;
    const byId = new Int32Array(rows.length); // rows lie in the order of their ids
    for (let position = 0; position < byId.length; position += 1) byId[position] = position;
    const positions = sorted(this.#ranksOf('date'), byId, true);
    this.#newestFirst = { positions, version: day.version };
    return positions;
  }

  #ranksOf(by: SortKey): Ranks {
    const { version } = columnOf(this.#columns, by);
    const known = this.#ranks.get(by);
    if (known?.version === version) return known;
    const ranks = { ...this.#rank(by), version };
    this.#ranks.set(by, ranks);
    return ranks;
  }

  #rank(by: SortKey): Ranks {
    const { rows } = this.#columns;
    const { values } = columnOf(this.#columns, by);
    if (!isTextKey(by)) return rankNumbers(values, rows.length);
    const ordering = this.#orderTexts(by); // in one go where it was not prepared
    let step = ordering.next();
    while (step.done !== true) step = ordering.next();
    const { ordered, rankOfCode } = step.value;
    const ranks = new Int32Array(rows.length);
    for (let position = 0; position < rows.length; position += 1) {
      ranks[position] = rankOfCode[values[position] ?? -1] ?? -1;
    }
    return { ranks, count: ordered.length };
  }

  *#orderTexts(by: TextKey): Generator<void, TextOrder, undefined> {
    const codes = codesOf(this.#columns, by);
    const present = this.#texts.get(by);
    const texts = codes.texts.slice();
    if (present?.ordered.length === texts.length) return present; // texts are only ever added
    const known = present?.ordered ?? (this.#known.get(by) ?? []).filter((text) => codes.find(text) !== null);
    const isKnown = new Uint8Array(texts.length);
    for (const text of known) isKnown[codes.find(text) ?? -1] = 1;
    yield;
    const fresh = texts.filter((_, code) => isKnown[code] === 0);
    yield;
    const ordered = yield* orderTexts(fresh, known);
    yield;
    const rankOfCode = new Int32Array(texts.length);
    for (const [rank, text] of ordered.entries()) rankOfCode[codes.find(text) ?? -1] = rank;
    const missing = by === 'account' ? codes.find('') : null;
    if (missing !== null) rankOfCode[missing] = -1;
    const order = { ordered, rankOfCode };
    this.#texts.set(by, order);
    return order;
  }
}

function isTextKey(by: SortKey): by is TextKey {
  return by === 'application' || by === 'description' || by === 'account' || by === 'coding';
}

function columnOf(columns: MovementColumns, by: SortKey): NumberColumn {
  if (by === 'date') return columns.day;
  return by === 'application' ? columns.applicationName : columns[by];
}

function codesOf(columns: MovementColumns, by: TextKey): TextCodes {
  switch (by) {
    case 'application':
      return columns.applicationNames;
    case 'description':
      return columns.descriptions;
    case 'account':
      return columns.accounts;
    case 'coding':
      return columns.codings;
  }
}

function rankNumbers(values: Float64Array, length: number): Ranks {
  const distinct = values.slice(0, length).sort(); // NaN comes last
  let count = 0;
  for (const value of distinct) {
    if (Number.isNaN(value)) break;
    if (count > 0 && distinct[count - 1] === value) continue;
    distinct[count] = value;
    count += 1;
  }
  const ranks = new Int32Array(length);
  for (let position = 0; position < length; position += 1) {
    const value = values[position] ?? Number.NaN;
    ranks[position] = Number.isNaN(value) ? -1 : placeOf(value, distinct, count);
  }
  return { ranks, count };
}

/** Where `value` lies among the first `count` of these ascending numbers, which have it. */
function placeOf(value: number, ascending: Float64Array, count: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Counting sort: keeps the order of `base` among equals. */
function sorted({ ranks, count }: Ranks, base: Int32Array, descending: boolean): Int32Array {
  const bucketOf = (rank: number) => (rank < 0 ? count : descending ? count - 1 - rank : rank);
  const next = new Int32Array(count + 2);
  for (const position of base) {
    const bucket = bucketOf(ranks[position] ?? -1) + 1;
    next[bucket] = (next[bucket] ?? 0) + 1;
  }
  for (let bucket = 1; bucket < next.length; bucket += 1) next[bucket] = (next[bucket] ?? 0) + (next[bucket - 1] ?? 0);
  const result = new Int32Array(base.length);
  for (const position of base) {
    const bucket = bucketOf(ranks[position] ?? -1);
    const at = next[bucket] ?? 0;
    result[at] = position;
    next[bucket] = at + 1;
  }
  return result;
}
