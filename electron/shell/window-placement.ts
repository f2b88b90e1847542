import type * as Electron from 'electron';

/** Where the window was, to be kept from one start to the next; plain data. */
export interface WindowPlacement {
  /** Where it is when it is neither of the two below. */
  readonly bounds: Electron.Rectangle;
  readonly state: 'normal' | 'maximised' | 'full-screen';
}

/** A screen, as far as a window may cover it. */
export type Screen = Pick<Electron.Display, 'workArea'>;

/** What the page is made for at least, and how large it is at first (design: 1024×640 and 1280×800). */
export const smallestWindow = { width: 1024, height: 640 } as const;
const firstWindow = { width: 1280, height: 800 } as const;

/** What a preference says; null for whatever else is kept there. */
export function parsePlacement(stored: unknown): WindowPlacement | null {
  if (typeof stored !== 'object' || stored === null || !('bounds' in stored) || !('state' in stored)) return null;
  const bounds = parseBounds(stored.bounds);
  const state = (['normal', 'maximised', 'full-screen'] as const).find((known) => known === stored.state);
  return bounds === null || state === undefined ? null : { bounds, state };
}

function parseBounds(stored: unknown): Electron.Rectangle | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name): unknown => Reflect.get(stored, name));
  if (!isPixels(x) || !isPixels(y) || !isPixels(width) || !isPixels(height)) return null;
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}

/** No desktop is as large as this; beyond it, windows are placed at random by some systems. */
function isPixels(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= 100_000;
}

/**
 * Where the window opens: where it was, on that screen; where that screen is gone or has become smaller, wholly on one that
 * is there. `screens` begins with the main one.
 */
export function placeWindow(
  remembered: WindowPlacement | null,
  screens: readonly [Screen, ...(readonly Screen[])],
): WindowPlacement {
  const [main] = screens;
  if (remembered === null) return { bounds: centred(firstWindow, main.workArea), state: 'normal' };
  const { bounds, state } = remembered;
  const shown = screens.map((screen) => ({ screen, pixels: overlap(bounds, screen.workArea) }));
  const best = shown.reduce((most, one) => (one.pixels > most.pixels ? one : most));
  if (best.pixels === 0) return { bounds: centred(bounds, main.workArea), state };
  return { bounds: within(sized(bounds, best.screen.workArea), best.screen.workArea), state };
}

/** Not smaller than the page needs, and not larger than the screen, which counts for more. */
function sized<S extends Electron.Size>(wanted: S, area: Electron.Rectangle): S {
  return {
    ...wanted,
    width: Math.min(Math.max(wanted.width, smallestWindow.width), area.width),
    height: Math.min(Math.max(wanted.height, smallestWindow.height), area.height),
  };
}

function centred(wanted: Electron.Size, area: Electron.Rectangle): Electron.Rectangle {
  const { width, height } = sized(wanted, area);
  const x = area.x + Math.floor((area.width - width) / 2);
  const y = area.y + Math.floor((area.height - height) / 2);
  return { x, y, width, height };
}

function within(wanted: Electron.Rectangle, area: Electron.Rectangle): Electron.Rectangle {
  const { width, height } = wanted;
  const x = Math.min(Math.max(wanted.x, area.x), area.x + area.width - width);
  const y = Math.min(Math.max(wanted.y, area.y), area.y + area.height - height);
  return { x, y, width, height };
}

function overlap(a: Electron.Rectangle, b: Electron.Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}
