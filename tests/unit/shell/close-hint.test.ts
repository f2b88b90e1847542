import { expect, test } from 'vitest';
import { showCloseHint } from '../../../electron/shell/close-hint.ts';
import type { Notice } from '../../../electron/shell/notices.ts';
import { trayWords } from '../../../electron/shell/tray-words.ts';

function closeTwice(platform: NodeJS.Platform, wasShown = false) {
  const notices: Notice[] = [];
  let balloons = 0;
  let isRemembered = wasShown;
  const hint = () => {
    if (platform !== 'win32') return false;
    balloons += 1;
    return true;
  };
  for (let time = 1; time <= 2; time += 1) {
    showCloseHint({
      platform,
      tray: { hint },
      notifications: { show: (notice) => notices.push(notice) },
      words: () => trayWords('es').tray,
      wasShown: () => isRemembered,
      remember: () => {
        isRemembered = true;
      },
    });
  }
  return { notices: notices.map(({ title }) => title), balloons, isRemembered };
}

test.each<[NodeJS.Platform, unknown]>([
  ['win32', { notices: [], balloons: 1, isRemembered: true }],
  ['linux', { notices: ['Tallybridge sigue aquí'], balloons: 0, isRemembered: true }],
  ['darwin', { notices: [], balloons: 0, isRemembered: false }],
])('the first closed window on %s is explained once', (platform, expected) => {
  expect(closeTwice(platform)).toEqual(expected);
});

test('whoever was told before a restart is not told again', () => {
  expect(closeTwice('linux', true)).toEqual({ notices: [], balloons: 0, isRemembered: true });
});
