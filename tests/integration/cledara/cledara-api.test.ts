import type { RequestListener, ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { err } from '../../../shared/lib/result.ts';
import { sendJson, tinyServer } from '../http/tiny-server.ts';
import { apiKey, cardPayment, clientAt, clientOf, failureOf, outcomeOf, sendText } from './cledara-client.ts';

const from = '2026-08-24T00:00:00.000Z';
const emptyPage = { transactions: [], nextOffset: null, hasMore: false, totalCount: 0 };

test('the applications, with what is odd in them set right', async () => {
  const { cledara, server } = await clientOf((_request, response) =>
    sendJson(response, [
      {
        id: 'a1',
        name: ' Figma ',
        status: 'active',
        budget: { type: 'hyper' },
        owner: { id: 'o', name: 'Ana Ruiz' },
        teams: [{ id: 't', name: 'Design' }, 'odd', { id: 'u', name: 'Product' }],
      },
      { id: 'a2', name: null, status: 5, owner: null },
      { name: 'nothing can refer to it' },
      null,
    ]),
  );
  expect(outcomeOf(await cledara.applications())).toEqual([
    { id: 'a1', name: 'Figma', status: 'active', ownerName: 'Ana Ruiz', teams: ['Design', 'Product'] },
    { id: 'a2', name: 'a2', status: 'unknown', ownerName: null, teams: [] },
  ]);
  expect(server.seen).toEqual(['GET /v0/applications']);
  expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${apiKey}`);
});

test('a page: rows in order, good and bad, and where the next begins', async () => {
  const { cledara, server } = await clientOf((_request, response) =>
    sendJson(response, {
      transactions: [cardPayment(), cardPayment({ id: 'second', amount: 'much' }), null],
      nextOffset: 103,
      hasMore: true,
      totalCount: 250,
    }),
  );
  const page = outcomeOf(
    await cledara.transactionsPage({ from: '2026-08-24T02:00:00+02:00', to: '2026-11-22T09:00:00.000Z', offset: 100 }),
  );
  expect(page).toMatchObject({ nextOffset: 103, totalCount: 250 });
  expect(page.rows.map((row) => row.movement.kind)).toEqual(['purchase', 'unknown', 'unknown']);
  const asked = new URL(server.seen[0]?.slice('GET '.length) ?? '', server.base);
  expect(asked.pathname).toBe('/v0/transactions');
  expect(Object.fromEntries(asked.searchParams)).toEqual({ from, to: '2026-11-22T09:00:00.000Z', offset: '100' });
});

test('the last page', async () => {
  const { cledara } = await clientOf((_request, response) => sendJson(response, emptyPage));
  expect(outcomeOf(await cledara.transactionsPage({ from, offset: 0 }))).toEqual({
    rows: [],
    nextOffset: null,
    totalCount: 0,
  });
});

test('a base address with a path keeps it', async () => {
  const server = await tinyServer((_request, response) => sendJson(response, []));
  const { cledara } = clientAt(`${server.base}/cledara/`);
  outcomeOf(await cledara.checkKey());
  expect(server.seen).toEqual(['GET /cledara/v0/applications']);
});

test('the key may come from a store; what the store says is passed on, and nothing is sent', async () => {
  const locked = { kind: 'secretsUnavailable', source: 'local', message: 'The keychain is locked.' } as const;
  const { cledara, server } = await clientOf((_request, response) => sendJson(response, []), {
    apiKey: async () => err(locked),
  });
  expect(await cledara.checkKey()).toEqual(err(locked));
  expect(server.seen).toEqual([]);
});

test.each(['two words', 'line\r\nbreak', 'schlüssel', ''])('a key that cannot be one is not sent: %j', async (key) => {
  const { cledara, server } = await clientOf((_request, response) => sendJson(response, []), { apiKey: key });
  const failure = failureOf(await cledara.checkKey());
  expect(failure.kind).toBe('authExpired');
  if (key !== '') expect(failure.message).not.toContain(key);
  expect(server.seen).toEqual([]);
});

const reply =
  (status: number, body: unknown = {}, headers: object = {}) =>
  (response: ServerResponse) =>
    sendJson(response, body, status, headers);

const cledaraError = {
  message: 'Invalid API key',
  error: { method: 'GET', url: '/v0/applications', status: 401, cledaraType: 'cledaraError', errorId: 29317748 },
};

interface BadAnswer {
  readonly name: string;
  readonly answer: (response: ServerResponse) => void;
  readonly kind: string;
  readonly message: RegExp;
  readonly calls: number;
}

const badAnswers: readonly BadAnswer[] = [
  {
    name: '401',
    answer: reply(401, cledaraError),
    kind: 'authExpired',
    message: /Settings › Profile › API Keys/,
    calls: 1,
  },
  { name: '403', answer: reply(403), kind: 'forbidden', message: /Admin or Finance user/, calls: 1 },
  { name: '404', answer: reply(404), kind: 'incompatible', message: /answered with 404/, calls: 1 },
  { name: '400', answer: reply(400), kind: 'incompatible', message: /answered with 400/, calls: 1 },
  {
    name: '302',
    answer: reply(302, {}, { location: 'https://example.com/' }),
    kind: 'incompatible',
    message: /answered with 302/,
    calls: 1,
  },
  {
    name: '429 with a short Retry-After',
    answer: reply(429, {}, { 'retry-after': '5' }),
    kind: 'rateLimited',
    message: /takes no more requests for now.*UTC/,
    calls: 4,
  },
  {
    name: '429 with a long Retry-After',
    answer: reply(429, {}, { 'retry-after': '600' }),
    kind: 'rateLimited',
    message: /after 2026-11-22 09:10 UTC/,
    calls: 1,
  },
  { name: '429 without Retry-After', answer: reply(429), kind: 'rateLimited', message: /UTC/, calls: 4 },
  { name: '500', answer: reply(500), kind: 'remoteFault', message: /fault of its own.*500/, calls: 4 },
  {
    name: '503 in plain text',
    answer: (response) => sendText(response, 503, 'text/plain', 'The service is offline'),
    kind: 'remoteFault',
    message: /503/,
    calls: 4,
  },
  {
    name: 'HTML with 200',
    answer: (response) => sendText(response, 200, 'text/html', '<!doctype html><h1>Sign in</h1>'),
    kind: 'incompatible',
    message: /web page.*proxy/,
    calls: 1,
  },
  {
    name: 'plain text with 200',
    answer: (response) => sendText(response, 200, 'application/json', 'OK'),
    kind: 'incompatible',
    message: /not in the form/,
    calls: 1,
  },
  {
    name: 'JSON cut short',
    answer: (response) => sendText(response, 200, 'application/json', '{"transactions": [{"id": "12'),
    kind: 'incompatible',
    message: /ends in the middle/,
    calls: 4,
  },
  {
    name: 'enormous JSON',
    answer: (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('[');
      const block = `${'0,'.repeat(500_000)}`;
      const more = (): void => {
        if (!response.destroyed) response.write(block, more);
      };
      more();
    },
    kind: 'incompatible',
    message: /far larger/,
    calls: 1,
  },
  {
    name: 'JSON nested without end',
    answer: (response) => sendText(response, 200, 'application/json', '['.repeat(50_000) + ']'.repeat(50_000)),
    kind: 'incompatible',
    message: /not in the form/,
    calls: 1,
  },
  {
    name: 'a reset before the answer',
    answer: (response) => response.destroy(),
    kind: 'timeout',
    message: /broke off/,
    calls: 4,
  },
  {
    name: 'a reset within the answer',
    answer: (response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
      response.write('{"transactions":', () => response.destroy());
    },
    kind: 'timeout',
    message: /broke off/,
    calls: 4,
  },
  { name: 'no answer in time', answer: () => undefined, kind: 'timeout', message: /did not answer in time/, calls: 4 },
];

test.each(badAnswers)(
  '$name: a failure of kind $kind, in words for a person',
  async ({ answer, kind, message, calls }) => {
    const timeoutMs = kind === 'timeout' ? 80 : 5000;
    const { cledara } = await clientOf((_request, response) => answer(response), { timeoutMs });
    const failure = failureOf(await cledara.transactionsPage({ from, offset: 0 }));
    expect(failure).toMatchObject({ kind, source: 'cledara' });
    expect(failure.message).toMatch(message);
    expect(failure.message).not.toMatch(/!|HTTP|token/);
    expect(JSON.stringify(failure)).not.toContain(apiKey);
    expect(cledara.callCount()).toBe(calls);
  },
);

test('a service that cannot be reached is offline, after one try', async () => {
  const server = await tinyServer(() => undefined);
  const { cledara } = clientAt(server.base.replace('http:', 'https:'));
  const failure = failureOf(await cledara.checkKey());
  expect(failure.kind).toBe('offline');
  expect(failure.message).toContain('Check the internet connection');
  expect(cledara.callCount()).toBe(1);
});

test('what passes is not noticed: a 500, a reset and a 429, then a good answer', async () => {
  const steps = [reply(500), (response: ServerResponse) => void response.destroy(), reply(429), reply(200, emptyPage)];
  const called: number[] = [];
  const { cledara } = await clientOf((_request, response) => steps.shift()?.(response), {
    onCall: () => void called.push(1),
  });
  expect(await cledara.transactionsPage({ from, offset: 0 })).toMatchObject({ ok: true });
  expect(cledara.callCount()).toBe(4);
  expect(called).toHaveLength(4);
});

test.each([
  ['a bare list', []],
  ['no list of movements', { ...emptyPage, transactions: undefined }],
  ['something else than a list', { ...emptyPage, transactions: { 0: cardPayment() } }],
  [
    'a next offset that does not advance',
    { ...emptyPage, transactions: [cardPayment()], nextOffset: 50, hasMore: true },
  ],
  ['a negative next offset', { ...emptyPage, nextOffset: -1 }],
  ['a next offset that is no whole number', { ...emptyPage, nextOffset: 50.5 }],
  ['a next offset that is text', { ...emptyPage, nextOffset: '100' }],
  ['an empty page that has a next one', { ...emptyPage, nextOffset: 100, hasMore: true }],
  ['more, but no next offset', { ...emptyPage, hasMore: true }],
  ['no count', { ...emptyPage, totalCount: undefined }],
  ['a negative count', { ...emptyPage, totalCount: -3 }],
  ['null', null],
])('a page with %s is not read at all', async (_name, page) => {
  const { cledara } = await clientOf((_request, response) => sendJson(response, page));
  const failure = failureOf(await cledara.transactionsPage({ from, offset: 50 }));
  expect(failure.kind).toBe('incompatible');
  expect(failure.message).toMatch(/^Cledara sent something that this version cannot read: the list of movements /);
});

test('applications that are no list are not read', async () => {
  const { cledara } = await clientOf((_request, response) => sendJson(response, { applications: [] }));
  expect(failureOf(await cledara.applications()).kind).toBe('incompatible');
  expect(failureOf(await cledara.checkKey()).kind).toBe('incompatible');
});

test('checking a key is one request', async () => {
  const listener: RequestListener = (request, response) =>
    sendJson(response, [], request.headers.authorization === `Bearer ${apiKey}` ? 200 : 401);
  const good = await clientOf(listener);
  expect(outcomeOf(await good.cledara.checkKey())).toBeNull();
  expect(good.server.seen).toEqual(['GET /v0/applications']);
  const bad = await clientOf(listener, { apiKey: 'wrong' });
  expect(failureOf(await bad.cledara.checkKey()).kind).toBe('authExpired');
  expect(bad.server.seen).toEqual(['GET /v0/applications']);
});

test('a member called __proto__ in an answer changes nothing', async () => {
  const row = JSON.stringify(cardPayment()).replace('{', '{"__proto__":{"hasInvoice":false,"admin":true},');
  const { cledara } = await clientOf((_request, response) =>
    sendText(response, 200, 'application/json', JSON.stringify(emptyPage).replace('[]', `[${row}]`)),
  );
  const page = outcomeOf(await cledara.transactionsPage({ from, offset: 0 }));
  expect(page.rows[0]?.movement).toMatchObject({ kind: 'purchase', hasInvoice: true });
  expect(page.rows[0]?.rawJson).not.toContain('admin');
});
