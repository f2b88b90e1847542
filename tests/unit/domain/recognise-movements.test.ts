import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../../shared/domain/plain-date.ts';
import { recogniseMovements } from '../../../shared/domain/recognise-movements.ts';
import { api, day, traits } from './example-traits.ts';

/** Few values for each trait, so that look-alikes are the rule. */
const some = fc.record({
  amountMinor: fc.constantFrom(-1000, -2000),
  authorisedOn: fc.constantFrom(day, addDays(day, 1), addDays(day, 9)),
  application: fc.constantFrom('figma', 'linear', null),
  description: fc.constantFrom('a', 'b'),
});

function list(origin: 'api' | 'file', prefix: string) {
  return fc
    .array(some, { maxLength: 7 })
    .map((rows) => rows.map((row, place) => traits(`${prefix}${place}`, { origin, ...row })));
}

test('recognises one for one: nobody is taken twice, nobody is both recognised and doubtful, and what is the same fits', () => {
  fc.assert(
    fc.property(list('api', 'u'), list('file', 'f'), (incoming, known) => {
      const { same, doubtful } = recogniseMovements(incoming, known);
      expect(new Set(same.values()).size).toBe(same.size);
      for (const [id, other] of same) {
        expect(doubtful.has(id)).toBe(false);
        const [a, b] = [incoming.find((one) => one.id === id), known.find((one) => one.id === other)];
        expect(a?.amountMinor).toBe(b?.amountMinor);
        if (a?.application != null && b?.application != null) expect(a.application).toBe(b.application);
      }
    }),
  );
});

test('equal ones are recognised as many as there are on the side that has fewer, and none is doubtful', () => {
  fc.assert(
    fc.property(fc.nat(6), fc.nat(6), (inApi, inFile) => {
      const incoming = Array.from({ length: inApi }, (_, place) => api(`u${place}`));
      const known = Array.from({ length: inFile }, (_, place) => traits(`f${place}`));
      const { same, doubtful } = recogniseMovements(incoming, known);
      expect(same.size).toBe(Math.min(inApi, inFile));
      expect(doubtful.size).toBe(0);
    }),
  );
});

test('the same rows told twice are all recognised, whatever they are and in whatever order', () => {
  fc.assert(
    fc.property(
      fc
        .array(some, { maxLength: 10 })
        .chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
      ([rows, shuffled]) => {
        const known = rows.map((row, place) => traits(`k${place}`, row));
        const incoming = shuffled.map((row, place) => traits(`i${place}`, row));
        expect(recogniseMovements(incoming, known).same.size).toBe(rows.length);
      },
    ),
  );
});

test('a file with very many equal lines is known again, and none of them twice', () => {
  const known = Array.from({ length: 5_000 }, (_, place) => traits(`k${place}`));
  const incoming = Array.from({ length: 5_001 }, (_, place) => traits(`i${place}`));
  const { same, doubtful } = recogniseMovements(incoming, known);
  expect({ same: new Set(same.values()).size, doubtful: doubtful.size }).toEqual({ same: 5_000, doubtful: 0 });
});

test('takes nobody for one of another amount, account, application, card or sum at the merchant', () => {
  for (const other of [
    { amountMinor: -1001 },
    { accountId: 'GBP:spend' },
    { application: 'linear' },
    { last4: '2' },
    { local: 'USD 12.00' },
  ]) {
    const incoming = [api('u', { last4: '1', local: 'USD 13.00' })];
    const { same, doubtful } = recogniseMovements(incoming, [traits('f', other)]);
    expect({ same: same.size, doubtful: doubtful.size }).toEqual({ same: 0, doubtful: 0 });
  }
});

test('learns from most rows which day a file shows', () => {
  const days = [0, 1, 2, 3, 4].map((count) => addDays(day, count));
  // A charge a day that settles the day after: the settlement of one is the authorisation of the next.
  const known = days.map((authorisedOn, place) =>
    api(`u${place}`, { authorisedOn, settledOn: addDays(authorisedOn, 1) }),
  );
  for (const shows of ['authorisedOn', 'settledOn'] as const) {
    const lines = known.map((one, place) => traits(`f${place}`, { authorisedOn: one[shows] ?? day }));
    const { same } = recogniseMovements(lines, known);
    expect([...same]).toEqual(lines.map((_, place) => [`f${place}`, `u${place}`]));
  }
});

test('a day that a clock elsewhere shows is the same day; one further off between file and API is a doubt', () => {
  const late = api('u', { authorisedOn: day, authorisedAround: [day, addDays(day, 1)], settledOn: null });
  expect(recogniseMovements([late], [traits('f', { authorisedOn: addDays(day, 1) })]).same.get('u')).toBe('f');
  const far = recogniseMovements([api('u')], [traits('f', { authorisedOn: addDays(day, 3) })]);
  expect(far.doubtful.get('u')).toEqual({ among: ['f'], isOneOfThem: false });
  expect(recogniseMovements([api('u')], [traits('f', { authorisedOn: addDays(day, 4) })]).doubtful.size).toBe(0);
  // Two files show the same day for one movement.
  expect(recogniseMovements([traits('g')], [traits('f', { authorisedOn: addDays(day, 1) })]).doubtful.size).toBe(0);
});

test('where look-alikes differ nobody is taken for anybody, and it is said whether each certainly is one of them', () => {
  const incoming = [api('u1', { application: 'figma' }), api('u2', { application: 'linear' })];
  const unnamed = { application: null, description: null };
  const two = recogniseMovements(incoming, [traits('f1', unnamed), traits('f2', unnamed)]);
  expect(two.same.size).toBe(0);
  expect(two.doubtful.get('u1')).toEqual({ among: ['f1', 'f2'], isOneOfThem: true });
  const one = recogniseMovements(incoming, [traits('f1', unnamed)]);
  expect(one.doubtful.get('u2')).toEqual({ among: ['f1'], isOneOfThem: false });
});
