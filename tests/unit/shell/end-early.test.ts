import type * as Electron from 'electron';
import { expect, expectTypeOf, test } from 'vitest';
import { type EarlyEndParts, endEarly } from '../../../electron/shell/end-early.ts';
import { sandboxRefusal } from '../../../electron/shell/sandbox-refusal.ts';

test('what is used of Electron is what Electron has', () => {
  expectTypeOf<{ readonly app: Electron.App; readonly dialog: Electron.Dialog }>().toExtend<EarlyEndParts>();
  expectTypeOf<Electron.App>().toExtend<Parameters<typeof sandboxRefusal>[0]>();
});

test('an early end is said once the app can show a box, and then it ends', async () => {
  const ready = Promise.withResolvers<void>();
  const steps: string[] = [];
  const parts: EarlyEndParts = {
    app: {
      whenReady: () => ready.promise,
      exit: (code) => void steps.push(`exit ${code}`),
      getPreferredSystemLanguages: () => ['es-ES'],
    },
    dialog: { showErrorBox: (title, text) => void steps.push(`${title}: ${text}`) },
  };
  const ended = endEarly(parts, 2, (languages) => ['Por qué', languages.join()]);
  await Promise.resolve();
  expect(steps).toEqual([]);
  ready.resolve();
  await ended;
  expect(steps).toEqual(['Tallybridge: Por qué\n\nes-ES', 'exit 2']);
});

/** A program that was started with these switches. */
function startedWith(switches: readonly string[], isPackaged = true): Parameters<typeof sandboxRefusal>[0] {
  return { isPackaged, commandLine: { hasSwitch: (name) => switches.includes(name) } };
}

test.each(['no-sandbox', 'single-process', 'disable-seccomp-filter-sandbox'])(
  'a packed program refuses --%s',
  (name) => {
    expect(sandboxRefusal(startedWith(['lang', name]))).toBe(name);
  },
);

test('and nothing else; a checkout may do without, for tests that run as root', () => {
  expect(sandboxRefusal(startedWith([]))).toBeNull();
  expect(sandboxRefusal(startedWith(['hidden', 'lang', 'disable-gpu']))).toBeNull();
  expect(sandboxRefusal(startedWith(['no-sandbox'], false))).toBeNull();
});
