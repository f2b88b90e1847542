import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const folder = join(import.meta.dirname, '../../../renderer/words');

/** Words by their keys, `runs.title`, as a file has them. */
export type Words = ReadonlyMap<string, string>;

export const namespaces: readonly string[] = globSync('*.json', { cwd: join(folder, 'en') }).map((file) =>
  basename(file, '.json'),
);

export function wordsOf(language: 'en' | 'es', namespace: string): Words {
  const parsed: unknown = JSON.parse(readFileSync(join(folder, language, `${namespace}.json`), 'utf8'));
  return new Map(flattened(parsed, ''));
}

function flattened(value: unknown, key: string): [string, string][] {
  if (typeof value === 'string') return [[key, value]];
  if (typeof value !== 'object' || value === null) throw new Error(`${key} is neither words nor a group of them.`);
  return Object.entries(value).flatMap(([name, inner]) => flattened(inner, key === '' ? name : `${key}.${name}`));
}

/** The key without the form of its plural: `count.transactions` of `count.transactions_many`. */
export function baseOf(key: string): string {
  return key.replace(/_(zero|one|two|few|many|other)$/, '');
}

/** What is put in and what is set apart: `{{count, number}}` counts as `count`, `<1>` as itself. */
export function placesOf(text: string): readonly string[] {
  const values = [...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)].map(([, name = '']) => name);
  const tags = [...text.matchAll(/<\/?\w+\/?>/g)].map(([tag]) => tag);
  return [...new Set([...values, ...tags])].sort();
}
