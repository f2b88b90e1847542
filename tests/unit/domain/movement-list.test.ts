import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowStates } from '../../../shared/contract/review-list.ts';
import {
  codingText,
  type ListedCoding,
  type ListedMovement,
  type MovementFilter,
  type MovementSort,
} from '../../../shared/domain/listed-movement.ts';
import { formatMinor } from '../../../shared/domain/money.ts';
import { MovementList } from '../../../shared/domain/movement-list.ts';

const newestFirst: MovementSort = { by: 'date', descending: true };

function aRow(id: string, changes: Partial<ListedMovement> = {}): ListedMovement {
  return {
    id,
    proposalId: `p-${id}`,
    stamp: '2026-11-20T10:00:00.000Z',
    state: 'proposed',
    reason: { code: 'review', message: 'Complete.' },
    day: '2026-11-20',
    kind: 'purchase',
    accountId: 'GBP:saas',
    application: { id: 'app-figma', name: 'Figma' },
    description: 'FIGMA MONTHLY',
    comment: null,
    ownerName: null,
    amountMinor: -1230,
    currency: 'GBP',
    coding: null,
    invoice: 'none',
    invoiceProblem: null,
    isSettled: true,
    ...changes,
  };
}

function listOf(rows: readonly ListedMovement[]): MovementList {
  const list = new MovementList(rowStates);
  for (const row of rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))) list.append(row);
  return list;
}

function idsOf(list: MovementList, filter: MovementFilter, sort = newestFirst): string[] {
  return Array.from(list.select(filter, sort).positions, (position) => list.rows[position]?.id ?? 'none');
}

// The same by looking at one row after the other, as the contract says it.

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function passes(row: ListedMovement, filter: MovementFilter, ignoreStates = false): boolean {
  const { states, accounts, applications, months, causes, amountFrom, amountTo, invoice, search } = filter;
  if (!ignoreStates && !(states ?? rowStates.filter((state) => state !== 'none')).includes(row.state)) return false;
  if (accounts && !accounts.includes(row.accountId ?? '')) return false;
  if (applications && !applications.includes(row.application?.id ?? '')) return false;
  if (months && !months.includes(row.day.slice(0, 7))) return false;
  if (causes && !(row.reason !== null && causes.includes(row.reason.code))) return false;
  if (invoice && !invoice.includes(row.invoice)) return false;
  if (amountFrom !== undefined || amountTo !== undefined) {
    if (row.amountMinor === null || row.currency === null) return false;
    const size = Math.abs(Number(formatMinor(row.amountMinor, row.currency)));
    if (size < (amountFrom ?? 0) || size > (amountTo ?? Infinity)) return false;
  }
  const fields = [
    row.description,
    row.application?.name,
    row.comment,
    row.ownerName,
    row.amountMinor === null || row.currency === null ? null : formatMinor(row.amountMinor, row.currency),
    row.reason?.message,
    row.coding === null ? null : codingText(row.coding),
    row.id,
  ];
  const words = fold(search ?? '')
    .split(/\s+/)
    .filter(Boolean);
  return words.every((word) => fields.some((field) => field != null && fold(field).includes(word)));
}

const collator = new Intl.Collator('en', { numeric: true });

function keyOf(row: ListedMovement, by: MovementSort['by']): string | number | null {
  switch (by) {
    case 'date':
      return row.day;
    case 'amount':
      return row.amountMinor === null || row.currency === null
        ? null
        : Number(formatMinor(row.amountMinor, row.currency));
    case 'application':
      return row.application?.name ?? null;
    case 'description':
      return row.description;
    case 'state':
      return rowStates.indexOf(row.state);
    case 'account':
      return row.accountId;
    case 'coding':
      return row.coding === null ? null : codingText(row.coding);
  }
}

