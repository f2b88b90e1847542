import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  parsePlacement,
  placeWindow,
  type Screen,
  type WindowPlacement,
} from '../../../electron/shell/window-placement.ts';

const screen = (x: number, y: number, width: number, height: number): Screen => ({ workArea: { x, y, width, height } });
const laptop = screen(0, 25, 1440, 875);
const beside = screen(1440, 0, 2560, 1440);
const placed = (x: number, y: number, width: number, height: number): WindowPlacement => ({
  bounds: { x, y, width, height },
  state: 'normal',
});

describe('a window opens', () => {
  test('the first time in the middle of the main screen', () => {
    expect(placeWindow(null, [laptop, beside])).toEqual(placed(80, 62, 1280, 800));
  });

  test('where it was, on either screen', () => {
    for (const before of [placed(10, 30, 1100, 700), placed(2000, 100, 1600, 1200)])
      expect(placeWindow(before, [laptop, beside])).toEqual(before);
  });

  test('maximised or in full screen as it was, over the place it had before', () => {
    for (const state of ['maximised', 'full-screen'] as const) {
      const before = { ...placed(10, 30, 1100, 700), state };
      expect(placeWindow(before, [laptop])).toEqual(before);
    }
  });

  test('on the main screen where its own is gone, as large as it was', () => {
    expect(placeWindow(placed(2000, 100, 1200, 800), [laptop])).toEqual(placed(120, 62, 1200, 800));
  });

  test('wholly on the screen where the most of it was', () => {
    expect(placeWindow(placed(-200, 500, 1100, 700), [laptop, beside])).toEqual(placed(0, 200, 1100, 700));
    expect(placeWindow(placed(1300, 100, 1100, 700), [laptop, beside])).toEqual(placed(1440, 100, 1100, 700));
  });

  test('no larger than a screen that has become smaller, and no smaller than the page needs', () => {
    expect(placeWindow(placed(0, 0, 5000, 4000), [laptop])).toEqual(placed(0, 25, 1440, 875));
    expect(placeWindow(placed(100, 100, 300, 200), [laptop])).toEqual(placed(100, 100, 1024, 640));
    expect(placeWindow(null, [screen(0, 0, 800, 600)])).toEqual(placed(0, 0, 800, 600));
  });

  test('always wholly on one screen that is there, whatever was kept', () => {
    const pixels = fc.integer({ min: -100_000, max: 100_000 });
    const size = fc.integer({ min: 1, max: 100_000 });
    const rectangle = fc.record({ x: pixels, y: pixels, width: size, height: size });
    const screens = fc.array(
      fc.record({
        x: pixels,
        y: pixels,
        width: fc.integer({ min: 640, max: 8000 }),
        height: fc.integer({ min: 480, max: 8000 }),
      }),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(rectangle, screens, (bounds, areas) => {
        const [main, ...others] = areas.map((workArea) => ({ workArea }));
        if (main === undefined) return;
        const { bounds: to } = placeWindow({ bounds, state: 'normal' }, [main, ...others]);
        const isWithin = areas.some(
          ({ x, y, width, height }) =>
            to.x >= x && to.y >= y && to.x + to.width <= x + width && to.y + to.height <= y + height,
        );
        expect(isWithin).toBe(true);
        expect(placeWindow({ bounds: to, state: 'normal' }, [main, ...others]).bounds).toEqual(to);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('what was kept', () => {
  test('is read as it was written', () => {
    const kept = { ...placed(-5, 10, 1100, 700), state: 'maximised' } as const;
    expect(parsePlacement(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
  });

  test.each([
    [undefined],
    [null],
    ['maximised'],
    [{}],
    [{ bounds: null, state: 'normal' }],
    [{ bounds: { x: 0, y: 0, width: 100 }, state: 'normal' }],
    [{ bounds: { x: 0, y: 0, width: 0, height: 100 }, state: 'normal' }],
    [{ bounds: { x: 0.5, y: 0, width: 100, height: 100 }, state: 'normal' }],
    [{ bounds: { x: 1e9, y: 0, width: 100, height: 100 }, state: 'normal' }],
    [{ bounds: { x: '0', y: 0, width: 100, height: 100 }, state: 'normal' }],
    [{ bounds: { x: 0, y: 0, width: 100, height: 100 }, state: 'hidden' }],
  ])('counts for nothing where it is %j', (kept) => {
    expect(parsePlacement(kept)).toBeNull();
  });
});
