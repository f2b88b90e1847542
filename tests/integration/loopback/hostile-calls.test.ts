import { afterEach, describe, expect, test } from 'vitest';
import { type CarriedCalls, type LoopbackHost, openLoopbackHost } from '../../../electron/loopback/loopback-host.ts';
import type { CallAnswer } from '../../../shared/contract/app-methods.ts';
import { openTestWindow, type TestWindow } from '../../fixtures/test-window.ts';
import { openVisitor, visit } from './visitor.ts';

let window: TestWindow | null = null;
let host: LoopbackHost | null = null;
afterEach(async () => {
  await window?.stop();
  await host?.close();
  window = null;
  host = null;
});

/** Values in so many others: a text that is short enough, and deeper than a stack. */
function nested(depth: number): readonly string[] {
  return [`${'['.repeat(depth)}${']'.repeat(depth)}`, `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`];
}

const broken: CallAnswer = { ok: false, error: { code: 'internal', message: 'It is in the log.', details: [] } };

describe('an answer that cannot be written', () => {
  test.each<[string, () => Promise<CallAnswer>]>([
    ['because it is no JSON', () => Promise.resolve({ ok: true, value: 1n })],
    ['because there is none', () => Promise.reject(new Error('The disk is full.'))],
  ])('%s ends its request in words, and nothing else', async (_why, call) => {
    const bugs: unknown[] = [];
    const bug: CarriedCalls['bug'] = (_method, thrown) => {
      bugs.push(thrown);
      return broken;
    };
    const calls: CarriedCalls = { knows: () => true, call, bug, subscribe: () => () => undefined };
    const opened = await openLoopbackHost({ port: 0, page: new Map(), calls });
    if (!opened.ok) throw new Error(opened.error);
    host = opened.value;
    const origin = new URL(host.address).origin;
    const entered = await visit({ origin }, { path: new URL(host.address).pathname });
    const cookie = entered.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
    const headers = { cookie, origin, 'content-type': 'application/json' };
    const body = JSON.stringify({ company: null, method: 'app.read', input: {} });
    for (let time = 1; time <= 2; time += 1) {
      const { status, body: said } = await visit({ origin }, { method: 'POST', path: '/api/call', headers, body });
      expect(status).toBe(500);
      expect(JSON.parse(said)).toEqual(broken);
      expect(bugs.length).toBe(time);
    }
  });
});

describe('a call of a hostile shape', () => {
  test('however deep its input is, the window and the engine go on', async () => {
    window = await openTestWindow({ page: 'placeholder', transactions: 5 });
    const visitor = await openVisitor(window);
    const tape = await visitor.listen();
    // Between the depths of 2000 and 4000 lies what one process can still write, and the other cannot read any more.
    for (const depth of [100, 2000, 2900, 1_000_000]) {
      for (const deep of nested(depth)) {
        for (const [company, method, input] of [
          [null, 'preferences.write', `{"key":"a","value":${deep}}`],
          [window.company, 'settings.change', `{"base":1,"settings":${deep},"author":"a"}`],
          [window.company, 'review.recode', deep],
          [window.company, 'review.query', deep],
        ]) {
          const call = `{"company":${JSON.stringify(company)},"method":"${method}","input":${input}}`;
          const { status, body } = await visitor.post(call);
          expect([status, JSON.parse(body).error.code], `${method} at ${depth}`).toEqual([400, 'invalid-input']);
        }
      }
    }
    expect(await visitor.call(window.company, 'sync.progress')).toEqual({ ok: true, value: { progress: null } });
    expect(tape.events.filter((event) => event.type === 'engine')).toEqual([{ type: 'engine', state: 'ready' }]);
    tape.close();
  });
});
