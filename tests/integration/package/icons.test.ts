import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../checks.ts';
import { drawIcons } from '../../icons/draw-icons.ts';

const folder = join(root, 'resources');

test('the images are what the script draws, and there are no others', () => {
  const drawn = drawIcons();
  const kept = globSync('**/*.png', { cwd: folder }).map((path) => path.replaceAll('\\', '/'));
  expect(kept.toSorted()).toEqual([...drawn.keys()].toSorted());
  const other = [...drawn].filter(([path, bytes]) => !readFileSync(join(folder, path)).equals(bytes));
  expect(other.map(([path]) => path)).toEqual([]);
});

test('each is a PNG of the size that its name says', () => {
  for (const [path, bytes] of drawIcons()) {
    expect(bytes.subarray(1, 4).toString(), path).toBe('PNG');
    const scale = Number(/@([\d.]+)x/.exec(path)?.[1] ?? 1);
    const expected = path.startsWith('tray/') ? 16 * scale : 1024;
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], path).toEqual([expected, expected]);
  }
});

test('the drawing of the program is that of its page', () => {
  const page = readFileSync(join(root, 'renderer', 'public', 'icon.svg'), 'utf8');
  expect(readFileSync(join(folder, 'icon.svg'), 'utf8')).toBe(page);
});
