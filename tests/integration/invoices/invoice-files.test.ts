import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { InvoiceFiles } from '../../../electron/adapters/invoices/invoice-files.ts';
import { ManualClock } from '../../fixtures/manual-clock.ts';

const about = { movementHash: 'm', readAt: '2026-06-15T10:00:00.000Z' };

function openStore(maxBytes: number) {
  const folder = mkdtempSync(join(tmpdir(), 'tallybridge-invoices-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const clock = new ManualClock('2026-06-15T10:00:00.000Z');
  const open = () => new InvoiceFiles({ folder: join(folder, 'invoices'), clock, maxBytes });
  return { store: open(), open, clock, names: () => readdirSync(join(folder, 'invoices')) };
}

function fileOf(size: number) {
  const bytes = new Uint8Array(randomBytes(size));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { bytes, sha256, mediaType: 'application/pdf', extension: 'pdf' };
}

test('lets those go that were not read for longest, and their labels with them', async () => {
  const { store, open, clock, names } = openStore(1000);
  for (const id of ['a', 'b', 'c']) {
    store.keep(id, fileOf(300), about);
    await clock.advance(60_000);
  }
  expect(store.find('a')).not.toBeNull();
  await clock.advance(60_000);
  // Counted anew by a program that was started since.
  const later = open();
  expect(later.keep('d', fileOf(300), about)).toEqual({ ok: true, value: null });
  expect(['a', 'b', 'c', 'd'].map((id) => later.find(id) !== null)).toEqual([true, false, true, true]);
  expect(names()).toHaveLength(6);
});

test('keeps the newest file however large it is', () => {
  const { store } = openStore(1000);
  store.keep('small', fileOf(10), about);
  store.keep('large', fileOf(5000), about);
  expect(store.find('large')).toMatchObject({ movementHash: 'm', extension: 'pdf' });
  expect(store.find('small')).toBeNull();
});

test('keeps one file for movements with the same invoice, and counts it once', () => {
  const { store, names } = openStore(1000);
  const file = fileOf(600);
  for (const id of ['a', 'b']) store.keep(id, file, about);
  expect(names()).toHaveLength(3);
  expect(store.find('a')?.bytes).toEqual(store.find('b')?.bytes);
});

test('keeps what has just come where the clock went back', () => {
  const { open } = openStore(1000);
  const folder = open();
  folder.keep('a', fileOf(700), about);
  folder.keep('b', fileOf(700), about);
  expect([folder.find('a') !== null, folder.find('b') !== null]).toEqual([false, true]);
});

test('has nothing before anything was kept', () => {
  expect(openStore(1000).store.find('a')).toBeNull();
});
