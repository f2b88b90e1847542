import type * as Electron from 'electron';
import { afterEach, beforeEach, describe, expect, expectTypeOf, test, vi } from 'vitest';
import { closingWindow } from '../../../electron/shell/closing-window.ts';
import { type ClosableWindow, guardClose, Quit, type QuitApp } from '../../../electron/shell/quit.ts';
import { memoryLog } from '../../fixtures/electron-double/memory-log.ts';
import { ClosingWindowDouble, QuittingAppDouble } from '../../fixtures/electron-double/quitting-app-double.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function openApp(closing: 'hide' | 'quit' = 'hide') {
  const app = new QuittingAppDouble();
  const window = new ClosingWindowDouble();
  app.windows.push(window);
  const drained = Promise.withResolvers<void>();
  const told: string[] = [];
  const log = memoryLog();
  const quit = new Quit({
    app,
    log,
    drain() {
      told.push('drain');
      return drained.promise;
    },
    onFinishing: (again) => told.push(again ? 'still finishing' : 'finishing'),
    onSessionEnd: () => told.push('session ends'),
    onQuit: () => told.push('quit'),
  });
  guardClose(
    window,
    quit,
    () => closing,
    () => told.push('hidden'),
  );
  return { app, window, drained, told, log, quit };
}

test('what is used of Electron is what Electron has', () => {
  expectTypeOf<Electron.App>().toExtend<QuitApp>();
  expectTypeOf<Electron.BrowserWindow>().toExtend<ClosableWindow>();
});

describe('Quit', () => {
  test('finishes what is under way first, with the window still there, and then ends', async () => {
    const { app, window, drained, told, quit } = openApp();
    app.quit();
    expect([app.steps, told]).toEqual([['before-quit, prevented'], ['finishing', 'drain']]);
    expect([window.isClosed, window.isHidden, quit.isFinishing, quit.isQuitting]).toEqual([false, false, true, false]);
    drained.resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(app.steps).toEqual(['before-quit, prevented', 'before-quit', 'will-quit', 'ended']);
    expect(window.isClosed).toBe(true);
    expect(told).toEqual(['finishing', 'drain', 'quit']);
  });

  test('asked for again does not end it halfway, but says so', async () => {
    const { app, drained, told } = openApp();
    app.quit();
    app.quit();
    app.quit();
    expect(app.isEnded).toBe(false);
    expect(told).toEqual(['finishing', 'drain', 'still finishing', 'still finishing']);
    drained.resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(app.steps.filter((step) => step === 'ended')).toHaveLength(1);
  });

  test('ends all the same where finishing hangs', async () => {
    const { app, log } = openApp();
    app.quit();
    await vi.advanceTimersByTimeAsync(39_999);
    expect(app.isEnded).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(app.steps.at(-1)).toBe('ended');
    expect(log.lines).toMatchObject([{ level: 'error', event: 'quit-drain-too-late' }]);
  });

  test('ends all the same where finishing fails, and the log has why', async () => {
    const { app, drained, log } = openApp();
    app.quit();
    drained.reject(new Error('the disk is full'));
    await vi.advanceTimersByTimeAsync(0);
    expect(app.steps.at(-1)).toBe('ended');
    expect(log.lines).toMatchObject([{ event: 'quit-drain-failed', fields: { why: 'the disk is full' } }]);
  });

  test('ends all the same where a window does not close', async () => {
    const { app, window, drained, log } = openApp();
    window.isStuck = true;
    app.quit();
    drained.resolve();
    await vi.advanceTimersByTimeAsync(2_999);
    expect(app.isEnded).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(app.steps.at(-1)).toBe('exit');
    expect(log.lines).toMatchObject([{ event: 'windows-did-not-close' }]);
  });

  test('puts in an update as its last step, also where it was asked for on the way', async () => {
    const { app, drained, quit } = openApp();
    app.quit();
    quit.begin(() => app.steps.push('update'));
    drained.resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(app.steps).toEqual(['before-quit, prevented', 'update']);
    app.quit(); // what an installer does in the end
    expect(app.steps.at(-1)).toBe('ended');
  });

  test('at the end of a session of Windows, which asks nobody, begins at once', async () => {
    const { app, window, drained, told } = openApp();
    window.emit('session-end', {});
    expect(told).toEqual(['session ends', 'finishing', 'drain']);
    drained.resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(app.steps.at(-1)).toBe('ended');
  });
});

describe('a window that is closed', () => {
  test('goes to the tray, and the program stays', () => {
    const { app, window, told } = openApp('hide');
    expect(window.askToClose()).toBe(false);
    expect([window.isHidden, app.isEnded, told]).toEqual([true, false, ['hidden']]);
  });

  test('quits where there is no tray, and stays until what is under way is finished', async () => {
    const { app, window, drained, told } = openApp('quit');
    expect(window.askToClose()).toBe(false);
    expect([window.isHidden, told]).toEqual([false, ['finishing', 'drain']]);
    drained.resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect([window.isClosed, app.isEnded]).toEqual([true, true]);
  });

  test('while the program ends is not hidden: it says what is being finished', () => {
    const { app, window, told } = openApp('hide');
    app.quit();
    expect(window.askToClose()).toBe(false);
    expect(window.isHidden).toBe(false);
    expect(told).toEqual(['finishing', 'drain', 'still finishing']);
  });

  test('as the last one does not end the program by itself', () => {
    const { app } = openApp();
    expect(app.listenerCount('window-all-closed')).toBe(1);
  });

  test.each<[NodeJS.Platform, boolean, boolean, 'hide' | 'quit']>([
    ['win32', true, true, 'hide'],
    ['win32', true, false, 'quit'],
    ['linux', true, true, 'hide'],
    ['linux', true, false, 'quit'],
    ['linux', false, true, 'quit'],
    ['linux', false, false, 'quit'],
    ['darwin', true, true, 'hide'],
    ['darwin', true, false, 'hide'],
    ['darwin', false, false, 'hide'],
  ])('on %s with tray %s, to be kept running %s: %s', (platform, hasTray, keepRunning, expected) => {
    expect(closingWindow(platform, { hasTray, keepRunning })).toBe(expected);
  });
});
