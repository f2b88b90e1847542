import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contactNameOf, cutText, nameKey, nameWords } from '../../../shared/domain/contact-name.ts';
import { keyOfNamed } from '../../../shared/domain/kept-contact.ts';

describe('names for contacts', () => {
  it.each([
    ['Figma', 'Figma'],
    ['  A <b>  &\tC  ', 'A b & C'],
    ['<>', ''],
    ['x'.repeat(300), 'x'.repeat(255)],
    [`${'x'.repeat(254)} y`, 'x'.repeat(254)],
  ])('%j becomes %j', (application, name) => {
    expect(contactNameOf(application)).toBe(name);
  });

  it('makes only names that Xero takes, and leaves those alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (application) => {
        const name = contactNameOf(application);
        expect(name.length).toBeLessThanOrEqual(255);
        expect(name).not.toMatch(/[<>]|\s\s|^\s|\s$/);
        expect(contactNameOf(name)).toBe(name);
      }),
    );
  });
});

it('cuts no character in two', () => {
  expect(cutText('ab😀', 3)).toBe('ab');
  expect(cutText('ab😀', 4)).toBe('ab😀');
});

it('takes names for the same whatever their case', () => {
  expect(nameKey(' FIGMA  Inc ')).toBe(nameKey('Figma inc'));
  expect(nameKey('Figma')).not.toBe(nameKey('Figma Inc'));
});

describe('names that are one for Xero', () => {
  it.each([
    ['Figma Inc', 'figma inc'],
    ['É Abc', 'e abc'],
    ['Abc É', 'abc e'],
    ['Abc É Def', 'abc e def'],
    [' Abc', 'abc'],
    ['Abc ', 'abc'],
    ['A  b', 'a b'],
    ['A\tb', 'a b'],
    ['A\u0301', 'a'],
    ['', ''],
  ])('%j has the key %j', (name, key) => {
    expect(nameKey(name)).toBe(key);
    expect(keyOfNamed(name)).toBe(`named:${key}`);
  });
});

describe('words that tell a name', () => {
  it.each([
    ['Figma, Inc.', ['figma']],
    ['Figma (Figma) Design', ['figma', 'design']],
    ['Notion – Labs/Café 24h', ['notion', 'labs', 'cafe', '24h']],
    ['A to Z', []],
    ['The Group and LTD Limited inc incorporated LLC plc Corp GmbH', []],
    ['Abc', ['abc']],
  ])('of %j are %j', (name, words) => {
    expect(nameWords(name)).toEqual(words);
  });
});

it.each([
  ['abc', 3, 'abc'],
  ['abc', 2, 'ab'],
  ['a\ud800\udc00', 2, 'a'],
  ['a\udbff\udc00', 2, 'a'],
  ['a\udbff\udc00', 3, 'a\udbff\udc00'],
  ['a\ue000b', 2, 'a\ue000'],
  ['ab\ud7ffc', 3, 'ab\ud7ff'],
])('%j cut to %d units leaves no half character: %j', (text, length, cut) => {
  expect(cutText(text, length)).toBe(cut);
});
