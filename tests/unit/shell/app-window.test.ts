import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as Electron from 'electron';
import { afterEach, beforeEach, describe, expect, expectTypeOf, test, vi } from 'vitest';
import { type AppWindow, openAppWindow } from '../../../electron/shell/app-window.ts';
import type { WindowPlacement } from '../../../electron/shell/window-placement.ts';
import { memoryLog } from '../../fixtures/electron-double/memory-log.ts';
import { WindowDouble } from '../../fixtures/electron-double/window-double.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

interface Asked {
  readonly about: 'busy' | 'fallen';
  readonly over: AbortSignal | null;
  answer(choice: 'reload' | 'wait' | 'close'): Promise<void>;
}

function opened(options: { remembered?: unknown; isShown?: boolean; isPackaged?: boolean; isDark?: boolean } = {}) {
  const remembered: WindowPlacement[] = [];
  const asked: Asked[] = [];
  const closed: unknown[] = [];
  const log = memoryLog();
  const ask = <T extends 'reload' | 'wait' | 'close'>(about: Asked['about'], over: AbortSignal | null): Promise<T> => {
    const { promise, resolve } = Promise.withResolvers<T>();
    const answer = async (choice: 'reload' | 'wait' | 'close'): Promise<void> => {
      resolve(choice as T); // a test gives what its own question takes
      await vi.advanceTimersByTimeAsync(0);
    };
    asked.push({ about, over, answer });
    return promise;
  };
  const window = openAppWindow({
    BrowserWindow: WindowDouble,
    preload: '/app/preload.cjs',
    icon: null,
    isPackaged: true,
    isDark: false,
    isShown: true,
    remembered: null,
    screens: [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }],
    remember: (placement) => remembered.push(placement),
    nowMs: () => Date.now(),
    log,
    ask: { askAboutBusyPage: (over) => ask('busy', over), askAboutFallenPage: () => ask('fallen', null) },
    onClose: (given) => closed.push(given),
    ...options,
  });
  return { window, page: window.webContents, remembered, asked, closed, log };
}

test('what is used of Electron is what Electron has', () => {
  expectTypeOf<Electron.BrowserWindow>().toExtend<AppWindow>();
});

describe('the window', () => {
  test('may do nothing that a page need not, item by item', () => {
    expect(opened().window.options.webPreferences).toEqual({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      preload: '/app/preload.cjs',
      devTools: false,
    });
    expect(opened({ isPackaged: false }).window.options.webPreferences?.devTools).toBe(true);
  });

  test('shows our page, and nothing before there is something in it', () => {
    const { window } = opened();
    expect([window.loaded, window.isVisible()]).toEqual([['app://bundle/'], false]);
    window.emit('ready-to-show');
    expect(window.isVisible()).toBe(true);
  });

  test('has the colour of the page from the first moment', () => {
    const tokens = readFileSync(join(import.meta.dirname, '../../../renderer/ui/tokens.css'), 'utf8');
    const canvas = /--canvas: light-dark\(oklch\(([^)]+)\), oklch\(([^)]+)\)\)/.exec(tokens);
    expect(opened().window.options.backgroundColor).toBe(hexOf(canvas?.[1]));
    expect(opened({ isDark: true }).window.options.backgroundColor).toBe(hexOf(canvas?.[2]));
  });

  test('is where it was, as it was', () => {
    const bounds = { x: 10, y: 20, width: 1100, height: 700 };
    const { window } = opened({ remembered: { bounds, state: 'maximised' } });
    expect(window.getNormalBounds()).toEqual(bounds);
    expect(window.isMaximized()).toBe(false);
    window.emit('ready-to-show');
    expect(window.isMaximized()).toBe(true);
    const full = opened({ remembered: { bounds, state: 'full-screen' } }).window;
    full.emit('ready-to-show');
    expect(full.isFullScreen()).toBe(true);
  });

  test('that starts in the tray stays there, and fills the screen when it comes out', () => {
    const bounds = { x: 10, y: 20, width: 1100, height: 700 };
    const { window } = opened({ isShown: false, remembered: { bounds, state: 'maximised' } });
    window.emit('ready-to-show');
    expect([window.isVisible(), window.isMaximized()]).toEqual([false, false]);
    window.show();
    expect(window.isMaximized()).toBe(true);
  });

  test('cannot be made smaller than the page needs, but for a screen that is', () => {
    expect(opened().window.options).toMatchObject({ minWidth: 1024, minHeight: 640 });
  });
});

