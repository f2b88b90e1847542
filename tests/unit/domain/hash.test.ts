import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson, equalData } from '../../../shared/domain/hash.ts';

it('canonical text sorts keys, leaves out what is undefined, and has null for it in arrays', () => {
  const value = { b: [1, undefined, 'x'], a: { d: null, c: undefined, b: true }, 'ä"': undefined };
  expect(canonicalJson(value)).toBe('{"a":{"b":true,"d":null},"b":[1,null,"x"]}');
  expect(canonicalJson(undefined)).toBe('null');
  expect(canonicalJson({})).toBe('{}');
});

it('equal data is equal whatever the order of its keys, and other data is not', () => {
  expect(equalData({ a: 1, b: [2] }, { b: [2], a: 1 })).toBe(true);
  expect(equalData({ a: 1 }, { a: 1, b: undefined })).toBe(true);
  expect(equalData({ a: 1 }, { a: 2 })).toBe(false);
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      expect(equalData(a, b)).toBe(canonicalJson(a) === canonicalJson(b));
      expect(equalData(a, JSON.parse(JSON.stringify(a)))).toBe(true);
    }),
  );
});
