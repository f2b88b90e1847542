import { describe, expect, it } from 'vitest';
import { addDays } from '../../../shared/domain/plain-date.ts';
import { type MovementTraits, recogniseMovements } from '../../../shared/domain/recognise-movements.ts';
import { api, day, traits } from './example-traits.ts';

function later(count: number): string {
  return addDays(day, count);
}

/** Who was taken for whom, and who is in doubt among whom. */
function recognised(incoming: readonly MovementTraits[], known: readonly MovementTraits[]) {
  const { same, doubtful } = recogniseMovements(incoming, known);
  return {
    same: Object.fromEntries(same),
    doubtful: Object.fromEntries([...doubtful].map(([id, { among }]) => [id, among])),
  };
}

const nothing = { same: {}, doubtful: {} };

describe('what was pending, and its settlement', () => {
  const pending = { isPending: true, settledOn: null };
  /** A line that shows one day, too far from the pending one to be near it. */
  const settled = (count: number, over: Partial<MovementTraits> = {}) =>
    traits('f', { authorisedOn: later(count), ...over });

  it.each([
    [4, true],
    [14, true],
    [15, false],
    [-4, false],
  ])('are the same where it was collected within fourteen days: after %d, %s', (count, is) => {
    expect(recognised([api('u', pending)], [settled(count)])).toEqual(is ? { ...nothing, same: { u: 'f' } } : nothing);
    expect(recognised([settled(count)], [api('u', pending)])).toEqual(is ? { ...nothing, same: { f: 'u' } } : nothing);
  });

  it('are not the same where neither is pending, or both are', () => {
    expect(recognised([api('u')], [settled(5)])).toEqual(nothing);
    expect(recognised([api('u', pending)], [settled(5, pending)])).toEqual(nothing);
  });

  it.each([
    ['by the application, whatever the description', {}, { description: 'other' }, true],
    ['by the description, where one has no application', {}, { application: null }, true],
    ['by the description, where the other has none', { application: null }, {}, true],
    ['neither', {}, { application: null, description: 'other' }, false],
    ['none of either', { application: null, description: null }, { application: null, description: null }, false],
    ['no description', { description: null }, { application: null, description: null }, false],
  ])('are told by %s', (_, ofPending, ofSettled, is) => {
    const { same } = recognised([api('u', { ...pending, ...ofPending })], [settled(5, ofSettled)]);
    expect(same).toEqual(is ? { u: 'f' } : {});
  });

  it('counts by the day it settled, and by that of the authorisation where it never settles', () => {
    const bothDays = api('v', { authorisedOn: later(-5), settledOn: later(10) });
    expect(recognised([api('u', pending)], [bothDays]).same).toEqual({ u: 'v' });
    const oneDay = api('v', { authorisedOn: later(10), settledOn: null });
    expect(recognised([api('u', pending)], [oneDay]).same).toEqual({ u: 'v' });
  });

  it('contradict each other where the cards differ', () => {
    expect(recognised([api('u', { ...pending, last4: '1' })], [settled(5, { last4: '2' })])).toEqual(nothing);
  });
});

describe('a doubt between the API and a file', () => {
  it.each([
    [3, true],
    [4, false],
    [-3, true],
    [-4, false],
  ])('reaches three days either way: %d, %s', (count, is) => {
    const { doubtful } = recognised([api('u')], [traits('f', { authorisedOn: later(count) })]);
    expect(doubtful).toEqual(is ? { u: ['f'] } : {});
  });

  it('reaches from either day of the one to either of the other', () => {
    const u = api('u', { settledOn: later(10) });
    for (const count of [-3, 3, 7, 13])
      expect(recognised([u], [traits('f', { authorisedOn: later(count) })]).doubtful).toEqual({ u: ['f'] });
    for (const count of [-4, 4, 6, 14])
      expect(recognised([u], [traits('f', { authorisedOn: later(count) })]).doubtful).toEqual({});
    const both = traits('f', { authorisedOn: later(-20), settledOn: later(13) });
    expect(recognised([u], [both]).doubtful).toEqual({ u: ['f'] });
  });

  it.each([
    [{ application: null }, { application: null }, true],
    [{ application: null }, {}, true],
    [{ application: null }, { description: 'other' }, false],
    [{}, { application: null }, false],
    [{}, { description: 'other' }, true],
    [{ last4: '1' }, { last4: '2' }, false],
  ])('is of the same application, or without one the same description: %j and %j, %s', (ours, theirs, is) => {
    const f = traits('f', { authorisedOn: later(2), ...theirs });
    expect(recognised([api('u', ours)], [f]).doubtful).toEqual(is ? { u: ['f'] } : {});
  });

  it('names each that is near, and no other', () => {
    const known = [0, 1, 2].map((place) => traits(`f${place}`, { authorisedOn: later([2, 9, -2][place] ?? 0) }));
    expect(recognised([api('u')], known).doubtful).toEqual({ u: ['f0', 'f2'] });
  });
});

