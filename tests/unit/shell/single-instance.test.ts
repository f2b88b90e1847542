import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import { describe, expect, expectTypeOf, test } from 'vitest';
import {
  claimSingleInstance,
  type InstanceApp,
  type ShowableWindow,
  showWindow,
} from '../../../electron/shell/single-instance.ts';

class InstanceAppDouble extends EventEmitter implements InstanceApp {
  quits = 0;
  readonly #isFirst: boolean;

  constructor(isFirst: boolean) {
    super();
    this.#isFirst = isFirst;
  }

  requestSingleInstanceLock(): boolean {
    return this.#isFirst;
  }

  quit(): void {
    this.quits += 1;
  }
}

function windowDouble(state: { minimized?: boolean; hidden?: boolean; destroyed?: boolean }) {
  const steps: string[] = [];
  const window: ShowableWindow = {
    isDestroyed: () => state.destroyed ?? false,
    isMinimized: () => state.minimized ?? false,
    isVisible: () => !(state.hidden ?? false),
    restore: () => steps.push('restore'),
    show: () => steps.push('show'),
    focus: () => steps.push('focus'),
  };
  return { window, steps };
}

test('what is used of Electron is what Electron has', () => {
  expectTypeOf<Electron.App>().toExtend<InstanceApp>();
});

describe('the first program', () => {
  test.each(['second-instance', 'activate'])('shows its window on %s', (event) => {
    const app = new InstanceAppDouble(true);
    let shown = 0;
    expect(
      claimSingleInstance(app, () => {
        shown += 1;
      }),
    ).toBe(true);
    app.emit(event, {}, ['tallybridge', '--anything', 'https://elsewhere.example'], '/');
    expect([shown, app.quits]).toEqual([1, 0]);
  });
});

test('the second ends, and shows nothing', () => {
  const app = new InstanceAppDouble(false);
  let shown = 0;
  expect(
    claimSingleInstance(app, () => {
      shown += 1;
    }),
  ).toBe(false);
  app.emit('activate');
  expect([shown, app.quits]).toEqual([0, 1]);
});

describe('the window comes to the front', () => {
  test.each([
    ['from behind others', {}, ['focus']],
    ['from the taskbar', { minimized: true }, ['restore', 'focus']],
    ['from the tray', { hidden: true }, ['show', 'focus']],
    ['from the tray, where it went small', { minimized: true, hidden: true }, ['restore', 'show', 'focus']],
  ])('%s', (_, state, expected) => {
    const { window, steps } = windowDouble(state);
    expect(showWindow(window)).toBe(true);
    expect(steps).toEqual(expected);
  });

  test('unless it is gone, so that another one is needed', () => {
    const { window, steps } = windowDouble({ destroyed: true });
    expect([showWindow(window), showWindow(null), steps]).toEqual([false, false, []]);
  });
});
