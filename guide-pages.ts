import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { Marked, type Token, type Tokens } from 'marked';
import type { Plugin } from 'vite';

export interface GuideOptions {
  /** Folder of the Markdown pages; `index.md` links to all others, in their order. */
  readonly folder: string;
  readonly stylesheet: string;
}

interface GuidePage {
  /** Of the file, without its ending. */
  readonly name: string;
  readonly title: string;
  readonly tokens: readonly Token[];
  /** What can be linked to in it. */
  readonly anchors: ReadonlySet<string>;
}

/** A picture with its place in the built page; width and height keep its room free while it loads. */
interface Picture {
  readonly href: string;
  readonly width: number;
  readonly height: number;
}

/**
 * The guide as pages of plain HTML beside the app's own: no script, one stylesheet, and of all pictures those that it
 * shows. What is broken in it – a link, a picture, a page that nothing leads to – fails the build with its name.
 */
export function guidePages({ folder, stylesheet }: GuideOptions): Plugin {
  return {
    name: 'guide-pages',
    buildStart() {
      this.emitFile({ type: 'chunk', id: stylesheet, name: 'guide' });
    },
    generateBundle: {
      order: 'post', // Vite has made the stylesheet by then
      handler(_options, bundle) {
        const styles = Object.keys(bundle).find((file) => /(^|\/)guide-[\w-]+\.css$/.test(file));
        if (styles === undefined) throw new Error(`The guide has no stylesheet; it should come of ${stylesheet}.`);
        const pages = readGuide(folder);
        const pictureAt = (path: string): Picture => {
          const source = readFileSync(path);
          const id = this.emitFile({ type: 'asset', name: basename(path), source });
          return { href: `../${this.getFileName(id)}`, ...sizeOfPng(source) };
        };
        for (const page of pages) {
          const source = wholePage(page, pages, { folder, styles: `../${styles}`, pictureAt });
          this.emitFile({ type: 'asset', fileName: `guide/${page.name}.html`, source });
        }
      },
    },
  };
}

