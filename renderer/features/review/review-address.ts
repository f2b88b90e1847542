import type { ReviewFilter, ReviewSort, RowState } from '../../../shared/contract/review-list.ts';
import { stateGroups } from './state-groups.ts';
import { stateLooks } from './state-looks.ts';

/** What the list shows: kept in the address, so that links lead to it and back goes back. */
export interface ReviewPlace {
  readonly filter: ReviewFilter;
  readonly sort: ReviewSort;
  /** The transaction that is open beside the list. */
  readonly item: string | null;
}

export const firstSort: ReviewSort = { by: 'date', descending: true };

/** What needs a person: where the list begins. */
export const firstFilter: ReviewFilter = { states: [...stateGroups.review] };

const sorts = ['date', 'amount', 'application', 'description', 'state', 'account', 'coding'] as const;
const invoices = ['none', 'has', 'attached', 'problem'] as const;
const lists = ['accounts', 'applications', 'months', 'causes'] as const;
/** What the list is narrowed to; a parameter of another name is none of it. */
const filterNames = ['states', ...lists, 'amountFrom', 'amountTo', 'invoice', 'search'];

/**
 * An address may be typed, or be of another version: what is not understood in it is left out. Without any filter it means
 * what needs a person; `states=all` means every state but "not posted", as does a filter that names no state.
 */
export function placeOf(query: URLSearchParams): ReviewPlace {
  const named = filterNames.some((name) => query.has(name));
  return { filter: named ? filterOf(query) : firstFilter, sort: sortOf(query.get('sort')), item: itemOf(query) };
}

function filterOf(query: URLSearchParams): ReviewFilter {
  const states = query.getAll('states').filter((state): state is RowState => Object.hasOwn(stateLooks, state));
  const invoice = invoices.filter((one) => query.getAll('invoice').includes(one));
  const amountFrom = amountOf(query.get('amountFrom'));
  const amountTo = amountOf(query.get('amountTo'));
  const search = (query.get('search') ?? '').slice(0, 200);
  const filter: ReviewFilter = {};
  if (states.length > 0) filter.states = [...new Set(states)];
  for (const name of lists) {
    const values = [...new Set(query.getAll(name))].filter((value) => isUsable(name, value)).slice(0, 500);
    if (values.length > 0) filter[name] = values;
  }
  if (amountFrom !== null) filter.amountFrom = amountFrom;
  if (amountTo !== null) filter.amountTo = amountTo;
  if (invoice.length > 0) filter.invoice = invoice;
  if (search !== '') filter.search = search;
  return filter;
}

function isUsable(name: (typeof lists)[number], value: string): boolean {
  return name === 'months' ? /^\d{4}-\d{2}$/.test(value) : value.length <= 500;
}

function amountOf(text: string | null): number | null {
  const amount = text === null || text === '' ? Number.NaN : Number(text);
  return amount >= 0 && amount <= 1e13 ? amount : null;
}

function sortOf(text: string | null): ReviewSort {
  const by = sorts.find((name) => text === name || text === `-${name}`);
  return by === undefined ? firstSort : { by, descending: text?.startsWith('-') ?? false };
}

function itemOf(query: URLSearchParams): string | null {
  const item = query.get('item') ?? '';
  return item === '' || item.length > 200 ? null : item;
}

/** The address of what is shown. */
export function hrefOf({ filter, sort, item }: ReviewPlace): string {
  const query = new URLSearchParams();
  if (!sameFilter(filter, firstFilter)) {
    if (filter.states === undefined) query.append('states', 'all');
    for (const [name, value] of Object.entries(filter)) {
      for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one));
    }
  }
  if (sort.by !== firstSort.by || sort.descending !== firstSort.descending) {
    query.set('sort', `${sort.descending ? '-' : ''}${sort.by}`);
  }
  if (item !== null) query.set('item', item);
  const text = query.toString();
  return text === '' ? '#/review' : `#/review?${text}`;
}

/** Whether two filters say the same, whatever the order of their values. */
export function sameFilter(one: ReviewFilter, other: ReviewFilter): boolean {
  return filterKey(one) === filterKey(other);
}

export function filterKey(filter: ReviewFilter): string {
  const entries = Object.entries(filter).map(([name, value]) => [
    name,
    Array.isArray(value) ? [...value].sort() : value,
  ]);
  return JSON.stringify(entries.sort(([one], [other]) => (String(one) < String(other) ? -1 : 1)));
}