describe('the better match goes first', () => {
  it.each([
    ['description', {}, { description: 'other' }],
    ['sum at the merchant', { local: 'USD 1' }, { local: null }],
    ['card', { last4: '1' }, { last4: null }],
    ['application', {}, { application: null }],
    ['being settled', {}, { isPending: true, settledOn: null }],
  ])('one that is alike in all before one of another %s', (_, shared, other) => {
    const known = [traits('f1', { ...shared, ...other }), traits('f2', shared)];
    expect(recognised([api('u', shared)], known).same).toEqual({ u: 'f2' });
  });

  it('the same description before any other, and none is no description', () => {
    const known = (description: string | null) => [
      traits('f1', { application: null, description: 'other' }),
      traits('f2', { application: null, description }),
    ];
    expect(recognised([api('u')], known('figma inc')).same).toEqual({ u: 'f2' });
    expect(recognised([api('u', { description: null })], known(null))).toEqual({
      same: {},
      doubtful: { u: ['f1', 'f2'] },
    });
  });

  it('its own day before one that a clock elsewhere shows', () => {
    const u = api('u', { authorisedAround: [day, later(1)], settledOn: null });
    const known = [1, 0].map((count) =>
      traits(`f${count}`, { application: null, description: null, authorisedOn: later(count) }),
    );
    expect(recognised([u], known).same).toEqual({ u: 'f0' });
  });

  it('one whose card is not known is no other one', () => {
    expect(recognised([api('u')], [traits('f', { last4: '1', local: 'USD 1' })]).same).toEqual({ u: 'f' });
    expect(recognised([api('u', { last4: '1', local: 'USD 1' })], [traits('f')]).same).toEqual({ u: 'f' });
  });

  it('equal in all, days too, before all others; and nobody is taken twice', () => {
    const other = traits('k0', { settledOn: later(5) });
    const inOtherOrder = { last4: null, local: null };
    expect(recognised([traits('i')], [other, { ...inOtherOrder, ...traits('k1') }]).same).toEqual({ i: 'k1' });
    expect(recognised([traits('i')], [traits('k1'), traits('k2', { description: 'other' })]).same).toEqual({ i: 'k1' });
    const two = [traits('i1'), traits('i2', { description: 'other' })];
    expect(recognised(two, [traits('k')])).toEqual({ same: { i1: 'k' }, doubtful: {} });
  });

  it('goes on after it: who is left is matched by less', () => {
    const incoming = [api('u1'), api('u2', { description: 'b' }), api('u3', { authorisedOn: later(9) })];
    const known = [
      traits('f1'),
      traits('f2', { application: null, description: null }),
      traits('f3', { authorisedOn: later(9) }),
    ];
    expect(recognised(incoming, known)).toEqual({ same: { u1: 'f1', u2: 'f2', u3: 'f3' }, doubtful: {} });
  });

  it('in a group of which some differ, each is in doubt among those that it may be', () => {
    const incoming = [api('u1', { description: 'x' }), api('u2', { description: 'x', application: 'linear' })];
    const known = [traits('f1', { description: 'y' }), traits('f2', { description: 'y', application: null })];
    expect(recognised(incoming, known)).toEqual({ same: {}, doubtful: { u1: ['f1', 'f2'], u2: ['f2'] } });
    expect(recogniseMovements(incoming, known).doubtful.get('u2')?.isOneOfThem).toBe(true);
  });
});

