import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../checks.ts';
import { drawIcons } from '../../icons/draw-icons.ts';
import { icnsTypes, icoSizes } from '../../icons/icon-files.ts';

const folder = join(root, 'resources');

test('the images are what the script draws, and there are no others', () => {
  const drawn = drawIcons();
  const kept = globSync('**/*.{png,ico,icns}', { cwd: folder }).map((path) => path.replaceAll('\\', '/'));
  expect(kept.toSorted()).toEqual([...drawn.keys()].toSorted());
  const other = [...drawn].filter(([path, bytes]) => !readFileSync(join(folder, path)).equals(bytes));
  expect(other.map(([path]) => path)).toEqual([]);
});

test('each is a PNG of the size that its name says', () => {
  for (const [path, bytes] of [...drawIcons()].filter(([name]) => name.endsWith('.png'))) {
    expect(bytes.subarray(1, 4).toString(), path).toBe('PNG');
    const scale = Number(/@([\d.]+)x/.exec(path)?.[1] ?? 1);
    const expected = path.startsWith('tray/') ? 16 * scale : 1024;
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], path).toEqual([expected, expected]);
  }
});

/** The pixels of a picture, which must be square. */
function pixelsOf(png: Buffer): number {
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  expect(height).toBe(width);
  return width;
}

test('Windows finds each size in the .ico where its directory says', () => {
  const file = readFileSync(join(folder, 'icon.ico'));
  expect([file.readUInt16LE(0), file.readUInt16LE(2)]).toEqual([0, 1]);
  const entries = Array.from({ length: file.readUInt16LE(4) }, (_, index) =>
    file.subarray(6 + 16 * index, 22 + 16 * index),
  );
  const pictures = entries.map((entry) => {
    const at = entry.readUInt32LE(12);
    return file.subarray(at, at + entry.readUInt32LE(8));
  });
  expect(pictures.map(pixelsOf)).toEqual([...icoSizes]);
  expect(entries.map((entry) => entry.readUInt8(0) || 256)).toEqual([...icoSizes]);
  expect(pictures.reduce((size, { length }) => size + length, 6 + 16 * entries.length)).toBe(file.length);
});

test('macOS finds each size in the .icns by its type', () => {
  const file = readFileSync(join(folder, 'icon.icns'));
  expect([file.subarray(0, 4).toString(), file.readUInt32BE(4)]).toEqual(['icns', file.length]);
  const found: Record<string, number> = {};
  for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) {
    found[file.subarray(at, at + 4).toString()] = pixelsOf(file.subarray(at + 8, at + file.readUInt32BE(at + 4)));
  }
  expect(found).toEqual(icnsTypes);
});

test('the drawing of the program is that of its page', () => {
  const page = readFileSync(join(root, 'renderer', 'public', 'icon.svg'), 'utf8');
  expect(readFileSync(join(folder, 'icon.svg'), 'utf8')).toBe(page);
});
