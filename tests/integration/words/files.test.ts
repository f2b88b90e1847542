import { globSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isUsed, keyUsesIn } from './used-keys.ts';
import { baseOf, namespaces, placesOf, type Words, wordsOf } from './word-files.ts';

const root = join(import.meta.dirname, '../../..');
const sources = globSync('renderer/**/*.{ts,tsx}', { cwd: root })
  .filter((file) => !file.startsWith('renderer/words/sentences/'))
  .map((file) => keyUsesIn(join(root, file)));

/** Numbers that a plural of the window may be of. */
const numbers = [...Array(101).keys(), 1000, 12_345, 1_000_000, 2_000_000];

describe.each(namespaces)('the words of %s', (namespace) => {
  const english = wordsOf('en', namespace);
  const spanish = wordsOf('es', namespace);

  it('has the same keys in both languages', () => {
    expect(bases(spanish)).toEqual(bases(english));
  });

  it('has every form of every plural, and no other', () => {
    expect(wrongForms('en', english)).toEqual([]);
    expect(wrongForms('es', spanish)).toEqual([]);
  });

  it('has the same places in both languages', () => {
    for (const base of bases(english)) expect([base, placesIn(spanish, base)]).toEqual([base, placesIn(english, base)]);
  });

  it('leaves nothing empty', () => {
    const empty = [...english, ...spanish].filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
  });

  it('has no words that no screen uses', () => {
    const uses = sources.filter(({ file }) => namespace === 'common' || readsNamespace(file, namespace));
    expect(bases(english).filter((key) => !isUsed(key, namespace, uses))).toEqual([]);
  });
});

describe('the screens', () => {
  it('name only words that there are', () => {
    const known = new Map(namespaces.map((namespace) => [namespace, new Set(bases(wordsOf('en', namespace)))]));
    const missing = sources.flatMap(({ file, named, namespaces: own }) =>
      named
        .filter((name) => {
          const [namespace = '', key] = name.includes(':') ? name.split(':') : ['', name];
          const places = namespace !== '' ? [namespace] : own.length > 0 ? own : namespaces;
          return !places.some((place) => known.get(place)?.has(key ?? ''));
        })
        .map((name) => `${relative(root, file)}: ${name}`),
    );
    expect(missing).toEqual([]);
    expect(sources.flatMap(({ named }) => named).length).toBeGreaterThan(200); // the search itself works
  });
});

function bases(words: Words): readonly string[] {
  return [...new Set([...words.keys()].map(baseOf))].sort();
}

function wrongForms(language: string, words: Words): readonly string[] {
  const rules = new Intl.PluralRules(language);
  const wanted = [...new Set(numbers.map((count) => rules.select(count)))].sort();
  return bases(words).filter((base) => {
    if (words.has(base)) return [...words.keys()].some((key) => key !== base && baseOf(key) === base);
    const forms = [...words.keys()].filter((key) => baseOf(key) === base).map((key) => key.slice(base.length + 1));
    return forms.sort().join() !== wanted.join();
  });
}

/** Of all forms together: the form for one may do without the number. */
function placesIn(words: Words, base: string): readonly string[] {
  const texts = [...words].filter(([key]) => baseOf(key) === base).map(([, text]) => text);
  return [...new Set(texts.flatMap(placesOf))].sort();
}

/** The detail of an item is a part of review with words of its own. */
function readsNamespace(file: string, namespace: string): boolean {
  const folder = namespace === 'detail' ? 'review' : namespace;
  return file.includes(`renderer/features/${folder}/`);
}
