import type { ServerResponse } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { openHttpDoor } from '../../../electron/adapters/http/http-door.ts';
import { RateGovernor } from '../../../electron/adapters/http/rate-governor.ts';
import { readJson } from '../../../electron/adapters/http/read-json.ts';
import { sendRead } from '../../../electron/adapters/http/send-read.ts';
import { InMemoryBudgetStore } from '../../fixtures/in-memory-budget-store.ts';
import { ManualClock } from '../../fixtures/manual-clock.ts';
import { sendJson, tinyServer } from './tiny-server.ts';

type Step = (response: ServerResponse) => void;

const fine: Step = (response) => sendJson(response, { fine: true });
const status =
  (code: number, headers: object = {}): Step =>
  (response) =>
    sendJson(response, {}, code, headers);
const reset: Step = (response) => void response.destroy();
const silence: Step = () => undefined;
const cutShort: Step = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end('{"fine": tr');
};

/** Answers each request with the next step, the last one for ever; reads once. */
async function read(steps: readonly Step[]) {
  let next = 0;
  const server = await tinyServer((_request, response) => {
    const step = steps[Math.min(next, steps.length - 1)];
    next += 1;
    step?.(response);
  });
  const http = openHttpDoor();
  onTestFinished(() => http.close());
  const clock = new ManualClock('2026-11-22T09:00:00.000Z', 'auto');
  const governor = new RateGovernor({
    limits: { perMinute: 60, perDay: null, concurrent: 5 },
    clock,
    store: new InMemoryBudgetStore(),
    storeKey: 'cledara',
    source: 'cledara',
  });
  let calls = 0;
  const beganMs = clock.nowMs();
  const outcome = await sendRead(
    { method: 'GET', url: server.base, timeoutMs: 60 },
    {
      http,
      governor,
      clock,
      source: 'cledara',
      random: () => 0,
      onCall: () => {
        calls += 1;
      },
      isWhole: (answer) => {
        const json = readJson(answer);
        return json.ok || json.error !== 'truncated';
      },
    },
  );
  return { outcome, calls, requests: server.seen.length, waitedMs: clock.nowMs() - beganMs };
}

test.each([
  ['500', status(500)],
  ['503', status(503)],
  ['429 with Retry-After', status(429, { 'retry-after': '1' })],
  ['a reset', reset],
  ['no answer in time', silence],
  ['JSON cut short', cutShort],
])('%s twice, then a good answer: the answer, after three tries', async (_name, bad) => {
  const { outcome, calls, requests } = await read([bad, bad, fine]);
  expect(outcome.ok && outcome.value.text()).toBe('{"fine":true}');
  expect([calls, requests]).toEqual([3, 3]);
});

test('the pauses double', async () => {
  const { waitedMs } = await read([status(500)]);
  expect(waitedMs).toBe(250 + 500 + 1000);
});

test.each([
  ['500', status(500), { kind: 'remoteFault', status: 500 }],
  ['503', status(503), { kind: 'remoteFault', status: 503 }],
  [
    '429',
    status(429, { 'retry-after': '2', 'x-rate-limit-problem': 'minute' }),
    { kind: 'rateLimited', limit: 'minute' },
  ],
  ['a reset', reset, { kind: 'timeout' }],
  ['no answer in time', silence, { kind: 'timeout' }],
])('%s for ever: a failure, after four tries', async (_name, bad, expected) => {
  const { outcome, calls } = await read([bad]);
  expect(outcome.ok ? outcome.value : outcome.error).toMatchObject({ source: 'cledara', ...expected });
  expect(calls).toBe(4);
});

test('JSON cut short for ever is returned as it is, after four tries', async () => {
  const { outcome, calls } = await read([cutShort]);
  expect(outcome.ok && outcome.value.text()).toBe('{"fine": tr');
  expect(calls).toBe(4);
});

test.each([200, 304, 400, 401, 403, 404])('%i is an answer and is not asked for again', async (code) => {
  const { outcome, calls } = await read([status(code)]);
  expect(outcome.ok && outcome.value.status).toBe(code);
  expect(calls).toBe(1);
});

test('a 429 that names a long wait ends the tries at once', async () => {
  const { outcome, calls } = await read([status(429, { 'retry-after': '3600' })]);
  expect(outcome.ok ? outcome.value : outcome.error).toMatchObject({
    kind: 'rateLimited',
    untilMs: Date.parse('2026-11-22T10:00:00.000Z'),
  });
  expect(calls).toBe(1);
});

test('a service that cannot be reached is not tried four times', async () => {
  const http = openHttpDoor();
  onTestFinished(() => http.close());
  const clock = new ManualClock(0, 'auto');
  const governor = new RateGovernor({
    limits: { perMinute: 60, perDay: null, concurrent: 5 },
    clock,
    store: new InMemoryBudgetStore(),
    storeKey: 'xero',
    source: 'xero',
  });
  let calls = 0;
  const outcome = await sendRead(
    { method: 'GET', url: 'https://nowhere.invalid/' },
    {
      http,
      governor,
      clock,
      source: 'xero',
      onCall: () => {
        calls += 1;
      },
    },
  );
  expect(outcome).toEqual({
    ok: false,
    error: {
      kind: 'offline',
      source: 'xero',
      message:
        'Xero could not be reached. Check the internet connection; nothing was lost, and the next run goes on from here.',
    },
  });
  expect(calls).toBe(1);
});
