import { spawnSync } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as Electron from 'electron';
import { expect, expectTypeOf, onTestFinished, test } from 'vitest';
import { redactText } from '../../../electron/adapters/http/redact.ts';
import { createLog } from '../../../electron/adapters/system/file-log.ts';
import { AppLog, type ConsoleWatch, type ProcessWatch } from '../../../electron/shell/app-log.ts';

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tallybridge-app-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function openAppLog(maxBytes?: number) {
  const folder = temporaryFolder();
  const limit = maxBytes === undefined ? {} : { maxBytes };
  const log = createLog({ level: 'info', folder, now: () => 0, redact: redactText, ...limit });
  return { folder, log, appLog: new AppLog(log) };
}

function linesOf(folder: string): { level: string; event: string; fields: Record<string, unknown> }[] {
  const text = readFileSync(join(folder, 'tallybridge.log'), 'utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

test('what is used of Electron is what Electron has', () => {
  expectTypeOf<Electron.App>().toExtend<ProcessWatch>();
  expectTypeOf<Electron.WebContents>().toExtend<ConsoleWatch>();
});

test('what a package says is a line of the one log, redacted, and nothing of it is anywhere else', () => {
  const { folder, appLog } = openAppLog();
  appLog.packages.info('Checking for update', { url: 'https://h/?access_token=abc123def' });
  appLog.packages.warn('%s of %d', 'one', 2);
  appLog.packages.error(new Error('Authorization: Bearer eyJabcdef.ghi.jkl'));
  appLog.packages.debug('below the level');
  expect(readdirSync(folder)).toEqual(['tallybridge.log']);
  const lines = linesOf(folder);
  expect(lines.map(({ level, event }) => [level, event])).toEqual([
    ['info', 'package-message'],
    ['warn', 'package-message'],
    ['error', 'package-message'],
  ]);
  expect(lines[1]?.fields).toEqual({ message: 'one of 2' });
  const text = JSON.stringify(lines);
  expect(text).toContain('Checking for update');
  expect(text).not.toMatch(/abc123def|eyJabcdef/);
});

test('two of them do not write into each other’s file, nor twice into their own', () => {
  const [one, two] = [openAppLog(), openAppLog()];
  one.appLog.packages.info('first');
  two.appLog.packages.info('second');
  expect([linesOf(one.folder), linesOf(two.folder)].map((lines) => lines.map(({ fields }) => fields))).toEqual([
    [{ message: 'first' }],
    [{ message: 'second' }],
  ]);
});

test('a package that never stops talking fills four files and no more', () => {
  const { folder, appLog } = openAppLog(2000);
  for (let index = 0; index < 200; index += 1) appLog.packages.info(`line ${index} ${'x'.repeat(50)}`);
  expect(readdirSync(folder).toSorted()).toEqual(['', '.1', '.2', '.3'].map((number) => `tallybridge.log${number}`));
  expect(linesOf(folder).at(-1)?.fields['message']).toContain('line 199');
});

test('errors and warnings of the page are written, its other lines are not', () => {
  const { folder, appLog } = openAppLog();
  const page = new EventEmitter();
  appLog.watchConsole(page);
  for (const level of ['debug', 'info', 'warning', 'error']) {
    page.emit('console-message', { level, message: `it is ${level}`, lineNumber: 12, sourceId: 'app://bundle/x.js' });
  }
  expect(linesOf(folder).map(({ level, fields }) => [level, fields])).toEqual([
    ['warn', { where: 'page', message: 'it is warning', line: 12 }],
    ['error', { where: 'page', message: 'it is error', line: 12 }],
  ]);
});

test('a process that fell is written, one that ended in order is not', () => {
  const { folder, appLog } = openAppLog();
  const app = new EventEmitter();
  appLog.watchProcesses(app);
  app.emit('child-process-gone', {}, { type: 'Utility', reason: 'clean-exit', exitCode: 0, name: 'engine' });
  app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode: 139 });
  expect(linesOf(folder)).toMatchObject([
    { level: 'error', event: 'process-gone', fields: { kind: 'GPU', how: 'crashed', exitCode: 139 } },
  ]);
});

test.each(['throw', 'reject'])('a bug that nobody caught (%s) is written, redacted, and decided on', (how) => {
  const folder = temporaryFolder();
  const ran = spawnSync(process.execPath, [join(import.meta.dirname, 'app-log-child.ts'), folder, how], {
    encoding: 'utf8',
    timeout: 30_000,
  });
  expect([ran.status, ran.stdout]).toEqual([7, '']);
  expect(linesOf(folder)).toMatchObject([
    { level: 'error', event: 'internal', fields: { where: 'main', name: 'RangeError', message: 'the *** is out' } },
  ]);
  expect(linesOf(folder)[0]?.fields['frames']).toContain('app-log-child.ts');
});
