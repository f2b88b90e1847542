import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createLog, type FileLogOptions } from '../../../electron/adapters/system/file-log.ts';

const atMs = Date.UTC(2026, 10, 22, 9, 30);

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tallybridge-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function logIn(folder: string, options: Partial<FileLogOptions> = {}) {
  return createLog({ level: 'debug', folder, now: () => atMs, redact: (text) => text, ...options });
}

function linesOf(folder: string, name = 'tallybridge.log'): Record<string, unknown>[] {
  const text = readFileSync(join(folder, name), 'utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

test('a line is one JSON object: when, how serious, what, and the details', () => {
  const folder = join(temporaryFolder(), 'data', 'logs');
  const log = logIn(folder);
  log.info('sync-begun', { company: 'Acme', movements: 12, push: true, tenant: null, absent: undefined });
  log.error('sync-failed');
  expect(linesOf(folder)).toEqual([
    {
      at: '2026-11-22T09:30:00.000Z',
      level: 'info',
      event: 'sync-begun',
      fields: { company: 'Acme', movements: 12, push: true, tenant: null },
    },
    { at: '2026-11-22T09:30:00.000Z', level: 'error', event: 'sync-failed', fields: {} },
  ]);
  if (process.platform !== 'win32') {
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'tallybridge.log')).mode & 0o777).toBe(0o600);
  }
});

test.each([
  ['error', ['error']],
  ['warn', ['error', 'warn']],
  ['info', ['error', 'warn', 'info']],
  ['debug', ['error', 'warn', 'info', 'debug']],
] as const)('at level %s it writes %j', (level, written) => {
  const folder = temporaryFolder();
  const log = logIn(folder, { level });
  log.error('a');
  log.warn('b');
  log.info('c');
  log.debug('d');
  expect(linesOf(folder).map((line) => line['level'])).toEqual(written);
});

test('without a folder it keeps nothing and stands in nobody’s way', () => {
  const log = createLog({ level: 'debug', folder: null, now: () => atMs, redact: (text) => text });
  log.error('a', { b: 'c' });
  log.warn('a');
  log.info('a');
  log.debug('a');
  expect(readdirSync(temporaryFolder())).toEqual([]);
});

describe('what is written', () => {
  test('went through redaction: events, names, texts, and numbers that are none', () => {
    const folder = temporaryFolder();
    const redact = (text: string) => text.replaceAll('s3cret', '[redacted]').replaceAll('4111111111111111', '[card]');
    logIn(folder, { redact }).warn('event-s3cret', {
      's3cret-name': 'x',
      url: 'https://h/?k=s3cret',
      card: 4111111111111111,
      n: 41,
    });
    expect(readFileSync(join(folder, 'tallybridge.log'), 'utf8')).not.toMatch(/s3cret|4111111111111111/);
    expect(linesOf(folder)[0]).toMatchObject({
      event: 'event-[redacted]',
      fields: { '[redacted]-name': 'x', url: 'https://h/?k=[redacted]', card: '[card]', n: 41 },
    });
  });

  test('is one printable line whatever is in it, and reads back the same', () => {
    const folder = temporaryFolder();
    const anyText = fc.array(fc.nat({ max: 0xffff }), { maxLength: 30 }).map((units) => String.fromCharCode(...units));
    const hostile = fc.constantFrom(
      '\r\n{"level":"error"}',
      '\u001b[2J',
      '\u2028\u2029',
      '\u202egnp.exe',
      '\u0085',
      '\ufeff',
    );
    fc.assert(
      fc.property(fc.oneof(anyText, hostile), fc.oneof(anyText, hostile), (name, value) => {
        rmSync(join(folder, 'tallybridge.log'), { force: true });
        logIn(folder).info('row', { [name]: value });
        const text = readFileSync(join(folder, 'tallybridge.log'), 'utf8');
        expect(text.indexOf('\n')).toBe(text.length - 1);
        expect(text.slice(0, -1)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\ufeff]/u);
        expect(linesOf(folder)[0]?.['fields']).toEqual({ [name]: value });
      }),
      { numRuns: 200 },
    );
  });

  test('is cut where it is endless', () => {
    const folder = temporaryFolder();
    logIn(folder).info('body', { text: 'x'.repeat(10_000) });
    expect(linesOf(folder)[0]).toMatchObject({ fields: { text: `${'x'.repeat(8192)}… (1808 more)` } });
  });
});

describe('a file that grows', () => {
  test('is put aside before it is too large; three older ones are kept', () => {
    const folder = temporaryFolder();
    const log = logIn(folder, { maxBytes: 500 });
    for (let index = 0; index < 60; index += 1) log.info('row', { index });
    const names = readdirSync(folder).toSorted();
    expect(names).toEqual(['tallybridge.log', 'tallybridge.log.1', 'tallybridge.log.2', 'tallybridge.log.3']);
    for (const name of names) expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(500);
    const kept = names.toReversed().flatMap((name) => linesOf(folder, name));
    const indices = kept.map((line) => (line['fields'] as { index: number }).index);
    expect(indices.at(-1)).toBe(59);
    expect(indices).toEqual(indices.map((_, position) => 60 - indices.length + position));
  });

  test('takes a line that is larger than any file may be', () => {
    const folder = temporaryFolder();
    const log = logIn(folder, { maxBytes: 100 });
    log.info('large', { text: 'x'.repeat(300) });
    log.info('large', { text: 'y'.repeat(300) });
    expect(linesOf(folder)).toHaveLength(1);
    expect(linesOf(folder, 'tallybridge.log.1')).toHaveLength(1);
  });
});

describe('a log that cannot be written', () => {
  test('stops nobody, and tells how many lines were dropped once it can', () => {
    const folder = join(temporaryFolder(), 'logs');
    writeFileSync(folder, 'in the way');
    const log = logIn(folder);
    log.error('lost');
    log.error('lost');
    rmSync(folder);
    mkdirSync(folder);
    log.info('found');
    log.info('found');
    expect(linesOf(folder).map(({ event, fields }) => [event, fields])).toEqual([
      ['log-lines-dropped', { lines: 2 }],
      ['found', {}],
      ['found', {}],
    ]);
  });

  test('rather loses a line than writes one that could not be redacted', () => {
    const folder = temporaryFolder();
    const redact = () => {
      throw new Error('broken');
    };
    logIn(folder, { redact }).error('event', { text: 's3cret' });
    expect(readdirSync(folder)).toEqual([]);
  });
});
