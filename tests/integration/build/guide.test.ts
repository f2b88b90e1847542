import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { guidePages } from '../../../guide-pages.ts';
import { root } from '../../checks.ts';

// The guide as it is built, of pages made for the test.

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tallybridge-guide-'));
  write('page/index.html', '<!doctype html><title>T</title>');
  write('page/guide.css', 'p { color: red; }');
  copy(join(root, 'docs/screenshots/review-light.png'), 'docs/screenshots/one-light.png');
  copy(join(root, 'docs/screenshots/review-dark.png'), 'docs/screenshots/one-dark.png');
  copy(join(root, 'docs/screenshots/overview-light.png'), 'docs/screenshots/other-light.png');
  write('docs/guide/index.md', '# Guide\n\n- [Second](second.md)\n- [First](first.md)\n');
  write(
    'docs/guide/first.md',
    `# First\n\n${picturesOf('one')}\n\n## A & B: "what" it's\n\nSee [this](#a--b-what-its).\n`,
  );
  write('docs/guide/second.md', '# Second\n\nSee [there](first.md#a--b-what-its) and [Xero](https://www.xero.com/).\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function copy(from: string, path: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  cpSync(from, join(folder, path));
}

function picturesOf(name: string): string {
  return `<picture>
  <source media="(prefers-color-scheme: dark)" srcset="../screenshots/${name}-dark.png">
  <img alt="What is seen" src="../screenshots/${name}-light.png">
</picture>`;
}

async function built(out = 'out'): Promise<string> {
  const guide = guidePages({
    folder: join(folder, 'docs/guide'),
    stylesheet: join(folder, 'page/guide.css'),
  });
  await build({
    configFile: false,
    logLevel: 'silent',
    root: join(folder, 'page'),
    base: './',
    plugins: [guide],
    build: { outDir: join(folder, out), emptyOutDir: true },
  });
  return join(folder, out);
}

const pageOf = (out: string, name: string) => readFileSync(join(out, 'guide', `${name}.html`), 'utf8');

describe('the built guide', () => {
  test('has a page for each file, in the order of the index, and links between them', async () => {
    const out = await built();
    expect(readdirSync(join(out, 'guide')).toSorted()).toEqual(['first.html', 'index.html', 'second.html']);
    const index = pageOf(out, 'index');
    expect(index.indexOf('./second.html')).toBeLessThan(index.indexOf('./first.html'));
    expect(pageOf(out, 'second')).toContain('<a href="./first.html#a--b-what-its">there</a>');
    expect(pageOf(out, 'second')).toContain('<a href="https://www.xero.com/" target="_blank" rel="noopener">Xero</a>');
    expect(pageOf(out, 'first')).toContain('<h2 id="a--b-what-its">');
    expect(pageOf(out, 'first')).toContain('<title>First – Tallybridge guide</title>');
  });

  test('has a stylesheet and only the pictures that it shows, in both themes, and no script', async () => {
    const out = await built();
    const first = pageOf(out, 'first');
    const shown = [...first.matchAll(/(?:src|srcset|href)="\.\.\/(assets\/[^"]+)"/g)].map(([, path = '']) => path);
    expect(shown).toHaveLength(3);
    for (const path of shown) expect(existsSync(join(out, path)), path).toBe(true);
    const pictures = readdirSync(join(out, 'assets')).filter((name) => name.endsWith('.png'));
    expect(pictures.map((name) => name.replace(/-[\w-]{8}\.png$/, '')).toSorted()).toEqual(['one-dark', 'one-light']);
    expect(first).toContain('alt="What is seen"');
    expect(first).toContain('width="1280" height="800"');
    for (const name of ['index', 'first', 'second'])
      expect(pageOf(out, name)).not.toMatch(/<script|style=|javascript:/);
  });

  test('is the same whenever it is built', async () => {
    const [one, two] = [await built('one'), await built('two')];
    const filesOf = (out: string) => readdirSync(out, { recursive: true, encoding: 'utf8' }).toSorted();
    expect(filesOf(one)).toEqual(filesOf(two));
    for (const name of ['index', 'first', 'second']) expect(pageOf(one, name)).toBe(pageOf(two, name));
  });
});

describe('the build fails, with the name, on', () => {
  test.each([
    ['a link to a page that is not there', '[x](gone.md)', 'first.md has a link that leads nowhere: gone.md'],
    ['a link to a heading that is not there', '[x](second.md#gone)', 'leads nowhere: second.md#gone'],
    ['a link out of the guide', '[x](../limits.md)', 'leads nowhere: ../limits.md'],
    [
      'a picture that is not there',
      picturesOf('gone'),
      'first.md shows a picture that is not there: ../screenshots/gone-light.png',
    ],
    ['a picture that lacks its dark one', picturesOf('other'), '../screenshots/other-dark.png'],
    ['a picture in one theme alone', '![x](../screenshots/one-light.png)', 'one-light.png in one theme alone'],
    ['a picture without a text', picturesOf('one').replace('What is seen', ''), 'HTML that is no picture'],
    ['HTML of another kind', '<script>alert(1)</script>', 'HTML that is no picture'],
    ['HTML within a sentence', 'so <b onclick="x()">bold</b>', 'HTML that is no picture'],
    ['a second title', '# Again', 'first.md needs one heading'],
    ['a heading that is there twice', '## Twice\n\n## Twice', 'first.md has the same heading twice'],
  ])('%s', async (_what, text, named) => {
    write('docs/guide/first.md', `# First\n\n${text}\n`);
    write('docs/guide/second.md', '# Second\n');
    await expect(built()).rejects.toThrow(named);
  });

  test('a page that the index does not lead to', async () => {
    write('docs/guide/lost.md', '# Lost\n');
    await expect(built()).rejects.toThrow('lost.md');
  });
});