describe('its place', () => {
  test('is told once it has come to rest, and when it closes', async () => {
    const { window, remembered } = opened();
    for (let x = 0; x < 20; x += 1) {
      window.drag({ x });
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(remembered).toEqual([]);
    await vi.advanceTimersByTimeAsync(500);
    expect(remembered.map(({ bounds }) => bounds.x)).toEqual([19]);
    window.drag({ x: 300 });
    window.close();
    await vi.advanceTimersByTimeAsync(1000);
    expect(remembered.map(({ bounds }) => bounds.x)).toEqual([19, 300]);
  });

  test('says whether it fills the screen; a window that is minimised says nothing', async () => {
    const { window, remembered } = opened();
    window.maximize();
    await vi.advanceTimersByTimeAsync(500);
    window.setFullScreen(true);
    await vi.advanceTimersByTimeAsync(500);
    window.setFullScreen(false);
    await vi.advanceTimersByTimeAsync(500);
    expect(remembered.map(({ state }) => state)).toEqual(['maximised', 'full-screen', 'normal']);
    window.minimize();
    window.close();
    expect(remembered).toHaveLength(3);
  });
});

describe('a page whose process falls', () => {
  test('is loaded anew, with a line in the log', () => {
    const { page, log, asked } = opened();
    page.fall('crashed');
    page.fall('oom');
    expect([page.steps, asked]).toEqual([['reload', 'reload'], []]);
    expect(log.lines).toMatchObject([
      { level: 'error', event: 'page-gone', fields: { how: 'crashed', exitCode: 5, times: 1 } },
      { level: 'error', event: 'page-gone', fields: { how: 'oom', times: 2 } },
    ]);
  });

  test('the third time in a minute waits for a person', async () => {
    const { page, asked, closed, window } = opened();
    for (let time = 0; time < 3; time += 1) page.fall();
    expect([page.steps.length, asked.map(({ about }) => about)]).toEqual([2, ['fallen']]);
    await asked[0]?.answer('reload');
    expect(page.steps).toHaveLength(3);
    for (let time = 0; time < 3; time += 1) page.fall();
    await asked[1]?.answer('close');
    expect([page.steps.length, closed]).toEqual([5, [window]]);
  });

  test('now and then is loaded anew each time', async () => {
    const { page, asked } = opened();
    for (let time = 0; time < 10; time += 1) {
      page.fall();
      await vi.advanceTimersByTimeAsync(30_001);
    }
    expect([page.steps.length, asked]).toEqual([10, []]);
  });

  test('in order needs nothing', () => {
    const { page } = opened();
    page.fall('clean-exit');
    expect(page.steps).toEqual([]);
  });
});

describe('a page that does not answer', () => {
  test('is waited for where a person wants that', async () => {
    const { window, page, asked } = opened();
    window.emit('unresponsive');
    window.emit('unresponsive');
    expect(asked.map(({ about }) => about)).toEqual(['busy']);
    await asked[0]?.answer('wait');
    expect(page.steps).toEqual([]);
    window.emit('unresponsive');
    expect(asked).toHaveLength(2);
  });

  test('is ended and loaded anew where they want that, which counts as no fall', async () => {
    const { window, page, asked, log } = opened();
    for (let time = 0; time < 5; time += 1) {
      window.emit('unresponsive');
      await asked.at(-1)?.answer('reload');
    }
    expect(page.steps).toEqual(Array.from({ length: 5 }, () => ['crash', 'reload']).flat());
    expect(log.lines.filter(({ event }) => event === 'page-gone')).toEqual([]);
    page.fall();
    expect(log.lines.at(-1)).toMatchObject({ event: 'page-gone', fields: { times: 1 } });
  });

  test('and answers again takes the question back', () => {
    const { window, asked } = opened();
    window.emit('unresponsive');
    expect(asked[0]?.over?.aborted).toBe(false);
    window.emit('responsive');
    expect(asked[0]?.over?.aborted).toBe(true);
  });
});

/** Of `L C h` (CSS Color 4, OKLCH to sRGB). */
function hexOf(oklch = ''): string {
  const [lightness = 0, chroma = 0, hue = 0] = oklch.split(' ').map(Number);
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  const byte = (part: number): string => {
    const light = part <= 0.0031308 ? 12.92 * part : 1.055 * part ** (1 / 2.4) - 0.055;
    return Math.round(Math.min(1, Math.max(0, light)) * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${linear.map(byte).join('')}`;
}
