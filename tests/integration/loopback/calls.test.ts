import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AppDto, CallAnswer } from '../../../shared/contract/app-methods.ts';
import { openTestWindow, type TestWindow } from '../../fixtures/test-window.ts';
import { openVisitor, type Visitor } from './visitor.ts';

let window: TestWindow;
let visitor: Visitor;
beforeAll(async () => {
  window = await openTestWindow({ page: 'placeholder', transactions: 30 });
  visitor = await openVisitor(window);
});
afterAll(() => window.stop());

function given(answer: CallAnswer): unknown {
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

const readApp = async () => given(await visitor.call(null, 'app.read')) as AppDto;

describe('the program', () => {
  test('tells what it is, its companies, and the addresses to register at Xero', async () => {
    const app = await readApp();
    expect(app).toMatchObject({
      version: 'test',
      author: 'the test',
      platform: 'browser',
      sampleAvailable: true,
      companies: expect.arrayContaining([{ id: window.company, name: 'Test', sample: false, archived: false }]),
    });
    expect(app.xeroRedirects).toEqual([47610, 47611, 47612, 47613, 47614].map((p) => `http://localhost:${p}/callback`));
  });

  test('adds a company, tells every window of it, and keeps its id', async () => {
    const tape = await visitor.listen();
    const added = given(await visitor.call(null, 'companies.add', { name: '  Zebra & Söhne  ' }));
    expect(added).toMatchObject({ name: 'Zebra & Söhne', sample: false });
    await tape.until(({ type }) => type === 'companies');
    tape.close();
    expect((await readApp()).companies).toContainEqual(added);
  });

  test.each([
    ['of a name that exists in other letters', 'tEST'],
    ['without a name', '   '],
    ['of a name with a line break', 'a\nb'],
    ['of a name that is too long', 'x'.repeat(81)],
  ])('adds no company %s', async (_case, name) => {
    const before = (await readApp()).companies;
    const refused = await visitor.call(null, 'companies.add', { name });
    expect(refused).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    expect((await readApp()).companies).toEqual(before);
  });

  test('says that a company is not here by name', async () => {
    for (const method of ['status.read', 'reference.refresh']) {
      const refused = await visitor.call('no-such-company', method);
      expect(refused).toMatchObject({ ok: false, error: { code: 'not-found' } });
    }
  });

  test('names what is wrong with an input', async () => {
    expect(await visitor.call(null, 'companies.add', { name: 1 })).toMatchObject({
      ok: false,
      error: { code: 'invalid-input', details: [{ at: 'name' }] },
    });
    expect(await visitor.call(window.company, 'status.read', { more: 1 })).toMatchObject({
      ok: false,
      error: { code: 'invalid-input' },
    });
  });
});

describe('the sample company', () => {
  test('is connected, read and reviewed at once, the same one each time, and apart from the others', async () => {
    const opened = await Promise.all([
      visitor.call(null, 'companies.openSample'),
      visitor.call(null, 'companies.openSample'),
    ]);
    const [sample, again] = opened.map(given) as { id: string; name: string }[];
    expect(sample).toMatchObject({ name: 'Sample company', sample: true });
    expect(again).toEqual(sample);
    const { companies } = await readApp();
    expect(companies.filter(({ sample: isSample }) => isSample)).toEqual([sample]);
    const status = given(await visitor.call(sample?.id ?? '', 'status.read'));
    expect(status).toMatchObject({
      company: 'Sample company',
      connections: { cledara: { connected: true }, xero: { connected: true } },
      lastRun: { pushed: 0 },
    });
    const { counts } = status as { counts: Record<string, number> };
    expect(counts['proposed']).toBeGreaterThan(10);
    expect(readdirSync(join(window.folder, 'companies'))).not.toContain(sample?.id);
  });
});

describe('events', () => {
  test('begin with the state of the engine', async () => {
    const tape = await visitor.listen();
    await tape.until(({ type }) => type === 'engine');
    expect(tape.events[0]).toEqual({ type: 'engine', state: 'ready' });
    tape.close();
  });

  test('tell every window when a company’s books may have changed, and not when they were only read', async () => {
    const tapes = [await visitor.listen(), await visitor.listen()];
    await visitor.call(window.company, 'status.read');
    await visitor.call(window.company, 'review.list', { state: 'all' });
    await visitor.call(window.company, 'sync.run', { approveAll: false, push: false });
    for (const tape of tapes) {
      await tape.until(({ type }) => type === 'changed');
      expect(tape.events.filter(({ type }) => type !== 'sync' && type !== 'engine' && type !== 'background')).toEqual(
        tape.events.filter((event) => event.type === 'changed' && event.company === window.company),
      );
      tape.close();
    }
  });

  test('a call that only asks changes nothing, so that no window reads for ever', async () => {
    const tape = await visitor.listen();
    await visitor.call(window.company, 'sync.progress');
    await visitor.call(window.company, 'diagnostics.run');
    await visitor.call(null, 'companies.add', { name: 'The last event' });
    await tape.until(({ type }) => type === 'companies');
    expect(tape.events.filter(({ type }) => type === 'changed')).toEqual([]);
    tape.close();
  });
});

describe('preferences', () => {
  test('are what was written last, and null takes one away', async () => {
    const value = { columns: ['date', 'amount'], width: 340, 'a.b': { c: null } };
    expect(given(await visitor.call(null, 'preferences.write', { key: 'review.table', value }))).toEqual({
      saved: true,
    });
    await visitor.call(null, 'preferences.write', { key: 'theme', value: 'dark' });
    expect(given(await visitor.call(null, 'preferences.read'))).toEqual({
      values: { 'review.table': value, theme: 'dark' },
    });
    await visitor.call(null, 'preferences.write', { key: 'theme', value: null });
    expect(given(await visitor.call(null, 'preferences.read'))).toEqual({ values: { 'review.table': value } });
  });

  test.each(['', 'Theme', '__proto__', 'a b', `a${'b'.repeat(200)}`])('have no key "%s"', async (key) => {
    expect(await visitor.call(null, 'preferences.write', { key, value: 1 })).toMatchObject({ ok: false });
  });

  test('of more than 200 kB are refused', async () => {
    const refused = await visitor.call(null, 'preferences.write', { key: 'large', value: 'x'.repeat(200_000) });
    expect(refused).toMatchObject({ ok: false, error: { code: 'invalid-input', details: [{ at: 'value' }] } });
  });

  test('survive a restart; a broken file is set aside and said in the log', async () => {
    const first = await openTestWindow({ prepared: 'empty', page: 'placeholder', empty: true });
    await first.callApp('preferences.write', { key: 'theme', value: 'dark' });
    const variables = { TALLYBRIDGE_DATA_DIR: first.folder };
    const second = await openTestWindow({ prepared: 'empty', page: 'placeholder', empty: true, variables });
    expect(await second.callApp('preferences.read', {})).toEqual({ values: { theme: 'dark' } });
    for (const broken of ['{"theme": "da', '[1]', 'null', '']) {
      writeFileSync(join(first.folder, 'preferences.json'), broken);
      expect(await second.callApp('preferences.read', {})).toEqual({ values: {} });
      await second.callApp('preferences.write', { key: 'theme', value: 'light' });
      expect(await second.callApp('preferences.read', {})).toEqual({ values: { theme: 'light' } });
    }
    const aside = readdirSync(first.folder).filter((name) => name.startsWith('preferences.json.broken-'));
    expect(aside.map((name) => readFileSync(join(first.folder, name), 'utf8'))).toContain('{"theme": "da');
    expect(readFileSync(join(first.folder, 'logs', 'tallybridge.log'), 'utf8')).toContain('preferences-set-aside');
    await second.stop();
    await first.stop();
  });
});
