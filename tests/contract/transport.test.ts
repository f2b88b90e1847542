import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CallAnswer } from '../../shared/contract/app-methods.ts';
import type { HostEvent } from '../../shared/contract/events.ts';
import { longestCall } from '../../shared/contract/read-envelope.ts';
import { openTestWindow, type TestWindow } from '../fixtures/test-window.ts';
import { type Carrier, type CarrierTape, desktopCarrier, loopbackCarrier } from './carriers.ts';

// One program, and the two ways in which a page reaches it: whatever holds for one of them holds for the other.

let window: TestWindow;
const carriers: Record<'loopback' | 'desktop', Carrier | null> = { loopback: null, desktop: null };
beforeAll(async () => {
  // A key in a file, so that the engine can be killed and has its connections when it comes back.
  window = await openTestWindow({ page: 'placeholder', secrets: 'file', transactions: 40 });
  carriers.loopback = await loopbackCarrier(window);
  carriers.desktop = await desktopCarrier(window);
});
afterAll(() => window.stop());

const hosts = ['loopback', 'desktop'] as const;

function carrier(host: (typeof hosts)[number]): Carrier {
  const found = carriers[host];
  if (found === null) throw new Error(`There is no ${host} host.`);
  return found;
}

function call(
  host: (typeof hosts)[number],
  company: string | null,
  method: string,
  input: unknown = {},
): Promise<CallAnswer> {
  return carrier(host).post(JSON.stringify({ company, method, input }));
}

async function until(tape: CarrierTape, isMeant: (event: HostEvent) => boolean): Promise<void> {
  while (!tape.events.some(isMeant)) await new Promise((resolve) => setTimeout(resolve, 5));
}

const readApp = JSON.stringify({ company: null, method: 'app.read', input: {} });

describe.each(hosts)('by %s', (host) => {
  test('the program, the books and the engine answer', async () => {
    const { company } = window;
    expect(await call(host, null, 'app.read')).toMatchObject({ ok: true, value: { version: 'test' } });
    expect(await call(host, company, 'status.read')).toMatchObject({ ok: true, value: { company: 'Test' } });
    expect(await call(host, company, 'sync.progress')).toEqual({ ok: true, value: { progress: null } });
    expect(await call(host, company, 'sync.run', { approveAll: false, push: false })).toMatchObject({ ok: true });
    const name = `Ann & Söhne “${host}” \u2028 \u{1F9FE}`; // every kind of letter
    expect(await call(host, null, 'companies.add', { name })).toMatchObject({ ok: true, value: { name } });
  });

  test('what fails has its name and its reason', async () => {
    expect(await call(host, 'no-such-company', 'status.read')).toMatchObject({ error: { code: 'not-found' } });
    expect(await call(host, 'no-such-company', 'reference.refresh')).toMatchObject({ error: { code: 'not-found' } });
    expect(await call(host, window.company, 'status.read', { more: 1 })).toMatchObject({
      error: { code: 'invalid-input', message: 'status.read was called with something it does not take.' },
    });
  });

  test.each([
    ['no JSON', '{'],
    ['nothing', ''],
    ['a list', '[]'],
    ['null', 'null'],
    ['no method', JSON.stringify({ company: null, input: {} })],
    ['an unknown method', JSON.stringify({ company: null, method: 'app.erase', input: {} })],
    ['a method that every object has', JSON.stringify({ company: null, method: 'constructor', input: {} })],
    ['a method of a company without one', JSON.stringify({ company: null, method: 'status.read', input: {} })],
    ['a method of the program with a company', JSON.stringify({ company: 'x', method: 'app.read', input: {} })],
    ['a key too many', JSON.stringify({ company: null, method: 'app.read', input: {}, more: 1 })],
    ['a company that is no text', JSON.stringify({ company: 1, method: 'status.read', input: {} })],
    ['another prototype', '{"company":null,"method":"app.read","input":{},"__proto__":{"a":1}}'],
    ...[100, 2_900, 1_000_000].map((depth): [string, string] => [
      `an input ${depth} deep`,
      `{"company":null,"method":"preferences.write","input":{"key":"a","value":${'['.repeat(depth)}${']'.repeat(depth)}}}`,
    ]),
  ])('a call that is %s is refused in the same words', async (_what, text) => {
    expect(await carrier(host).post(text)).toEqual({
      ok: false,
      error: {
        code: 'invalid-input',
        message: 'The call was refused, because Tallybridge does not know it. Reload the window.',
        details: [],
      },
    });
  });

  test('a call of more than 16 MB is refused', async () => {
    const large = JSON.stringify({ company: null, method: 'app.read', input: 'x'.repeat(longestCall) });
    expect(await carrier(host).post(large)).toMatchObject({ ok: false, error: { code: 'too-large' } });
  });

  test('nobody but our page is heard', async () => {
    const before = await call(host, null, 'app.read');
    for (const text of [readApp, JSON.stringify({ company: null, method: 'companies.add', input: { name: 'Forged' } })])
      expect(await carrier(host).postAsStranger(text)).toMatchObject({ ok: false, error: { code: 'foreign-origin' } });
    expect(await call(host, null, 'app.read')).toEqual(before);
  });

  test('an answer of megabytes is whole', async () => {
    const value = { letters: 'é\u{1F9FE}"\\\u0001'.repeat(10_000), list: Array.from({ length: 5_000 }, (_, n) => n) };
    const keys = Array.from({ length: 15 }, (_, place) => `large.${place}`);
    for (const key of keys)
      expect(await call(host, null, 'preferences.write', { key, value })).toMatchObject({ ok: true });
    const read = await call(host, null, 'preferences.read');
    expect(JSON.stringify(read).length).toBeGreaterThan(2_000_000);
    expect(read).toEqual({ ok: true, value: { values: Object.fromEntries(keys.map((key) => [key, value])) } });
    for (const key of keys) await call(host, null, 'preferences.write', { key, value: null });
  });

  test('many calls at once are each answered with their own', async () => {
    const inputs = Array.from({ length: 40 }, (_, place) => ({ [`key-${place}-`]: 1 }));
    const answers = await Promise.all(inputs.map((input) => call(host, window.company, 'status.read', input)));
    for (const [place, answer] of answers.entries()) expect(JSON.stringify(answer)).toContain(`key-${place}-`);
  });

  test('an engine that is killed ends its calls by name, and the page hears of it and of the next one', async () => {
    const tape = await carrier(host).listen();
    await until(tape, ({ type }) => type === 'engine');
    window.sandbox.faults.next({ service: 'cledara', fault: { kind: 'hang-before' } });
    const { struck } = window.sandbox.faults;
    const syncing = call(host, window.company, 'sync.run', { approveAll: false, push: false });
    while (window.sandbox.faults.struck === struck) await new Promise((resolve) => setTimeout(resolve, 1));
    await window.killEngine();
    expect(await syncing).toMatchObject({
      ok: false,
      error: { code: 'engine-restarted', message: expect.stringContaining('Nothing was lost') },
    });
    await until(tape, (event) => event.type === 'engine' && event.state === 'restarting');
    while (engineStates(tape).length < 3) await new Promise((resolve) => setTimeout(resolve, 5));
    tape.close();
    expect(engineStates(tape)).toEqual(['ready', 'restarting', 'ready']);
    expect(await call(host, window.company, 'sync.progress')).toEqual({ ok: true, value: { progress: null } });
  });
});

