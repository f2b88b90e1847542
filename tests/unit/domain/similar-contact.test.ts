import { describe, expect, it } from 'vitest';
import { similarContact } from '../../../shared/domain/similar-contact.ts';
import { contact } from './example-company.ts';

function nearest(name: string, ...names: readonly string[]): string | null {
  return (
    similarContact(
      name,
      names.map((one) => contact(one)),
    )?.name ?? null
  );
}

describe('the contact whose name is nearest', () => {
  it('has all words of the other, or the other has all of its words', () => {
    expect(nearest('Google Cloud', 'Google Cloud Platform')).toBe('Google Cloud Platform');
    expect(nearest('Google Cloud Platform', 'Google Cloud')).toBe('Google Cloud');
    expect(nearest('Google Cloud', 'Google Workspace')).toBeNull();
    expect(nearest('Figma', 'Sketch')).toBeNull();
  });

  it('is the one with fewest other words, wherever it stands in the list', () => {
    const names = ['Google Ireland Advertising', 'Google Ireland', 'Google Ireland Advertising Services'];
    expect(nearest('Google', ...names)).toBe('Google Ireland');
    expect(nearest('Google', ...names.toReversed())).toBe('Google Ireland');
    // One that holds it is as near as one that it holds, by the same count of words.
    expect(nearest('Google Cloud', 'Google', 'Google Cloud Platform')).toBeNull();
    expect(nearest('Google Cloud', 'Google', 'Google Cloud Platform Ireland')).toBe('Google');
  });

  it('is nobody where two are equally near: a person has to say which', () => {
    expect(nearest('Google', 'Google Ireland', 'Google Belgium')).toBeNull();
    expect(nearest('Google', 'Google Ireland', 'Google Belgium', 'Google')).toBe('Google');
  });

  it('is none that is archived, or whose name has no word that tells anything', () => {
    expect(similarContact('Figma', [contact('Figma Design', { status: 'ARCHIVED' })])).toBeNull();
    expect(nearest('Figma', 'The Group Ltd')).toBeNull();
    expect(nearest('The Group Ltd', 'Figma', 'Inc')).toBeNull();
    expect(nearest('Figma')).toBeNull();
  });
});
