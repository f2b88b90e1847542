import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { StoredPreferences } from '../../../electron/adapters/system/stored-preferences.ts';
import { SystemClock } from '../../../electron/adapters/system/system-clock.ts';

let folder = '';

beforeEach(() => {
  const made = mkdtempSync(join(tmpdir(), 'tallybridge-preferences-'));
  folder = made;
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
});

/** Writes and reads as the desktop does, by the real electron-store. */
function desktop(key: string, value: unknown): Record<string, unknown> {
  const child = join(import.meta.dirname, 'preferences-child.ts');
  const ran = spawnSync(process.execPath, [child, folder, key, JSON.stringify(value)], {
    encoding: 'utf8',
    timeout: 30_000,
  });
  if (ran.status !== 0) throw new Error(ran.stderr);
  return JSON.parse(ran.stdout);
}

/** The same as `serve` does. */
function browser(): StoredPreferences {
  const silent = () => undefined;
  return new StoredPreferences(folder, new SystemClock(), { error: silent, warn: silent, info: silent, debug: silent });
}

test('the desktop and the browser share one file, and neither loses what the other wrote', () => {
  expect(browser().write('theme', 'dark').ok).toBe(true);
  const there = desktop('review.width', 320);
  expect(there['read']).toEqual({ ok: true, value: { theme: 'dark', 'review.width': 320 } });
  expect(browser().read()).toEqual({ ok: true, value: { theme: 'dark', 'review.width': 320 } });
  expect(readdirSync(folder)).toEqual(['preferences.json']);
  if (process.platform !== 'win32') expect(statSync(join(folder, 'preferences.json')).mode & 0o777).toBe(0o600);
});

test('whichever of the two writes, the bytes are the same', () => {
  browser().write('theme', 'dark');
  const byConf = readFileSync(join(folder, 'preferences.json'), 'utf8');
  rmSync(join(folder, 'preferences.json'));
  desktop('theme', 'dark');
  expect(readFileSync(join(folder, 'preferences.json'), 'utf8')).toBe(byConf);
});

test('a value that is taken away is gone for both', () => {
  browser().write('theme', 'dark');
  expect(desktop('theme', null)['read']).toEqual({ ok: true, value: {} });
  expect(browser().read()).toEqual({ ok: true, value: {} });
});

test('a file that cannot be read is set aside, as in the browser', () => {
  writeFileSync(join(folder, 'preferences.json'), '{ "theme": ');
  const there = desktop('theme', 'light');
  expect(there).toMatchObject({ read: { value: { theme: 'light' } }, warnings: ['preferences-set-aside'] });
  expect(readdirSync(folder).filter((name) => name.startsWith('preferences.json.broken-'))).toHaveLength(1);
});

test('the channel that the store opens between processes is closed again', () => {
  expect(desktop('theme', 'dark')['channels']).toEqual([]);
});
