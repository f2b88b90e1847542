import { describe, expect, test } from 'vitest';
import { SeededRandom } from '../../electron/sandbox/world/seeded-random.ts';
import { type FuzzTarget, fuzz } from './fuzz-target.ts';
import { fuzzTargets } from './fuzz-targets.ts';
import { mutateJson } from './mutate-json.ts';
import { assertSoundFailure, assertSoundValue } from './soundness.ts';

/** A taste: `npm run fuzz` and `npm run prove` give as many as there is time for. Whole syncs are slow. */
const inputs = 150;
const syncs = 8;

describe('altered input', () => {
  test.each(fuzzTargets.map((target) => [target.name, target] as const))(
    '%s: read soundly or refused by name',
    async (name, target) => {
      const figures = await fuzz(target, { from: 1, count: name === 'whole syncs' ? syncs : inputs });
      expect(figures.findings).toEqual([]);
      expect(figures.inputs).toBe(figures.read + figures.refused);
      // A target that refuses all, or nothing, no longer tries what it is for.
      expect(figures.read).toBeGreaterThan(0);
      if (name !== 'whole syncs') expect(figures.refused).toBeGreaterThan(0);
    },
  );
});

describe('the bench itself', () => {
  const sound = { kind: 'incompatible', source: 'xero', message: 'It was not understood.' } as const;

  function targetOf(attempt: (random: SeededRandom) => Promise<'read' | 'refused'>): FuzzTarget {
    return { name: 'a reader', open: () => Promise.resolve({ attempt, close: () => Promise.resolve() }) };
  }

  test('names the seed of an input that a reader throws at, and goes on', async () => {
    const target = targetOf(async (random) => {
      if (random.state === 3) throw new TypeError('Cannot read properties of undefined');
      return 'read';
    });
    const { inputs: given, read, findings } = await fuzz(target, { from: 1, count: 5 });
    expect([given, read]).toEqual([5, 4]);
    expect(findings).toMatchObject([{ seed: 3, problem: expect.stringContaining('TypeError') }]);
  });

  test('makes the same input of the same seed, and others of others', () => {
    const value = {
      rows: [
        { id: 'a', amount: 1.5 },
        { id: 'b', amount: 2 },
      ],
      more: null,
    };
    const text = (seed: number) => mutateJson(value, new SeededRandom(seed));
    expect(text(7)).toBe(text(7));
    expect(new Set(Array.from({ length: 50 }, (_, seed) => text(seed))).size).toBeGreaterThan(40);
    expect(value.rows).toHaveLength(2);
  });

  test.each<[string, unknown]>([
    ['half a penny', { amountMinor: 0.5 }],
    ['an amount beyond what is exact', { totalMinor: 2 ** 53 }],
    ['no number', { rate: Number.NaN }],
    ['a day that the calendar has not', { rows: [{ date: '2026-02-30' }] }],
    ['an instant in other words', { updatedAt: '2026-11-01' }],
    ['a prototype as a member', JSON.parse('{"a":{"__proto__":{}}}')],
  ])('takes no value with %s', (_what, value) => {
    expect(() => assertSoundValue(value, 'value')).toThrow();
  });

  test('takes no failure without words, in the words of the engine, or with a secret in it', () => {
    assertSoundFailure(sound, ['secret']);
    expect(() => assertSoundFailure({ ...sound, message: ' ' })).toThrow('says nothing');
    expect(() => assertSoundFailure({ ...sound, message: 'TypeError: x is not a function' })).toThrow(
      'not for a person',
    );
    expect(() => assertSoundFailure({ ...sound, message: 'The secret is out.' }, ['secret'])).toThrow('A secret');
  });
});