function engineStates({ events }: CarrierTape): readonly string[] {
  return events.flatMap((event) => (event.type === 'engine' ? [event.state] : []));
}

describe('by both', () => {
  test('the same is answered', async () => {
    const answered: readonly [string | null, string, unknown][] = [
      [null, 'app.read', {}],
      [window.company, 'status.read', {}],
      [window.company, 'review.list', { state: 'all' }],
      [window.company, 'settings.export', {}],
      [window.company, 'activity.runs', { limit: 20, before: null }],
    ];
    for (const [company, method, input] of answered) {
      const answer = await call('loopback', company, method, input);
      expect(answer, method).toMatchObject({ ok: true });
      expect(await call('desktop', company, method, input), method).toEqual(answer);
    }
  });

  test('the same is told, in the same order, the engine’s state first', async () => {
    const tapes = [await carrier('loopback').listen(), await carrier('desktop').listen()];
    for (const tape of tapes) await until(tape, ({ type }) => type === 'engine');
    await call('desktop', window.company, 'sync.run', { approveAll: false, push: false });
    await call('loopback', null, 'companies.add', { name: 'The last event' });
    for (const tape of tapes) await until(tape, ({ type }) => type === 'companies');
    for (const tape of tapes) tape.close();
    // To the last thing that was done: what the program does by itself may follow, before the one tape ends or the other.
    const [byLoopback, byDesktop] = tapes.map(({ events }) =>
      events.slice(0, events.findIndex(({ type }) => type === 'companies') + 1),
    );
    expect(byDesktop).toEqual(byLoopback);
    expect(byDesktop?.[0]).toEqual({ type: 'engine', state: 'ready' });
    const types = byDesktop?.map(({ type }) => type) ?? [];
    expect(types).toEqual(expect.arrayContaining(['sync', 'changed']));
  });
});
