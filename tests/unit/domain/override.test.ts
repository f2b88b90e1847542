import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resolveCoding, withOverride } from '../../../shared/domain/coding-rule.ts';
import { changeFields, type OverrideFields } from '../../../shared/domain/override.ts';
import { planMovement } from '../../../shared/domain/plan-push.ts';
import type { CodingFields } from '../../../shared/domain/settings.ts';
import { movement, planContext, settings } from './example-company.ts';

const fields: fc.Arbitrary<OverrideFields> = fc.record(
  {
    account: fc.constantFrom('1', '2', '3'),
    taxType: fc.constantFrom('A', 'B'),
    contact: fc.constantFrom('C', 'D'),
    tracking: fc.record({ Department: fc.constantFrom('E', 'F') }),
    description: fc.constantFrom('', 'G'),
  },
  { requiredKeys: [] },
);
const names = ['account', 'taxType', 'contact', 'tracking', 'description'] as const;

describe('a choice for one transaction alone', () => {
  test('comes before the application, that before the default, that before what is built in', () => {
    fc.assert(
      fc.property(fields, fields, fields, (own, byApplication, byDefault) => {
        const present = { ...settings, defaults: byDefault, applications: [{ name: 'Figma', ...byApplication }] };
        const figma = movement({ application: { id: 'new', name: 'Figma' } });
        const override = { movementId: figma.id, fields: own, author: 'Ana', at: '2026-01-01T00:00:00.000Z' };
        const coding = withOverride(resolveCoding(present, figma), override);
        for (const name of names) {
          const layers: readonly (readonly [string, CodingFields])[] = [
            ['by-hand', own],
            ['application', byApplication],
            ['default', byDefault],
          ];
          const first = layers.find(([, layer]) => layer[name] !== undefined);
          const expected = first === undefined ? null : { value: first[1][name], from: first[0] };
          if (expected === null && name === 'description') expect(coding[name].from).toBe('built-in');
          else if (expected === null) expect(coding[name]).toBeNull();
          else expect(coding[name]).toMatchObject(expected);
        }
        expect(coding.mode).toEqual(resolveCoding(present, figma).mode);
      }),
    );
  });

  test('is for its own movement, and says so', () => {
    const mine = movement({ id: 'mine' });
    const override = { movementId: 'mine', fields: { account: '463' }, author: 'Ana', at: '2026-01-01T00:00:00.000Z' };
    const planned = planContext({ overrides: new Map([['mine', override]]) });
    const why = (one: typeof mine) => {
      const outcome = planMovement(one, planned);
      return outcome.kind === 'propose' ? outcome.explanation.find(({ field }) => field === 'account')?.why : null;
    };
    expect(why(mine)).toBe('Chosen by hand by Ana, for this transaction alone.');
    expect(why(movement({ id: 'another' }))).not.toMatch(/by hand/);
  });
});

describe('changes of fields', () => {
  test('set what is given, take away what is null, leave the rest', () => {
    expect(changeFields({ account: '1', taxType: 'A', contact: 'C' }, { account: '2', taxType: null })).toEqual({
      account: '2',
      contact: 'C',
    });
  });

  test('are the same when made twice, and all of them taken away leaves nothing', () => {
    fc.assert(
      fc.property(fields, fields, (own, changes) => {
        const once = changeFields(own, changes);
        expect(changeFields(once, changes)).toEqual(once);
        expect(changeFields(once, Object.fromEntries(names.map((name) => [name, null])))).toEqual({});
      }),
    );
  });
});
