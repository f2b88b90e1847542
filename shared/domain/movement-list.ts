import { ExactSum } from './exact-sum.ts';
import type { ListedMovement, ListedState, MovementFilter, MovementSort } from './listed-movement.ts';
import { MovementColumns } from './movement-columns.ts';
import { countFacets, type MovementFacets } from './movement-facets.ts';
import { testOf } from './movement-filter.ts';
import { MovementOrder } from './movement-order.ts';
import { MovementSearch } from './movement-search.ts';

/** What of a list a filter lets through. */
export interface MovementSelection {
  /** In the order that was asked for. */
  readonly positions: Int32Array;
  /** Over the selected, by currency. */
  readonly sums: ReadonlyMap<string, ExactSum>;
  /** Rows per state that match everything but the filter's states. */
  readonly states: ReadonlyMap<ListedState, number>;
}

/** What a filter lets through, whatever the order. */
interface Matches extends Omit<MovementSelection, 'positions'> {
  /** 1 at the positions of the selected rows. */
  readonly isWanted: Uint8Array;
  readonly total: number;
}

/** So many selections are kept: a list that is scrolled, and what was asked beside it. */
const keptSelections = 4;

/** All movements in memory, ready to be filtered, sorted and counted while someone types. */
export class MovementList {
  readonly #columns: MovementColumns;
  readonly #order: MovementOrder;
  readonly #search: MovementSearch;
  readonly #selections = new Map<string, MovementSelection>();
  /** Of the last filter: a list that is sorted anew is looked through once. */
  #matches: { readonly key: string; readonly matches: Matches } | null = null;
  #facets: MovementFacets | null = null;

  /** `states` are all there are, in their order on the screen. `before` is a list that this one takes the place of. */
  constructor(states: readonly ListedState[], before: MovementList | null = null) {
    this.#columns = new MovementColumns(states);
    this.#order = new MovementOrder(this.#columns, before === null ? null : before.#order);
    this.#search = new MovementSearch(this.#columns);
  }

  get rows(): readonly ListedMovement[] {
    return this.#columns.rows;
  }

  find(id: string): ListedMovement | null {
    return this.rows[this.#columns.positionOf(id) ?? -1] ?? null;
  }

  /** Rows come in the order of their ids. */
  append(row: ListedMovement): void {
    this.#columns.append(row);
    this.#forget();
  }

  /** False where the list has no such row. */
  replace(row: ListedMovement): boolean {
    const position = this.#columns.positionOf(row.id);
    if (position === null) return false;
    this.#columns.replace(position, row);
    this.#forget();
    return true;
  }

  /** Does what takes long about an order, with pauses. Without it the first use of that order does. */
  prepare(by: MovementSort['by']): Generator<void, void, undefined> {
    return this.#order.prepare(by);
  }

  /** The same for the texts that a search looks through. */
  prepareSearch(): Generator<void, void, undefined> {
    return this.#columns.prepareTexts();
  }

  select(filter: MovementFilter, sort: MovementSort): MovementSelection {
    const key = JSON.stringify([filter, sort.by, sort.descending]);
    const selection = this.#selections.get(key) ?? this.#select(filter, sort);
    this.#selections.delete(key); // the last used is the last to go
    this.#selections.set(key, selection);
    for (const oldest of this.#selections.keys()) {
      if (this.#selections.size <= keptSelections) break;
      this.#selections.delete(oldest);
    }
    return selection;
  }

  facets(): MovementFacets {
    this.#facets ??= countFacets(this.#columns);
    return this.#facets;
  }

  #select(filter: MovementFilter, sort: MovementSort): MovementSelection {
    const key = JSON.stringify(filter);
    if (this.#matches?.key !== key) this.#matches = { key, matches: this.#match(filter) };
    const { isWanted, total, sums, states } = this.#matches.matches;
    const positions = new Int32Array(total);
    let at = 0;
    for (const position of this.#order.positions(sort)) {
      if (isWanted[position] !== 1) continue;
      positions[at] = position;
      at += 1;
    }
    return { positions, sums, states };
  }

  #match(filter: MovementFilter): Matches {
    const { rows, states, state, minor, currency, currencies } = this.#columns;
    const test = testOf(this.#columns, filter, this.#search.find(filter.search ?? ''));
    const stateCodes = state.values;
    const amounts = minor.values;
    const currencyCodes = currency.values;
    const counts = new Uint32Array(states.length);
    const sums = currencies.texts.map(() => new ExactSum());
    const isWanted = new Uint8Array(rows.length);
    let total = 0;
    for (let position = 0; position < rows.length; position += 1) {
      if (!test.matches(position)) continue;
      const code = stateCodes[position] ?? -1;
      counts[code] = (counts[code] ?? 0) + 1;
      if (test.isStateWanted[code] !== true) continue;
      isWanted[position] = 1;
      total += 1;
      const amountMinor = amounts[position] ?? Number.NaN;
      if (!Number.isNaN(amountMinor)) sums[currencyCodes[position] ?? -1]?.add(amountMinor);
    }
    return {
      isWanted,
      total,
      sums: new Map(currencies.texts.flatMap((text, code) => withCount(text, sums[code]))),
      states: new Map(states.flatMap((name, code) => ((counts[code] ?? 0) > 0 ? [[name, counts[code] ?? 0]] : []))),
    };
  }

  #forget(): void {
    if (this.#selections.size > 0) this.#selections.clear(); // of an empty one it takes time, too: each row of a load comes here
    this.#matches = null;
    this.#search.forget();
    this.#facets = null;
  }
}

function withCount(currency: string, sum: ExactSum | undefined): [string, ExactSum][] {
  return sum === undefined || sum.count === 0 ? [] : [[currency, sum]];
}
