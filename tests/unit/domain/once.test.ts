import { expect, test } from 'vitest';
import { once } from '../../../shared/domain/once.ts';

test('what is kept under a key is made once for it, also where it is nothing', () => {
  const kept = new Map<string, string | null>();
  const made: string[] = [];
  const make = (key: string) => {
    made.push(key);
    return key === 'none' ? null : `made for ${key}`;
  };
  const asked = ['a', 'b', 'a', 'none', 'none'].map((key) => once(kept, key, make));
  expect(asked).toEqual(['made for a', 'made for b', 'made for a', null, null]);
  expect(made).toEqual(['a', 'b', 'none']);
});
