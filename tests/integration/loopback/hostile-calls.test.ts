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

/** A value in so many brackets: text that is short enough, and deeper than a stack. */
function nested(depth: number): string {
  return `${'['.repeat(depth)}${']'.repeat(depth)}`;
}

describe('an answer that cannot be written', () => {
  test.each<[string, () => Promise<CallAnswer>]>([
    ['because it is no JSON', () => Promise.resolve({ ok: true, value: 1n })],
    ['because there is none', () => Promise.reject(new Error('The disk is full.'))],
  ])('%s ends its request in words, and nothing else', async (_why, call) => {
    const calls: CarriedCalls = { knows: () => true, call, subscribe: () => () => undefined };
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
      expect(JSON.parse(said)).toMatchObject({ ok: false, error: { code: 'internal' } });
      expect(said).not.toContain('disk');
    }
  });
});

describe('a call of a hostile shape', () => {
  test('however deep its input is, the window and the engine go on', async () => {
    window = await openTestWindow({ page: 'placeholder', transactions: 5 });
    const visitor = await openVisitor(window);
    const tape = await visitor.listen();
    for (const depth of [500, 1000, 1500, 2000, 2500, 3000, 4000, 100_000, 1_000_000]) {
      const inputs: [string | null, string, string][] = [
        [null, 'preferences.write', `{"key":"a","value":${nested(depth)}}`],
        [window.company, 'settings.change', `{"base":1,"settings":${nested(depth)},"author":"a"}`],
        [window.company, 'review.recode', nested(depth)],
        [window.company, 'review.query', nested(depth)],
      ];
      for (const [company, method, input] of inputs) {
        const { status, body } = await visitor.post(
          `{"company":${JSON.stringify(company)},"method":"${method}","input":${input}}`,
        );
        expect([200, 400], `${method} at ${depth}`).toContain(status);
        const { ok, error } = JSON.parse(body);
        if (method !== 'preferences.write') expect(ok, `${method} at ${depth}`).toBe(false);
        expect(error?.code, `${method} at ${depth}`).not.toMatch(/^engine-/);
      }
    }
    expect(await visitor.call(window.company, 'sync.progress')).toEqual({ ok: true, value: { progress: null } });
    expect(tape.events.filter((event) => event.type === 'engine')).toEqual([{ type: 'engine', state: 'ready' }]);
    tape.close();
  });
});
