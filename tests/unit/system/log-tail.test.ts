import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createLog } from '../../../electron/adapters/system/file-log.ts';
import { readLogTail } from '../../../electron/adapters/system/log-tail.ts';

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'tallybridge-tail-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const both = { 'tallybridge.log': 'three\nfour\n', 'tallybridge.log.1': 'one\ntwo\n', 'tallybridge.log.2': 'older\n' };

test.each([
  [1000, 'one\ntwo\nthree\nfour\n'], // what was put aside before that stays there
  [16, 'two\nthree\nfour\n'], // a line that is cut is left out
  [11, 'three\nfour\n'],
  [8, 'four\n'],
])('of two files the last %i bytes are %j', (maxBytes, expected) => {
  expect(readLogTail(folderWith(both), maxBytes)).toBe(expected);
});

test('where there is no log, or only one that was put aside', () => {
  expect(readLogTail(folderWith({}), 100)).toBe('');
  expect(readLogTail(folderWith({ 'tallybridge.log.1': 'one\n' }), 100)).toBe('one\n');
});

test('a log that has just been put aside is still told, in its order', () => {
  const folder = folderWith({});
  const log = createLog({ level: 'info', folder, now: () => 0, redact: (text) => text, maxBytes: 400 });
  for (let number = 1; number <= 12; number += 1) log.info('numbered', { number });
  const numbers = [...readLogTail(folder, 1000).matchAll(/"number":(\d+)/g)].map(([, number]) => Number(number));
  expect(numbers.at(-1)).toBe(12);
  expect(numbers.length).toBeGreaterThan(5); // more than one file holds
  expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
});
