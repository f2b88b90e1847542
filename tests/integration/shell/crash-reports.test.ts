import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as Electron from 'electron';
import { expect, onTestFinished, test } from 'vitest';
import { listCrashReports, pruneCrashReports } from '../../../electron/adapters/system/crash-reports.ts';
import { startCrashReports } from '../../../electron/shell/crash-reports.ts';

function dumps(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tallybridge-crashes-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (let minute = 1; minute <= 8; minute += 1) {
    const where = join(folder, minute % 2 === 0 ? 'pending' : 'completed');
    mkdirSync(where, { recursive: true });
    writeFileSync(join(where, `${minute}.dmp`), 'x'.repeat(minute));
    writeFileSync(join(where, `${minute}.meta`), 'meta');
    utimesSync(join(where, `${minute}.dmp`), minute * 60, minute * 60);
  }
  writeFileSync(join(folder, 'settings.dat'), 'the crash handler’s own');
  return folder;
}

test('reports are kept here and sent nowhere', () => {
  const started: Electron.CrashReporterStartOptions[] = [];
  startCrashReports({ start: (options) => void started.push(options) });
  expect(started).toEqual([{ uploadToServer: false, productName: 'Tallybridge' }]);
});

test('are listed by name, size and time, newest first', () => {
  const reports = listCrashReports(dumps());
  expect(reports.map(({ name }) => name)).toEqual([8, 7, 6, 5, 4, 3, 2, 1].map((minute) => `${minute}.dmp`));
  expect(reports[0]).toEqual({ name: '8.dmp', bytes: 8, atMs: 480_000 });
});

test('the newest five are kept with what belongs to them, and nothing else is touched', () => {
  const folder = dumps();
  expect(pruneCrashReports(folder)).toBe(3);
  expect(listCrashReports(folder).map(({ name }) => name)).toEqual(['8.dmp', '7.dmp', '6.dmp', '5.dmp', '4.dmp']);
  const left = readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();
  expect(left.filter((name) => name.endsWith('.meta'))).toHaveLength(5);
  expect(left).toContain('settings.dat');
  expect(pruneCrashReports(folder)).toBe(0);
});

test('where nothing ever fell there is no folder, and no fault', () => {
  expect(listCrashReports(join(tmpdir(), 'tallybridge-no-such-folder'))).toEqual([]);
  expect(pruneCrashReports(join(tmpdir(), 'tallybridge-no-such-folder'))).toBe(0);
});
