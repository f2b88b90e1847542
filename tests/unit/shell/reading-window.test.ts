import type * as Electron from 'electron';
import { beforeEach, describe, expect, expectTypeOf, test } from 'vitest';
import {
  guideAddress,
  licencesAddress,
  type ReadingPane,
  ReadingWindow,
} from '../../../electron/shell/reading-window.ts';
import { WindowDouble } from '../../fixtures/electron-double/window-double.ts';
import { hostileAddresses } from './hostile-addresses.ts';

beforeEach(() => {
  WindowDouble.made.length = 0;
});

function reading() {
  const links: string[] = [];
  const window = new ReadingWindow({
    BrowserWindow: WindowDouble,
    isPackaged: true,
    isDark: () => false,
    openLink: (address) => links.push(address),
  });
  return { window, links };
}

test('what is used of Electron is what Electron has', () => {
  expectTypeOf<Electron.BrowserWindow>().toExtend<ReadingPane>();
});

describe('the window to read in', () => {
  test('has no preload script, and none of what the other has not', () => {
    reading().window.show(guideAddress);
    const [made] = WindowDouble.made;
    expect(made?.options.webPreferences).toMatchObject({ sandbox: true, contextIsolation: true, devTools: false });
    expect(made?.options.webPreferences).not.toHaveProperty('preload');
    expect(made?.hasMenu).toBe(false);
  });

  test('is one at most, brought to the front when it is there', () => {
    const { window } = reading();
    window.show(guideAddress);
    WindowDouble.made[0]?.emit('ready-to-show');
    window.show(licencesAddress);
    expect(WindowDouble.made.map(({ loaded }) => loaded)).toEqual([[guideAddress, licencesAddress]]);
    WindowDouble.made[0]?.close();
    window.show(guideAddress);
    expect(WindowDouble.made).toHaveLength(2);
  });

  test('shows our own reading; every other address is somebody else’s to judge', () => {
    const { window, links } = reading();
    window.follow('app://bundle/guide/connect.html#xero');
    expect(links).toEqual([]);
    const others = [...hostileAddresses, 'https://go.xero.com/', 'app://bundle/', 'app://bundle/guide/../index.html'];
    for (const address of others) window.follow(address);
    expect(links).toEqual(others);
    expect(WindowDouble.made.map(({ loaded }) => loaded)).toEqual([['app://bundle/guide/connect.html#xero']]);
  });
});