/** All pages in their order, the index first. */
function readGuide(folder: string): readonly GuidePage[] {
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .map((file) => basename(file, '.md'))
    .toSorted();
  const pages = new Map(names.map((name) => [name, readPage(folder, name)]));
  const index = pages.get('index');
  if (index === undefined) throw new Error(`The guide has no index.md in ${folder}.`);
  const order = new Set(['index', ...linksOf(index).map((href) => href.replace(/\.md(#.*)?$/, ''))]);
  const lost = names.filter((name) => !order.has(name));
  if (lost.length > 0) throw new Error(`Nothing in the guide's index.md leads to ${lost.join('.md, ')}.md.`);
  return [...order].flatMap((name) => pages.get(name) ?? []);
}

function readPage(folder: string, name: string): GuidePage {
  const tokens = new Marked().lexer(readFileSync(join(folder, `${name}.md`), 'utf8'));
  const headings = tokens.filter((token): token is Tokens.Heading => token.type === 'heading');
  const [title, another] = headings.filter(({ depth }) => depth === 1);
  if (title === undefined || another !== undefined) throw new Error(`${name}.md needs one heading of the first level.`);
  const anchors = new Set(headings.map(({ text }) => anchorOf(text)));
  if (anchors.size < headings.length) throw new Error(`${name}.md has the same heading twice.`);
  return { name, title: title.text, tokens, anchors };
}

function linksOf({ tokens }: GuidePage): readonly string[] {
  const found: string[] = [];
  const marked = new Marked({
    renderer: {
      link({ href }) {
        if (/^[\w-]+\.md/.test(href)) found.push(href);
        return '';
      },
    },
  });
  marked.parser([...tokens]);
  return found;
}

/** As forges make them, so that a link into a page works there too. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
}

interface Surroundings {
  readonly folder: string;
  readonly styles: string;
  pictureAt(path: string): Picture;
}

function wholePage(page: GuidePage, pages: readonly GuidePage[], surroundings: Surroundings): string {
  const place = pages.indexOf(page);
  const isIndex = place === 0;
  const entry = (other: GuidePage) =>
    `<li><a href="./${other.name}.html"${other === page ? ' aria-current="page"' : ''}>${escaped(other.title)}</a></li>`;
  const step = (other: GuidePage | undefined, word: string) =>
    other === undefined ? '' : `<a href="./${other.name}.html"><small>${word}</small> ${escaped(other.title)}</a>`;
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${isIndex ? '' : `${escaped(page.title)} – `}Tallybridge guide</title>
    <link rel="icon" href="../icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="${surroundings.styles}">
  </head>
  <body>
    <a class="skip" href="#content">Skip to the content</a>
    <header>
      <a class="home" href="./index.html">Tallybridge guide</a>
      <a class="back" href="../index.html">Back to Tallybridge</a>
    </header>
    <nav class="pages" aria-label="Pages of the guide">
      <ul>
        ${pages.map(entry).join('\n        ')}
      </ul>
    </nav>
    <main id="content" tabindex="-1">
${bodyOf(page, pages, surroundings)}
      <nav class="steps" aria-label="Before and after">
        <span>${step(pages[place - 1], 'Before:')}</span>
        <span>${step(pages[place + 1], 'Next:')}</span>
      </nav>
    </main>
  </body>
</html>
`;
}

function bodyOf(page: GuidePage, pages: readonly GuidePage[], { folder, pictureAt }: Surroundings): string {
  const marked = new Marked({
    renderer: {
      heading({ depth, text, tokens }) {
        return `<h${depth} id="${anchorOf(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      link({ href, tokens }) {
        const text = this.parser.parseInline(tokens);
        if (/^https:\/\//.test(href)) return `<a href="${escaped(href)}" target="_blank" rel="noopener">${text}</a>`;
        return `<a href="${targetOf(page, pages, href)}">${text}</a>`;
      },
      html({ text }) {
        return pictureOf(page, text, (path) => {
          const file = resolve(folder, path);
          if (!existsSync(file)) throw new Error(`${page.name}.md shows a picture that is not there: ${path}`);
          return pictureAt(file);
        });
      },
      image({ href }) {
        throw new Error(`${page.name}.md shows ${href} in one theme alone; give it as a <picture> with both.`);
      },
    },
  });
  return marked.parser([...page.tokens]);
}

/** Where a link of a page leads in the built guide. */
function targetOf(page: GuidePage, pages: readonly GuidePage[], href: string): string {
  const [, file = '', anchor] = /^([^#]*)(?:#(.*))?$/.exec(href) ?? [];
  const target = file === '' ? page : pages.find(({ name }) => `${name}.md` === file);
  if (target === undefined || (anchor !== undefined && !target.anchors.has(anchor))) {
    throw new Error(`${page.name}.md has a link that leads nowhere: ${href}`);
  }
  const path = file === '' ? '' : `./${target.name}.html`;
  return anchor === undefined ? path : `${path}#${anchor}`;
}

/** The one kind of HTML that the pages may have: a picture in both themes, with a text instead. */
const pictureMarkup =
  /^<picture>\s*<source media="\(prefers-color-scheme: dark\)" srcset="([^"]+)">\s*<img alt="([^"]+)" src="([^"]+)">\s*<\/picture>\s*$/;

function pictureOf(page: GuidePage, text: string, find: (path: string) => Picture): string {
  const [, dark, alt, light] = pictureMarkup.exec(text) ?? [];
  if (dark === undefined || alt === undefined || light === undefined) {
    throw new Error(`${page.name}.md has HTML that is no picture in two themes: ${text.trim()}`);
  }
  const { href, width, height } = find(light);
  return `<picture>
  <source media="(prefers-color-scheme: dark)" srcset="${find(dark).href}">
  <img alt="${alt}" src="${href}" width="${width}" height="${height}">
</picture>
`;
}

/** From the first chunk of the file (PNG specification, 11.2.1). */
function sizeOfPng(bytes: Buffer): { readonly width: number; readonly height: number } {
  if (bytes.toString('latin1', 1, 4) !== 'PNG') throw new Error('The pictures of the guide are PNG files.');
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
