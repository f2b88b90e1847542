import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { registeredPorts } from '../../../electron/adapters/xero/callback-listener.ts';
import { namespaces, wordsOf } from './word-files.ts';

// Whether what the guide says is what the window says.

describe('the guide for bookkeepers', () => {
  const guide = join(import.meta.dirname, '../../../docs/guide');
  const texts = new Map(
    readdirSync(guide)
      .filter((name) => name.endsWith('.md'))
      .map((name) => [name, readFileSync(join(guide, name), 'utf8').replaceAll(/\s+/g, ' ')]),
  );
  const textOf = (name: string) => texts.get(name) ?? '';
  const windowWords = new Set(namespaces.flatMap((namespace) => [...wordsOf('en', namespace).values()]));

  test('sets in bold what stands in the window, letter by letter', () => {
    const bold = [...texts].flatMap(([name, text]) =>
      [...text.matchAll(/\*\*([^*]+)\*\*/g)].map(([, words = '']) => ({ name, words })),
    );
    expect(bold.length).toBeGreaterThan(100);
    expect(bold.filter(({ words }) => !windowWords.has(words))).toEqual([]);
  });

  test('explains every reason that an item or a connection may have', () => {
    const reasons = [...wordsOf('en', 'common')].filter(([key]) => key.startsWith('cause.'));
    // Nothing is wrong with the first three; nothing is taken out of Xero yet; and the last is no reason of its own.
    const needNone = new Set(['review', 'approved', 'pushed', 'undone', 'unknown'].map((name) => `cause.${name}`));
    const missing = reasons.filter(
      ([key, words]) => !needNone.has(key) && !textOf('problems.md').includes(`**${words}**`),
    );
    expect(reasons.length).toBeGreaterThan(30);
    expect(missing).toEqual([]);
  });

  test('explains every state, and every key of the review', () => {
    const reviewing = textOf('reviewing.md');
    const states = [...wordsOf('en', 'common')].filter(([key]) => key.startsWith('state.') && key !== 'state.undone');
    expect(states.filter(([, words]) => !reviewing.includes(`| **${words}** |`))).toEqual([]);
    const keys = [...wordsOf('en', 'review')].filter(([key]) => key.startsWith('keys.') && key !== 'keys.group');
    expect(keys.length).toBeGreaterThan(15);
    expect(keys.filter(([, words]) => !reviewing.toLowerCase().includes(words.toLowerCase()))).toEqual([]);
  });

  test('gives the addresses that the sign-in listens on', () => {
    const named = [...textOf('connect.md').matchAll(/`http:\/\/localhost:(\d+)\/callback`/g)].map(([, port]) => port);
    expect(named).toEqual(registeredPorts.map(String));
  });
});
