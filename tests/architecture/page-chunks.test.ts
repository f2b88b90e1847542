import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { providePage } from '../../electron/command-line/page-build.ts';

// What a person waits for before the first screen stands: what the page names, with everything it imports – the overview is
// part of it – and the overview's words. Charts and PDF come when they are needed.

/** Of script, gzipped, in bytes. */
const mostBytes = 200_000;

let assets = '';
let entries: readonly string[] = [];

beforeAll(async () => {
  const page = await providePage(() => undefined);
  if (!page.ok) throw new Error(page.error.message);
  assets = join(page.value, 'assets');
  const html = readFileSync(join(page.value, 'index.html'), 'utf8');
  entries = [...html.matchAll(/<script[^>]*src="\.\/assets\/([^"]+)"/g)].map(([, name]) => name ?? '');
});

test('the first screen needs less than 200 kB of script', () => {
  const needed = everythingOf([...entries, ...words()]);
  const sizes = [...needed].map((name) => [name, gzipSync(readFileSync(join(assets, name))).length] as const);
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  expect(readdirSync(assets).filter((name) => /^overview-screen.*\.js$/.test(name))).toEqual([]);
  expect(total).toBeGreaterThan(100_000);
  expect(total, JSON.stringify(sizes.toSorted(([, a], [, b]) => b - a).slice(0, 12))).toBeLessThan(mostBytes);
});

test('charts and PDF are no part of it, and are there', () => {
  const needed = everythingOf([...entries, chunk('review-screen')]);
  for (const heavy of ['spending-chart', 'pdf-view']) {
    expect([...needed]).not.toContain(chunk(heavy));
    expect(readFileSync(join(assets, chunk(heavy))).length).toBeGreaterThan(100_000);
  }
});

test('no chunk needs one that needs it: part of it would be used before it is there', () => {
  const scripts = readdirSync(assets).filter((file) => file.endsWith('.js'));
  const inCircle = scripts.filter((name) => everythingOf(importsOf(name)).has(name));
  expect(scripts.length).toBeGreaterThan(20);
  expect(inCircle).toEqual([]);
});

function chunk(name: string): string {
  const found = readdirSync(assets).filter((file) => file.startsWith(`${name}-`) && file.endsWith('.js'));
  const [only] = found.toSorted((a, b) => size(b) - size(a));
  if (only === undefined) throw new Error(`The page has no chunk ${name}.`);
  return only;
}

function size(file: string): number {
  return readFileSync(join(assets, file)).length;
}

/** The overview's own words; the common ones are in the entry. */
function words(): string[] {
  return readdirSync(assets)
    .filter((file) => /^overview-(?!screen).*\.js$/.test(file))
    .slice(0, 1);
}

/** The chunks and whatever they import, not what they load later. */
function everythingOf(chunks: readonly string[]): ReadonlySet<string> {
  const all = new Set<string>();
  const queue = [...chunks];
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    if (all.has(name)) continue;
    all.add(name);
    queue.push(...importsOf(name));
  }
  return all;
}

function importsOf(name: string): string[] {
  const text = readFileSync(join(assets, name), 'utf8');
  return [...text.matchAll(/(?:\bfrom|\bimport)\s*["`]\.\/([^"`]+\.js)["`]/g)].map(([, imported]) => imported ?? '');
}
