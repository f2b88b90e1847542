import type * as Electron from 'electron';
import { expect, test } from 'vitest';
import { Badge } from '../../../electron/shell/badge.ts';
import { trayWords } from '../../../electron/shell/tray-words.ts';
import { nativeImageDouble, seen } from '../../fixtures/electron-double/tray-double.ts';

function openBadge(platform: NodeJS.Platform, hasWindow = true) {
  const counts: (number | undefined)[] = [];
  const overlays: [string | null, string][] = [];
  const bitmaps: Buffer[] = [];
  const setOverlayIcon = (image: Electron.NativeImage | null, text: string) =>
    void overlays.push([image === null ? null : seen(image).path, text]);
  const badge = new Badge({
    platform,
    app: {
      setBadgeCount(count) {
        counts.push(count);
        return true;
      },
    },
    window: () => (hasWindow ? { setOverlayIcon } : null),
    nativeImage: {
      createFromBitmap(bytes, options) {
        bitmaps.push(bytes);
        return nativeImageDouble.createFromBitmap(bytes, options);
      },
    },
    words: () => trayWords('en').tray,
    speech: () => ({ language: 'en', locale: 'en-GB' }),
  });
  return { badge, counts, overlays, bitmaps };
}

test.each<NodeJS.Platform>(['darwin', 'linux'])('a number on %s, and none where nothing waits', (platform) => {
  const { badge, counts, overlays } = openBadge(platform);
  badge.show(3);
  badge.show(0);
  expect([counts, overlays]).toEqual([[3, 0], []]);
});

test('a dot on the taskbar of Windows, with words for those who hear it', () => {
  const { badge, counts, overlays, bitmaps } = openBadge('win32');
  badge.show(1);
  badge.show(1200);
  badge.show(0);
  expect(overlays).toEqual([
    ['32×32, 4096 bytes', '1 transaction waits for you'],
    ['32×32, 4096 bytes', '1,200 transactions wait for you'],
    [null, ''],
  ]);
  expect([counts, bitmaps.length]).toEqual([[], 1]);
});

test('the dot is round: full in the middle, nothing in the corners', () => {
  const { badge, bitmaps } = openBadge('win32');
  badge.show(1);
  const [bytes] = bitmaps;
  const opacityAt = (x: number, y: number) => bytes?.[(y * 32 + x) * 4 + 3];
  expect([opacityAt(16, 16), opacityAt(0, 0), opacityAt(31, 0), opacityAt(0, 31), opacityAt(31, 31)]).toEqual([
    255, 0, 0, 0, 0,
  ]);
  expect(bytes?.subarray((16 * 32 + 16) * 4, (16 * 32 + 16) * 4 + 4)).toEqual(Buffer.from([0x1f, 0x8a, 0xd9, 255]));
});

test('without a window there is nothing to put it on', () => {
  const { badge, overlays } = openBadge('win32', false);
  badge.show(2);
  expect(overlays).toEqual([]);
});
