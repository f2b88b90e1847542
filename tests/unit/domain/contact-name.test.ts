import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contactNameOf, cutText, nameKey } from '../../../shared/domain/contact-name.ts';

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