function compare(a: ListedMovement, b: ListedMovement, { by, descending }: MovementSort): number {
  const one = keyOf(a, by);
  const other = keyOf(b, by);
  if (one !== null && other !== null) {
    const order =
      typeof one === 'number'
        ? one - Number(other)
        : collator.compare(one, String(other)) || (one < other ? -1 : one > other ? 1 : 0);
    if (order !== 0) return descending ? -order : order;
  } else if (one !== other) return one === null ? 1 : -1;
  if (a.day !== b.day) return a.day < b.day ? 1 : -1;
  return a.id < b.id ? -1 : 1;
}

function byHand(rows: readonly ListedMovement[], filter: MovementFilter, sort: MovementSort): string[] {
  return rows
    .filter((row) => passes(row, filter))
    .sort((a, b) => compare(a, b, sort))
    .map(({ id }) => id);
}

// Few different values, so that filters match and orders tie.

const words = ['Figma', 'figma 2', 'figma 10', 'GitHub', 'Café Zürich', 'ﬁle', '', '1,200', 'x\ny', '<b>&amp;'];
const days = ['2026-01-31', '2026-02-01', '2025-12-31', '2026-11-20', '1970-01-01'];
const codings: (ListedCoding | null)[] = [
  null,
  { account: '463 IT', taxType: 'INPUT2', tracking: ['Design'], contact: 'Figma Inc', byHand: true },
  { account: '429 General', taxType: null, tracking: [], contact: null, byHand: false },
  { account: '1000 Other', taxType: 'NONE', tracking: ['North', 'Café'], contact: 'GitHub', byHand: false },
];
const oneOf = <T>(values: readonly T[]) => fc.constantFrom(...values);
const money = oneOf<Pick<ListedMovement, 'amountMinor' | 'currency'>>([
  { amountMinor: -1230, currency: 'GBP' },
  { amountMinor: 1230, currency: 'GBP' },
  { amountMinor: -1230, currency: 'JPY' },
  { amountMinor: -123_456_789, currency: 'EUR' },
  { amountMinor: 0, currency: 'EUR' },
  { amountMinor: 9_007_199_254_740_991, currency: 'GBP' },
  { amountMinor: null, currency: 'GBP' },
  { amountMinor: null, currency: null },
]);
const reasons = [
  null,
  { code: 'review', message: 'Complete.' },
  { code: 'lock-date', message: 'It is before the lock date.' },
] as const;
const rest = fc
  .record({
    state: oneOf(rowStates),
    reason: oneOf<ListedMovement['reason']>(reasons),
    day: oneOf(days),
    accountId: oneOf([null, 'GBP:saas', 'EUR:saas', 'EUR:spend']),
    application: oneOf([
      null,
      { id: 'a', name: 'Figma' },
      { id: 'a', name: 'Figma Inc' },
      { id: 'b', name: 'Ångström' },
    ]),
    description: oneOf(words),
    comment: oneOf([null, ...words]),
    ownerName: oneOf([null, 'Ana Núñez']),
    coding: oneOf(codings),
    invoice: oneOf(['none', 'has', 'attached', 'problem'] as const),
  })
  .chain((row) => money.map((amount) => ({ ...row, ...amount })));
const someRows = fc
  .array(rest, { maxLength: 40 })
  .map((rows) => rows.map((row, index) => aRow(`m-${String(index).padStart(3, '0')}`, row)));
const someWords = oneOf([
  'fig',
  'FIGMA',
  'ana',
  'nunez',
  'cafe',
  'file',
  '12',
  '1230',
  'm-01',
  'saas',
  '.30',
  'design',
  '&',
]);
const filterKeys = [
  'states',
  'accounts',
  'applications',
  'months',
  'causes',
  'amountFrom',
  'amountTo',
  'invoice',
  'search',
] as const;
const everyFilter = fc.record({
  states: fc.uniqueArray(oneOf(rowStates), { minLength: 1 }),
  accounts: fc.uniqueArray(oneOf(['', 'GBP:saas', 'EUR:spend', 'CHF:saas']), { minLength: 1 }),
  applications: fc.uniqueArray(oneOf(['', 'a', 'b', 'c']), { minLength: 1 }),
  months: fc.uniqueArray(oneOf(['2026-01', '2025-12', '1999-01']), { minLength: 1 }),
  causes: fc.uniqueArray(oneOf(['review', 'lock-date', 'pushed']), { minLength: 1 }),
  amountFrom: oneOf([0, 12.3, 12.31, 1230, 2000]),
  amountTo: oneOf([0, 12.3, 1230, 1e13]),
  invoice: fc.uniqueArray(oneOf(['none', 'has', 'attached', 'problem'] as const), { minLength: 1 }),
  search: fc.array(someWords, { maxLength: 2 }).map((search) => search.join(' ')),
});
// Of all at once next to nothing is left, and what is counted and added up of it is never two.
const someFilter: fc.Arbitrary<MovementFilter> = fc
  .tuple(everyFilter, fc.subarray([...filterKeys], { maxLength: 3 }))
  .map(([all, some]) => Object.fromEntries(some.map((key) => [key, all[key]])));
