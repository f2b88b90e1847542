import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { providePage } from '../../../electron/command-line/page-build.ts';
import { readPageFiles } from '../../../electron/page/page-files.ts';
import { root } from '../../checks.ts';

let checkout: string;
let said: string[];
beforeEach(() => {
  said = [];
  checkout = mkdtempSync(join(tmpdir(), 'tallybridge-page-'));
  write('package.json', '{"type": "module"}');
  write('package-lock.json', '{}');
  write('shared/x.ts', 'export const x = 1;');
  write('renderer/index.html', '<!doctype html><title>T</title><script type="module" src="./main.ts"></script>');
  write('renderer/main.ts', 'document.title = "first";');
  write(
    'vite.renderer.config.ts',
    "export default { root: 'renderer', base: './', build: { outDir: '../dist/renderer' } };",
  );
  symlinkSync(join(root, 'node_modules'), join(checkout, 'node_modules'), 'dir');
});
afterEach(() => rmSync(checkout, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(checkout, path)), { recursive: true });
  writeFileSync(join(checkout, path), text);
}

const provide = () => providePage((text) => said.push(text), checkout);

function scriptOf(folder: string): string {
  const [name] = readdirSync(join(folder, 'assets'));
  return readFileSync(join(folder, 'assets', name ?? ''), 'utf8');
}

async function provided(): Promise<string> {
  const page = await provide();
  if (!page.ok) throw new Error(JSON.stringify(page.error));
  return page.value;
}

test('a page is built when it is missing, and not again', async () => {
  const page = await provided();
  expect(scriptOf(page)).toContain('first');
  expect(said).toHaveLength(1);
  expect(await provided()).toBe(page);
  expect(said).toHaveLength(1);
});

test.each(['renderer/main.ts', 'shared/x.ts', 'vite.renderer.config.ts', 'package-lock.json'])(
  'it is built anew when %s is newer',
  async (path) => {
    await provided();
    const later = new Date(Date.now() + 5000);
    utimesSync(join(checkout, path), later, later);
    await provided();
    expect(said).toHaveLength(2);
  },
);

test('what is changed while it is built is not taken for built', async () => {
  const building = provided();
  await new Promise((resolve) => setTimeout(resolve, 30));
  write('renderer/main.ts', 'document.title = "second";');
  await building;
  expect(scriptOf(await provided())).toContain('second');
});

test('two that build at the same time both end with a whole page and leave nothing behind', async () => {
  const program = `const { providePage } = await import(${JSON.stringify(join(root, 'electron/command-line/page-build.ts'))});
    const page = await providePage(() => {}, ${JSON.stringify(checkout)});
    if (!page.ok) throw new Error(JSON.stringify(page.error));`;
  const start = () => promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
  await Promise.all([start(), start(), start(), start()]);
  expect(readdirSync(join(checkout, 'dist'))).toEqual(['renderer']);
  expect(scriptOf(join(checkout, 'dist', 'renderer'))).toContain('first');
});

test('a page that cannot be built is an error that names what is wrong, and leaves the former one', async () => {
  const page = await provided();
  write('renderer/main.ts', 'import "./missing.ts";');
  const later = new Date(Date.now() + 5000);
  utimesSync(join(checkout, 'renderer/main.ts'), later, later);
  const failed = await provide();
  expect(failed).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  expect(JSON.stringify(failed)).toContain('missing.ts');
  expect(readdirSync(join(checkout, 'dist'))).toEqual(['renderer']);
  expect(scriptOf(page)).toContain('first');
});

test('without the bundler a page that is there is served as it is, and one that is not is an error', async () => {
  rmSync(join(checkout, 'node_modules'));
  expect(await provide()).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  write('dist/renderer/index.html', 'as installed');
  expect(await provided()).toBe(join(checkout, 'dist', 'renderer'));
});

test('the files of a page are those of known kinds inside its folder, and no links', () => {
  write('page/index.html', 'page');
  write('page/assets/main-12345678.js', '1');
  write('page/notes.md', 'no');
  write('page/main.js.map', 'no');
  symlinkSync(join(checkout, 'package.json'), join(checkout, 'page', 'link.js'));
  symlinkSync(checkout, join(checkout, 'page', 'up'), 'dir');
  expect([...readPageFiles(join(checkout, 'page')).keys()].toSorted()).toEqual([
    '/',
    '/assets/main-12345678.js',
    '/index.html',
  ]);
  expect(existsSync(join(checkout, 'page', 'up', 'package.json'))).toBe(true);
});
