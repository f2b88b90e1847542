import { describe, expect, it } from 'vitest';
import type { ListedMovement, MovementSort } from '../../../shared/domain/listed-movement.ts';
import { MovementColumns } from '../../../shared/domain/movement-columns.ts';
import { MovementOrder } from '../../../shared/domain/movement-order.ts';

const kinds: readonly MovementSort['by'][] = [
  'date',
  'amount',
  'application',
  'description',
  'state',
  'account',
  'coding',
];

const texts: readonly MovementSort['by'][] = ['application', 'description', 'account', 'coding'];

function aRow(id: string, changes: Partial<ListedMovement> = {}): ListedMovement {
  return {
    id,
    proposalId: null,
    stamp: '2026-11-20T10:00:00.000Z',
    state: 'proposed',
    reason: null,
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

const coding = (account: string) => ({ account, taxType: null, tracking: [], contact: null, byHand: false });
const first = aRow('a', {
  ...{ day: '2026-11-01', amountMinor: -500, application: { id: 'z', name: 'Alpha' }, description: 'a 2' },
  ...{ state: 'proposed', accountId: 'EUR:saas', coding: coding('200 Sales') },
});
const second = aRow('b', {
  ...{ day: '2026-11-02', amountMinor: 300, application: { id: 'y', name: 'Beta' }, description: 'a 10' },
  ...{ state: 'pushed', accountId: 'GBP:saas', coding: coding('1000 Other') },
});
const without = aRow('c', {
  ...{ day: '2026-10-31', amountMinor: null, application: null, description: '' },
  ...{ state: 'none', accountId: null, coding: null },
});

function books(rows: readonly ListedMovement[], before: MovementOrder | null = null) {
  const columns = new MovementColumns(['proposed', 'pushed', 'none']);
  for (const row of rows) columns.append(row);
  const order = new MovementOrder(columns, before);
  const ids = (by: MovementSort['by'], descending = false) =>
    Array.from(order.positions({ by, descending }), (position) => columns.rows[position]?.id).join('');
  return { columns, order, ids };
}

describe('the order of a list', () => {
  it('goes up or down by what was asked, and what has no value comes last either way', () => {
    const { ids } = books([first, second, without]);
    expect(kinds.map((by) => [by, ids(by), ids(by, true)])).toEqual([
      ['date', 'cab', 'bac'],
      ['amount', 'abc', 'bac'],
      ['application', 'abc', 'bac'],
      ['description', 'cab', 'bac'], // numbers in it count as such, and an empty one is a text, too
      ['state', 'abc', 'cba'], // as they stand on the screen
      ['account', 'abc', 'bac'],
      ['coding', 'abc', 'bac'],
    ]);
  });

  it('has the newest first among equals, then by their ids, whichever way it goes', () => {
    const same = { ...first, id: 'b' };
    const { ids } = books([first, same, { ...first, id: 'c', day: '2026-11-09' }]);
    for (const by of kinds.filter((kind) => kind !== 'date'))
      for (const descending of [true, false]) expect(ids(by, descending)).toBe('cab');
    expect([ids('date'), ids('date', true)]).toEqual(['abc', 'cab']);
  });

  it('is not worked out anew while no value of it changes, and is where one does', () => {
    for (const by of kinds) {
      const { columns, order } = books([first, second, without]);
      const asked = () => order.positions({ by, descending: false });
      const positions = asked();
      expect(asked()).toBe(positions);
      columns.replace(0, { ...first, comment: 'Something else', invoice: 'has' });
      expect(asked()).toBe(positions);
      expect(order.positions({ by, descending: true })).not.toBe(positions);
      const again = asked();
      columns.replace(0, { ...second, id: 'a', day: '2026-11-30' });
      expect(asked()).not.toBe(again);
      columns.append(aRow('d'));
      expect(asked()).toHaveLength(4);
    }
  });

  it('is the same where it was prepared, with pauses for whoever else has something to do', () => {
    for (const by of kinds) {
      const [plain, prepared] = [books([first, second, without]), books([first, second, without])];
      const isText = texts.includes(by);
      expect([...prepared.order.prepare(by)].length).toBeGreaterThan(isText ? 2 : 0);
      expect(prepared.ids(by)).toBe(plain.ids(by));
      expect([...prepared.order.prepare(by)]).toHaveLength(1); // nothing is left to do
    }
  });

  it('takes over what a list before had put in order, whatever of it is gone or comes later', () => {
    const gone = aRow('x', {
      ...{ description: 'gone', accountId: 'CHF:saas', application: { id: 'x', name: 'Gone' }, coding: coding('9') },
    });
    const next = aRow('d', {
      ...{ description: 'a 5', accountId: 'AUD:saas', application: { id: 'n', name: 'Apple' }, coding: coding('500') },
    });
    for (const by of texts) {
      const before = books([first, second, without, gone]);
      before.ids(by);
      const after = books([first, second, without], before.order);
      const sortsLess = [...after.order.prepare(by)].length < [...books([first]).order.prepare(by)].length;
      expect([by, sortsLess]).toEqual([by, true]);
      expect(after.ids(by)).toBe(books([first, second, without]).ids(by));
      after.columns.append(next);
      expect(after.ids(by)).toBe(books([first, second, without, next]).ids(by));
    }
  });
});

describe('what is searched of a row alone', () => {
  const textOf = (changes: Partial<ListedMovement>) => books([aRow('M-1', changes)]).columns.ownText(0);

  it('is its own words, a line for each, and its amount as it is written, from a thousand on with its thousands apart as well', () => {
    expect(textOf({ comment: 'Für Ana' })).toBe('figma monthly\nfur ana\n-12.30\nm-1\n');
    expect(textOf({ amountMinor: -99_999 })).toBe('figma monthly\n-999.99\nm-1\n');
    expect(textOf({ amountMinor: -100_000 })).toBe('figma monthly\n-1000.00\n-1,000.00\nm-1\n');
    expect(textOf({ amountMinor: 1000, currency: 'JPY' })).toBe('figma monthly\n1000\n1,000\nm-1\n');
  });

  it('is nothing of a row that is not there', () => {
    expect(books([first]).columns.ownText(1)).toBe('');
  });
});