describe('which of its days a file shows', () => {
  /** Rows of other amounts that tell it: of each the API's two days are two days apart. */
  function told(shows: 'authorisedOn' | 'settledOn', count: number) {
    const known = Array.from({ length: count }, (_, place) =>
      api(`v${place}`, { amountMinor: -1 - place, authorisedOn: later(20), settledOn: later(22) }),
    );
    const lines = known.map((one, place) =>
      traits(`l${place}`, { amountMinor: one.amountMinor, authorisedOn: one[shows] ?? day }),
    );
    return { lines, known };
  }

  const byAuthorised = api('ua', { authorisedOn: later(5), settledOn: later(9) });
  const bySettled = api('us', { authorisedOn: day, settledOn: later(5) });
  const line = traits('f', { authorisedOn: later(5) });

  /** Whom the line is taken for, which may be either; `others` teach which day is shown. */
  function takenFor(others: { readonly lines: readonly MovementTraits[]; readonly known: readonly MovementTraits[] }) {
    const orders = [
      [byAuthorised, bySettled],
      [bySettled, byAuthorised],
    ];
    return orders.map((order) => recognised([line, ...others.lines], [...order, ...others.known]).same['f']);
  }

  it('is the one that most rows have in common with the API', () => {
    expect(takenFor(told('authorisedOn', 2))).toEqual(['ua', 'ua']);
    expect(takenFor(told('settledOn', 2))).toEqual(['us', 'us']);
  });

  it('is either where as many speak for the one as for the other', () => {
    expect(takenFor({ lines: [], known: [] })).toEqual(['ua', 'us']);
  });

  it('is not told by rows that are others’', () => {
    const { lines, known } = told('settledOn', 1);
    const amounts = [-101, -102, -103];
    const theirs = amounts.map((amountMinor) => traits(`x${amountMinor}`, { amountMinor, application: 'linear' }));
    const ours = amounts.map((amountMinor) => api(`y${amountMinor}`, { amountMinor, settledOn: later(30) }));
    expect(takenFor({ lines: [...lines, ...theirs], known: [...known, ...ours] })).toEqual(['us', 'us']);
  });

  it('is not told by another file', () => {
    const { lines, known } = told('settledOn', 1);
    const amounts = [-101, -102, -103];
    const again = amounts.map((amountMinor) => traits(`x${amountMinor}`, { amountMinor }));
    const before = amounts.map((amountMinor) =>
      traits(`y${amountMinor}`, { amountMinor, settledOn: null, isPending: true }),
    );
    expect(takenFor({ lines: [...lines, ...again], known: [...known, ...before] })).toEqual(['us', 'us']);
  });

  it('is not told by rows that have not settled', () => {
    const { lines, known } = told('authorisedOn', 1);
    const amounts = [-101, -102, -103];
    const open = { settledOn: null, isPending: true };
    const theirs = amounts.map((amountMinor) => traits(`x${amountMinor}`, { amountMinor, ...open }));
    const ours = amounts.map((amountMinor) =>
      api(`y${amountMinor}`, { amountMinor, authorisedOn: later(40), ...open }),
    );
    expect(takenFor({ lines: [...lines, ...theirs], known: [...known, ...ours] })).toEqual(['ua', 'ua']);
  });

  it('says nothing of what is pending: that shows the day of its authorisation', () => {
    const { lines, known } = told('settledOn', 2);
    const pending = traits('p', { isPending: true, settledOn: null, description: 'x' });
    const u = api('u', { settledOn: later(30) });
    expect(recognised([pending, ...lines], [u, ...known]).same).toMatchObject({ p: 'u' });
  });

  it('says nothing between two files: either day of the one may be that of the other', () => {
    const { lines, known } = told('authorisedOn', 2);
    const both = traits('g', { settledOn: later(30) });
    const one = traits('f', { authorisedOn: later(30) });
    expect(recognised([one, ...lines], [both, ...known]).same).toMatchObject({ f: 'g' });
  });
});

describe('days', () => {
  it('have both to agree where both tell both', () => {
    const u = api('u', { settledOn: later(9) });
    const f = (authorised: number, settled: number) =>
      traits('f', { authorisedOn: later(authorised), settledOn: later(settled) });
    expect(recognised([u], [f(0, 9)]).same).toEqual({ u: 'f' });
    expect(recognised([u], [f(0, 20)])).toEqual({ same: {}, doubtful: { u: ['f'] } });
    expect(recognised([u], [f(-20, 9)])).toEqual({ same: {}, doubtful: { u: ['f'] } });
  });

  it('of one source are exact: what a clock elsewhere would show is another day', () => {
    const around = { authorisedAround: [day, later(1)], settledAround: [day, later(1)] };
    expect(recognised([traits('g', around)], [traits('f', { authorisedOn: later(1) })])).toEqual(nothing);
    expect(recognised([api('v', around)], [api('u', { authorisedOn: later(1) })])).toEqual(nothing);
  });

  it('are the same where any that a clock elsewhere would show is', () => {
    const u = api('u', { settledOn: later(20), authorisedAround: [later(-1), day], settledAround: [later(20)] });
    expect(recognised([u], [traits('f', { authorisedOn: later(-1) })]).same).toEqual({ u: 'f' });
    const v = api('v', { settledOn: later(20), settledAround: [later(19), later(20)] });
    expect(recognised([v], [traits('f', { authorisedOn: later(19) })]).same).toEqual({ v: 'f' });
  });

  it('of two API readings have both to agree', () => {
    expect(
      recognised([api('u', { settledOn: later(9) })], [api('v', { settledOn: later(9), last4: '1' })]).same,
    ).toEqual({
      u: 'v',
    });
    expect(recognised([api('u', { settledOn: later(9) })], [api('v', { settledOn: later(8) })])).toEqual(nothing);
  });
});
