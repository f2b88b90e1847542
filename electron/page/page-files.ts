import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

export interface PageFile {
  readonly type: string;
  readonly bytes: Buffer;
  /** Its name changes with its content, so that a browser may keep it. */
  readonly isHashed: boolean;
}

/** What a built page consists of; any other file in its folder is not served. */
const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

/**
 * The built page by its paths, read once: a request can ask for what is in here and for nothing else, whatever it writes,
 * and a page that is built anew meanwhile does not mix with this one.
 */
export function readPageFiles(folder: string): ReadonlyMap<string, PageFile> {
  const files = new Map(filesBelow(folder, ''));
  const index = files.get('/index.html');
  if (index !== undefined) files.set('/', index);
  return files;
}

/** Links are neither files nor folders here, so none leads out. */
function filesBelow(folder: string, path: string): (readonly [string, PageFile])[] {
  return readdirSync(join(folder, path), { withFileTypes: true }).flatMap((entry) => {
    const below = `${path}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(folder, below);
    const type = types[extname(entry.name)];
    if (!entry.isFile() || type === undefined) return [];
    const isHashed = /-[\w-]{8}\.\w+$/.test(entry.name);
    return [[below, { type, bytes: readFileSync(join(folder, below)), isHashed }]];
  });
}
