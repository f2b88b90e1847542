import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, sha256Hex } from '../../../shared/domain/hash.ts';
import { isMarker, markerOf } from '../../../shared/domain/marker.ts';

describe('markers', () => {
  // Both were computed with another implementation of sha256 and base 32.
  it('is the same for ever: documents in Xero carry it', () => {
    expect(markerOf('a')).toBe('CLD-SABR2-4PA3-EYWN');
    expect(markerOf('5f0c7d3e-9b7a-4f0e-8a54-0d5c6f7e8a90')).toBe('CLD-8VBS3-XR6E-GVSK');
  });

  it('differs for ids that look alike', () => {
    const markers = new Set<string>();
    for (let number = 0; number < 20_000; number += 1) markers.add(markerOf(`transaction-${number}`));
    expect(markers.size).toBe(20_000);
  });

  it('differs for any two ids and has a form of its own', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 20 }), (ids) => {
        const markers = ids.map(markerOf);
        expect(new Set(markers).size).toBe(ids.length);
        expect(markers.every(isMarker)).toBe(true);
        expect(markers.every((marker) => marker.length === 19)).toBe(true);
      }),
    );
  });

  it.each([
    '',
    'CLD-',
    'INV-0042',
    'cld-sabr2-4pa3-eywn',
    'CLD-SABR2-4PA3-EYWI',
    'CLD-SABR2-4PA3-EYWNX',
    ' CLD-SABR2-4PA3-EYWN',
  ])('"%s" is none', (text) => {
    expect(isMarker(text)).toBe(false);
  });
});

describe('hashes', () => {
  it('agrees with the published test vectors of sha256', () => {
    expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('writes equal data as equal text, whatever the order of keys', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: undefined, A: true })).toBe(
      '{"A":true,"b":[1,{"c":"x","d":null}]}',
    );
  });

  it('writes what JSON has no word for as JSON does', () => {
    expect(canonicalJson([undefined, 1])).toBe('[null,1]');
    expect(canonicalJson(undefined)).toBe('null');
  });

  it('writes JSON that parses to the same data', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