const someSort: fc.Arbitrary<MovementSort> = fc.record({
  by: oneOf(['date', 'amount', 'application', 'description', 'state', 'account', 'coding'] as const),
  descending: fc.boolean(),
});

describe('selecting', () => {
  it('gives what looking at every row gives, in the same order, whatever was asked before', () => {
    const asked = fc.array(fc.tuple(someFilter, someSort), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(someRows, asked, (rows, questions) => {
        const list = listOf(rows);
        for (const [filter, sort] of questions) expect(idsOf(list, filter, sort)).toEqual(byHand(rows, filter, sort));
      }),
      { numRuns: 400 },
    );
  });

  it('gives it for rows that have changed since', () => {
    const changes = fc.array(fc.tuple(fc.nat(), rest), { minLength: 1, maxLength: 8 });
    const rowsToChange = someRows.filter(({ length }) => length > 1);
    fc.assert(
      fc.property(rowsToChange, changes, someFilter, someSort, (before, replaced, filter, sort) => {
        const list = listOf(before);
        const rows = [...before];
        for (const [nth, values] of replaced) {
          idsOf(list, filter, sort);
          idsOf(list, {}, sort);
          const index = nth % rows.length;
          const row = aRow(rows[index]?.id ?? '', values);
          expect(list.replace(row)).toBe(true);
          rows[index] = row;
          expect(idsOf(list, filter, sort)).toEqual(byHand(rows, filter, sort));
          expect(idsOf(list, {}, sort)).toEqual(byHand(rows, {}, sort));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('shows a movement that comes after somebody has asked, in the list, its sums and what is searched', () => {
    const list = listOf([aRow('a', { accountId: 'EUR:saas' })]);
    const found = () => [idsOf(list, {}), idsOf(list, { search: 'figma' }), list.facets().accounts.length];
    expect(found()).toEqual([['a'], ['a'], 1]);
    list.append(aRow('b'));
    expect(found()).toEqual([['a', 'b'], ['a', 'b'], 2]);
    expect(list.select({}, newestFirst).sums.get('GBP')?.minor).toBe(-2460n);
  });

  it('is done once for what was asked last, of which four are kept, and looks through a list that is sorted anew once', () => {
    const list = listOf([aRow('a'), aRow('b')]);
    const ask = (search: string, sort = newestFirst) => list.select({ search }, sort);
    const first = ask('1');
    const second = ask('2');
    for (const search of ['3', '4']) ask(search);
    expect(ask('1')).toBe(first);
    ask('5'); // of the four, the second was asked longest ago
    expect(ask('1')).toBe(first);
    expect(ask('2')).not.toBe(second);
    expect(ask('2', { by: 'amount', descending: true }).sums).toBe(ask('2').sums);
  });

  it('gives the same where the texts were made beforehand', () => {
    const rows = Array.from({ length: 1001 }, (_, index) => aRow(`m-${String(index).padStart(4, '0')}`));
    const list = listOf(rows);
    // With a pause after every five hundred, so that nobody waits.
    expect([...list.prepareSearch()]).toHaveLength(2);
    expect(idsOf(list, { search: 'm-1000' })).toEqual(['m-1000']);
  });

  it('searches anew after a change, and knows no row that it was never given', () => {
    const list = listOf([aRow('a'), aRow('b')]);
    expect(idsOf(list, { search: 'figma' })).toEqual(['a', 'b']);
    list.replace(aRow('a', { description: 'GITHUB', application: null }));
    expect(idsOf(list, { search: 'figma' })).toEqual(['b']);
    expect(list.replace(aRow('c'))).toBe(false);
    expect(list.find('c')).toBeNull();
    expect(list.find('a')?.description).toBe('GITHUB');
  });

  it('keeps the order of texts that it takes over from the list before', () => {
    fc.assert(
      fc.property(someRows, someRows, someSort, (before, rows, sort) => {
        const earlier = listOf(before);
        idsOf(earlier, {}, sort);
        const list = new MovementList(rowStates, earlier);
        for (const row of rows) list.append(row);
        expect(idsOf(list, {}, sort)).toEqual(byHand(rows, {}, sort));
      }),
    );
  });

  it('can prepare an order in steps while rows change', () => {
    const list = listOf([aRow('a', { description: 'b' }), aRow('b', { description: 'a' })]);
    const preparing = list.prepare('description');
    preparing.next();
    list.replace(aRow('a', { description: 'A0' }));
    while (preparing.next().done !== true);
    expect(idsOf(list, {}, { by: 'description', descending: false })).toEqual(['b', 'a']);
  });

  it('counts states without the filter of states, and adds amounts up exactly', () => {
    fc.assert(
      fc.property(someRows, someFilter, (rows, filter) => {
        const { states, sums } = listOf(rows).select(filter, newestFirst);
        const perState = new Map<string, number>();
        for (const { state } of rows.filter((row) => passes(row, filter, true))) {
          perState.set(state, (perState.get(state) ?? 0) + 1);
        }
        expect(Object.fromEntries(states)).toEqual(Object.fromEntries(perState));
        const minor = new Map<string, bigint>();
        for (const { amountMinor, currency } of rows.filter((row) => passes(row, filter))) {
          if (amountMinor === null || currency === null) continue;
          minor.set(currency, (minor.get(currency) ?? 0n) + BigInt(amountMinor));
        }
        expect(new Map([...sums].map(([currency, sum]) => [currency, sum.minor]))).toEqual(minor);
      }),
    );
  });

  it('finds what many rows share by each of them: the application, the owner, the reason and the coding', () => {
    const shared = { description: '', comment: null, application: null, reason: null, amountMinor: null } as const;
    const named = (name: string) => ({ application: { id: name, name } });
    const said = (message: string) => ({ reason: { code: 'review' as const, message } });
    const list = listOf([
      aRow('1', shared),
      ...['Alpha', 'Beta', 'Gamma'].map((name, place) => aRow(`2${place}`, { ...shared, ...named(name) })),
      ...['Delta', 'Epsilon', 'Zeta'].map((name, place) => aRow(`3${place}`, { ...shared, ownerName: name })),
      ...['Eta.', 'Theta.', 'Iota.'].map((message, place) => aRow(`4${place}`, { ...shared, ...said(message) })),
      ...codings.map((coding, place) => aRow(`5${place}`, { ...shared, coding })),
    ]);
    const found = (search: string) => idsOf(list, { search });
    expect([found('alpha'), found('beta'), found('gamma')]).toEqual([['20'], ['21'], ['22']]);
    expect([found('delta'), found('epsilon'), found('zeta')]).toEqual([['30'], ['31'], ['32']]);
    expect([found('eta.'), found('theta.'), found('iota.')]).toEqual([['40', '41'], ['41'], ['42']]);
    expect([found('design'), found('general'), found('north')]).toEqual([['51'], ['52'], ['53']]);
  });

  it('finds nothing by an amount of which the number or the currency is not known', () => {
    const list = listOf([
      aRow('a', { amountMinor: null }),
      aRow('b', { amountMinor: 500_000, currency: null }),
      aRow('c', { amountMinor: null, currency: null }),
    ]);
    for (const search of ['0', '5', 'nan', 'infinity']) expect(idsOf(list, { search })).toEqual([]);
    expect(idsOf(list, { amountFrom: 0 })).toEqual([]);
    expect(idsOf(list, {}, { by: 'amount', descending: true })).toEqual(['a', 'b', 'c']);
  });

  it.each([
    ['1,234,567.89', ['a']],
    ['1234567.89', ['a']],
    ['1,234,567.8 figma', ['a']],
    ['figma octopus', []],
    ['éclair', ['b']],
    ['ECLAIR  cleared', []],
    ['eclair\tmonthly', ['b']],
    ['1,000.00', ['c']],
    ['1,230', ['d']],
    ['1,230.', []],
    ['999,', []],
    ['éclairmonthly', []], // a word stands within one field
    ['null', []],
    ['undefined', []],
    ['ana', ['d']],
  ])('finds %j', (search, ids) => {
    const list = listOf([
      aRow('a', { amountMinor: -123_456_789 }),
      aRow('b', { description: 'Éclair', comment: 'monthly', amountMinor: null }),
      aRow('c', { amountMinor: 100_000, description: 'C', application: null, reason: null }),
      aRow('d', { amountMinor: 1230, currency: 'JPY', description: 'D', application: null, ownerName: 'Ana' }),
      aRow('e', { amountMinor: -99_999, description: 'E', application: null, currency: 'EUR' }),
    ]);
    expect(idsOf(list, { search })).toEqual(ids);
  });
});

describe('facets', () => {
  it('count every row, most frequent first, months newest first', () => {
    const list = listOf([
      aRow('a', { application: { id: 'x', name: 'Old name' }, day: '2025-01-01' }),
      aRow('b', { application: { id: 'x', name: 'New name' }, accountId: null }),
      aRow('c', { application: null, state: 'none', reason: null, accountId: 'EUR:saas' }),
      aRow('d', { reason: { code: 'lock-date', message: 'Before it.' }, state: 'blocked', application: null }),
      aRow('e', { application: { id: 'y', name: 'Only' } }),
    ]);
    const { states, ...facets } = list.facets();
    expect(Object.fromEntries(states)).toEqual({ proposed: 3, blocked: 1, none: 1 });
    expect(facets).toEqual({
      accounts: [
        { id: 'GBP:saas', count: 3 },
        { id: '', count: 1 },
        { id: 'EUR:saas', count: 1 },
      ],
      applications: [
        { id: '', name: '', count: 2 },
        { id: 'x', name: 'New name', count: 2 },
        { id: 'y', name: 'Only', count: 1 },
      ],
      months: [
        { month: '2026-11', count: 4 },
        { month: '2025-01', count: 1 },
      ],
      causes: [
        { code: 'review', count: 3 },
        { code: 'lock-date', count: 1 },
      ],
    });
    list.replace(aRow('d'));
    expect(list.facets().causes).toEqual([{ code: 'review', count: 4 }]);
  });

  it('write the month of a year before 1000 with all four digits', () => {
    const list = listOf([aRow('a', { day: '0987-06-05' }), aRow('b', { day: '2026-11-20' })]);
    expect(list.facets().months).toEqual([
      { month: '2026-11', count: 1 },
      { month: '0987-06', count: 1 },
    ]);
  });

  it('name an application as its newest movement does, wherever that stands in the list', () => {
    const named = (...rows: readonly [string, string][]) =>
      listOf(rows.map(([name, day], index) => aRow(`m-${index}`, { application: { id: 'x', name }, day }))).facets()
        .applications;
    const count = 3;
    expect(named(['New', '2026-11-20'], ['Old', '2026-11-19'], ['Older', '2025-01-01'])).toEqual([
      { id: 'x', name: 'New', count },
    ]);
    expect(named(['Old', '2026-11-19'], ['New', '2026-11-20'], ['Older', '2025-01-01'])).toEqual([
      { id: 'x', name: 'New', count },
    ]);
    // Of two of one day the first one in the order of ids counts.
    expect(named(['First', '2026-11-20'], ['Second', '2026-11-20'], ['Old', '2026-11-19'])[0]?.name).toBe('First');
  });
});
