import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SendRequest } from '../../../electron/ports/xero.ts';
import type { PushDocument } from '../../../shared/domain/document.ts';
import type { Failure } from '../../../shared/domain/failure.ts';
import { spend, transfer } from './documents.ts';
import type { FakeAnswer, SeenRequest } from './fake-xero.ts';
import { answerLists } from './organisation-answers.ts';
import { bearerCanary, openScene, refreshCanary, type Scene, tenantId } from './scene.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
  scene.fake.on(answerLists);
});
afterEach(() => scene.close());

const transactionsPath = '/api.xro/2.0/BankTransactions';
const transfersPath = '/api.xro/2.0/BankTransfers';
const contactsPath = '/api.xro/2.0/Contacts';
const emptyId = '00000000-0000-0000-0000-000000000000';
const html = '<html><body>Sign in to the hotel network</body></html>';

function requestFor(...documents: PushDocument[]): SendRequest {
  const kind = documents[0]?.kind === 'transfer' ? 'bank-transfer' : 'bank-transaction';
  return { tenantId, kind, idempotencyKey: 'key-1', body: scene.api.encodeDocuments(documents), notAfterMs: null };
}

/** Answers writes to `path`. */
function onWrite(path: string, answer: (request: SeenRequest) => FakeAnswer): void {
  scene.fake.on((request) => (request.path === path && request.method !== 'GET' ? answer(request) : null));
}

function elements(rows: readonly unknown[], list = 'BankTransactions'): FakeAnswer {
  return { json: { Id: 'x', Status: 'OK', [list]: rows } };
}

const made = (number: number) => ({
  BankTransactionID: `bt-${number}`,
  Reference: `CLD-${number}`,
  StatusAttributeString: 'OK',
  ValidationErrors: [],
});

describe('a batch', () => {
  test('leaves as exactly the bytes that were decided on, once, under its key', async () => {
    onWrite(transactionsPath, () => elements([made(1), made(2)]));
    const request = requestFor(spend(1), spend(2));

    expect(await scene.api.sendDocuments(request)).toEqual({
      ok: true,
      value: [
        { status: 'created', id: 'bt-1', reference: 'CLD-1', warnings: [] },
        { status: 'created', id: 'bt-2', reference: 'CLD-2', warnings: [] },
      ],
    });
    const sent = scene.fake.to(transactionsPath);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.method).toBe('PUT');
    expect(sent[0]?.body.toString()).toBe(request.body);
    expect(Object.fromEntries(sent[0]?.query ?? [])).toEqual({ summarizeErrors: 'false' });
    expect(sent[0]?.headers).toMatchObject({
      'idempotency-key': 'key-1',
      'xero-tenant-id': tenantId,
      authorization: `Bearer ${bearerCanary}-1`,
      'content-type': 'application/json',
      accept: 'application/json',
      'content-length': String(Buffer.byteLength(request.body)),
    });
    expect(scene.api.callCount()).toBe(1);
  });

  test('that was stored in another order of properties still leaves as it was stored', async () => {
    onWrite(transactionsPath, () => elements([made(1)]));
    const request = requestFor(spend(1));
    const [element] = JSON.parse(request.body).BankTransactions;
    const body = JSON.stringify({ BankTransactions: [Object.fromEntries(Object.entries(element).toReversed())] });
    expect(await scene.api.sendDocuments({ ...request, body })).toMatchObject({ ok: true });
    expect(scene.fake.to(transactionsPath)[0]?.body.toString()).toBe(body);
  });

  test('with a property that Xero does not have does not leave', async () => {
    const request = requestFor(spend(1));
    const body = request.body.replace('"TaxType"', '"TaxTyp"');
    await expect(scene.api.sendDocuments({ ...request, body })).rejects.toThrow('not the one that was decided on');
    expect(scene.fake.to(transactionsPath)).toHaveLength(0);
  });

  test.each(['', 'k'.repeat(129)])('under the impossible key "%s" does not leave', async (idempotencyKey) => {
    await expect(scene.api.sendDocuments({ ...requestFor(spend(1)), idempotencyKey })).rejects.toThrow('128');
    expect(scene.fake.requests).toHaveLength(0);
  });

  test('of descriptions that look like dates, markup or other languages arrives unchanged', async () => {
    const descriptions = [
      '/Date(1551139200000+0000)/',
      '/Date(none',
      '"quotes" \\ </script>',
      'Zażółć 🧾 \u2028 日本',
      '',
    ];
    onWrite(transactionsPath, () => elements(descriptions.map((_text, index) => made(index))));
    const request = requestFor(...descriptions.map((description, index) => ({ ...spend(index), description })));
    expect(await scene.api.sendDocuments(request)).toMatchObject({ ok: true });
    const arrived = JSON.parse(scene.fake.to(transactionsPath)[0]?.body.toString() ?? '');
    expect(
      arrived.BankTransactions.map((row: { LineItems: { Description: string }[] }) => row.LineItems[0]?.Description),
    ).toEqual(descriptions);
  });

  test('of transfers has an address of its own', async () => {
    onWrite(transfersPath, () =>
      elements([{ BankTransferID: 'tr-1', Reference: 'CLD-1', ValidationErrors: [] }], 'BankTransfers'),
    );
    const request = requestFor(transfer(1));
    expect(await scene.api.sendDocuments(request)).toEqual({
      ok: true,
      value: [{ status: 'created', id: 'tr-1', reference: 'CLD-1', warnings: [] }],
    });
    expect(scene.fake.to(transfersPath)[0]).toMatchObject({ method: 'PUT' });
    expect(scene.fake.to(transfersPath)[0]?.body.toString()).toBe(request.body);
    expect(scene.fake.to(transfersPath)[0]?.headers['idempotency-key']).toBe('key-1');
  });
});

describe('the elements of an answer', () => {
  const refusedRow = (number: number) => ({
    BankTransactionID: emptyId,
    Reference: `CLD-${number}`,
    StatusAttributeString: 'ERROR',
    ValidationErrors: [{ Message: "Account code '999' is not a valid code for this document." }],
  });

  test('have each their own fate', async () => {
    const warned = {
      ...made(3),
      StatusAttributeString: 'WARNING',
      Warnings: [{ Message: "Account code '476' has been removed." }],
    };
    onWrite(transactionsPath, () => elements([made(1), refusedRow(2), warned]));
    expect(await scene.api.sendDocuments(requestFor(spend(1), spend(2), spend(3)))).toEqual({
      ok: true,
      value: [
        { status: 'created', id: 'bt-1', reference: 'CLD-1', warnings: [] },
        { status: 'refused', messages: ["Account code '999' is not a valid code for this document."] },
        { status: 'created', id: 'bt-3', reference: 'CLD-3', warnings: ["Account code '476' has been removed."] },
      ],
    });
  });

  test('are told apart by their reference where they come in another order', async () => {
    onWrite(transactionsPath, () => elements([refusedRow(2), made(3), made(1)]));
    const sent = await scene.api.sendDocuments(requestFor(spend(1), spend(2), spend(3)));
    expect(sent).toMatchObject({
      ok: true,
      value: [{ status: 'created', id: 'bt-1' }, { status: 'refused' }, { status: 'created', id: 'bt-3' }],
    });
  });

  test('that were refused may have lost their reference', async () => {
    onWrite(transactionsPath, () => elements([{ ...refusedRow(1), Reference: undefined }, made(2)]));
    const sent = await scene.api.sendDocuments(requestFor(spend(1), spend(2)));
    expect(sent).toMatchObject({ ok: true, value: [{ status: 'refused' }, { status: 'created', id: 'bt-2' }] });
  });

  test.each([
    ['one too few', [made(1)]],
    ['one too many', [made(1), made(2), made(3)]],
    ['those of another request', [made(8), made(9)]],
    ['one twice', [made(1), made(1)]],
    ['one that is neither made nor refused', [made(1), { ...made(2), BankTransactionID: emptyId }]],
    ['one without an id', [made(1), { Reference: 'CLD-2', StatusAttributeString: 'OK' }]],
    ['one that is no object', [made(1), 'CLD-2']],
    ['none', []],
  ])('%s leave everything uncertain', async (_name, rows) => {
    onWrite(transactionsPath, () => elements(rows));
    expect(await scene.api.sendDocuments(requestFor(spend(1), spend(2)))).toMatchObject({
      ok: false,
      error: { kind: 'uncertain' },
    });
  });

  test('of a request that was refused as a whole are told apart too, where Xero does', async () => {
    onWrite(transfersPath, () => ({
      status: 400,
      json: {
        ErrorNumber: 10,
        Type: 'ValidationException',
        Message: 'A validation exception occurred',
        Elements: [
          { ValidationErrors: [] },
          { ValidationErrors: [{ Message: 'The From and To accounts must differ.' }] },
        ],
      },
    }));
    expect(await scene.api.sendDocuments(requestFor(transfer(1), transfer(2)))).toEqual({
      ok: true,
      value: [
        { status: 'refused', messages: [] },
        { status: 'refused', messages: ['The From and To accounts must differ.'] },
      ],
    });
  });
});

describe('what a write is answered with', () => {
  const cases: readonly (readonly [string, FakeAnswer, Failure['kind']])[] = [
    [
      '400 with messages',
      { status: 400, json: { Type: 'PostDataInvalidException', Message: 'JSON for post data was invalid' } },
      'rejected',
    ],
    ['400 of a proxy', { status: 400, text: html, type: 'text/html' }, 'uncertain'],
    [
      '400 about the key',
      { status: 400, json: { Message: 'Idempotency Key: key-1 is used with a different request.' } },
      'conflict',
    ],
    ['403', { status: 403, json: { Detail: 'AuthenticationUnsuccessful' } }, 'forbidden'],
    ['404', { status: 404, text: 'The resource cannot be found', type: 'text/plain' }, 'notFound'],
    ['405', { status: 405, text: '' }, 'rejected'],
    ['408', { status: 408, json: {} }, 'uncertain'],
    ['409', { status: 409, json: {} }, 'conflict'],
    ['413 in HTML', { status: 413, text: html, type: 'text/html' }, 'rejected'],
    ['412', { status: 412, json: { Message: 'no' } }, 'rejected'],
    ['301', { status: 301, text: '', headers: { location: 'https://evil.example' } }, 'uncertain'],
    ['500', { status: 500, json: { Message: 'An error occurred' } }, 'uncertain'],
    ['502', { status: 502, text: html, type: 'text/html' }, 'uncertain'],
    ['503', { status: 503, text: 'The Organisation is offline', type: 'text/plain' }, 'uncertain'],
    ['a web page', { text: html, type: 'text/html' }, 'uncertain'],
    ['a web page that says it is JSON', { text: html }, 'uncertain'],
    ['nothing', { text: '' }, 'uncertain'],
    ['204', { status: 204, text: '' }, 'uncertain'],
    ['JSON of something else', { json: { Status: 'OK' } }, 'uncertain'],
    ['null', { json: null }, 'uncertain'],
    ['half of the JSON', { text: '{"BankTransactions":[{' }, 'uncertain'],
    ['half of the bytes', { json: { BankTransactions: [made(1)] }, fault: 'truncate' }, 'uncertain'],
    ['a reset', { fault: 'reset' }, 'uncertain'],
    ['far too much', { text: `{"BankTransactions":[],"x":"${'x'.repeat(17 * 1024 * 1024)}"}` }, 'uncertain'],
  ];

  test.each(cases)('%s, once', async (_name, answer, kind) => {
    onWrite(transactionsPath, () => answer);
    const sent = await scene.api.sendDocuments(requestFor(spend(1)));
    expect(sent).toMatchObject({ ok: false, error: { kind, source: 'xero' } });
    expect(scene.fake.to(transactionsPath)).toHaveLength(1);
    expect(JSON.stringify(sent)).not.toContain(bearerCanary);
    expect(JSON.stringify(sent)).not.toContain(refreshCanary);
  });

  test('a key that was used before: nothing is promised about what is done next', async () => {
    onWrite(transactionsPath, () => ({ status: 409, json: {} }));
    expect(await scene.api.sendDocuments(requestFor(spend(1)))).toMatchObject({
      error: {
        message:
          'Xero took this request for another one that it knows, and turned it away. Nothing was lost; the next sync goes on from here.',
      },
    });
  });

  test('nobody listens: it certainly did not leave', async () => {
    await scene.session.accessToken();
    await scene.fake.close();
    expect(await scene.api.sendDocuments(requestFor(spend(1)))).toMatchObject({
      ok: false,
      error: { kind: 'offline' },
    });
  });

  test('an expired access token: renewed, and the same bytes go again under the same key', async () => {
    onWrite(transactionsPath, (request) =>
      request.headers.authorization === `Bearer ${bearerCanary}-1` ? { status: 401, json: {} } : elements([made(1)]),
    );
    const request = requestFor(spend(1));
    expect(await scene.api.sendDocuments(request)).toMatchObject({ ok: true });
    const sent = scene.fake.to(transactionsPath);
    expect(sent.map(({ body }) => body.toString())).toEqual([request.body, request.body]);
    expect(sent.map(({ headers }) => headers['idempotency-key'])).toEqual(['key-1', 'key-1']);
    expect(scene.api.callCount()).toBe(2);
  });

  test('401 without end: connect again', async () => {
    onWrite(transactionsPath, () => ({ status: 401, json: {} }));
    expect(await scene.api.sendDocuments(requestFor(spend(1)))).toMatchObject({
      ok: false,
      error: { kind: 'authExpired' },
    });
    expect(scene.fake.to(transactionsPath)).toHaveLength(2);
  });

  test('401 and then no line to renew it: it certainly was not carried out', async () => {
    onWrite(transactionsPath, () => ({ status: 401, json: {} }));
    await scene.session.accessToken();
    scene.fake.on((request) => (request.path === '/connect/token' ? { fault: 'reset' } : null));
    expect(await scene.api.sendDocuments(requestFor(spend(1)))).toMatchObject({
      ok: false,
      error: { kind: 'offline' },
    });
  });

  test('429, and after the wait that it names a success', async () => {
    let turnedAway = 2;
    onWrite(transactionsPath, () =>
      turnedAway-- > 0
        ? { status: 429, headers: { 'retry-after': '7', 'x-rate-limit-problem': 'minute' } }
        : elements([made(1)]),
    );
    const before = scene.clock.nowMs();
    expect(await scene.api.sendDocuments(requestFor(spend(1)))).toMatchObject({ ok: true });
    expect(scene.clock.nowMs() - before).toBeGreaterThanOrEqual(14_000);
    expect(scene.fake.to(transactionsPath)).toHaveLength(3);
  });

  test('429 without end: until when, and by which limit', async () => {
    onWrite(transactionsPath, () => ({
      status: 429,
      headers: { 'retry-after': '7', 'x-rate-limit-problem': 'minute' },
    }));
    expect(await scene.api.sendDocuments(requestFor(spend(1)))).toMatchObject({
      ok: false,
      error: { kind: 'rateLimited', limit: 'minute', untilMs: scene.clock.nowMs() + 7000 },
    });
    expect(scene.fake.to(transactionsPath)).toHaveLength(3);
  });

  test('a refusal in bounded words without secrets', async () => {
    onWrite(transactionsPath, (request) => ({
      status: 400,
      json: {
        Elements: [{ ValidationErrors: [{ Message: `${request.headers.authorization} ${'x'.repeat(9000)}` }] }, {}],
      },
    }));
    const sent = await scene.api.sendDocuments(requestFor(spend(1)));
    expect(sent).toMatchObject({ ok: false, error: { kind: 'rejected' } });
    expect(JSON.stringify(sent)).not.toContain(bearerCanary);
    expect(JSON.stringify(sent).length).toBeLessThan(2000);
  });
});

describe('a batch that may not leave after an instant', () => {
  const minute = 60_000;
  const turnedAway = (seconds: number) => ({
    status: 429,
    headers: { 'retry-after': String(seconds), 'x-rate-limit-problem': 'minute' },
  });
  const within = (durationMs: number): SendRequest => ({
    ...requestFor(spend(1)),
    notAfterMs: scene.clock.nowMs() + durationMs,
  });
  const notSent = {
    ok: false,
    error: {
      kind: 'cancelled',
      source: 'local',
      message: 'It waited too long for its turn, so it was not sent this time. The next sync goes on from here.',
    },
  };

  test('leaves until then', async () => {
    onWrite(transactionsPath, () => elements([made(1)]));
    expect(await scene.api.sendDocuments(within(0))).toMatchObject({ ok: true });
  });

  test('does not leave, nor counts as a request, where it is too late from the start', async () => {
    onWrite(transactionsPath, () => elements([made(1)]));
    expect(await scene.api.sendDocuments(within(-1))).toEqual(notSent);
    expect(scene.fake.to(transactionsPath)).toHaveLength(0);
    expect(scene.api.callCount()).toBe(0);
  });

  test('does not leave again where the computer slept for an hour while a limit had it wait', async () => {
    onWrite(transactionsPath, () => {
      scene.clock.set(scene.clock.nowMs() + 60 * minute);
      return turnedAway(20);
    });
    expect(await scene.api.sendDocuments(within(3 * minute))).toEqual(notSent);
    expect(scene.fake.to(transactionsPath)).toHaveLength(1);
  });

  test('goes no third time after two limits of 88 seconds', async () => {
    const arrivals: number[] = [];
    const firstSentMs = scene.clock.nowMs();
    scene.clock.set(firstSentMs + 5000);
    onWrite(transactionsPath, () => {
      arrivals.push(scene.clock.nowMs() - firstSentMs);
      return turnedAway(88);
    });
    const request = { ...requestFor(spend(1)), notAfterMs: firstSentMs + 3 * minute };
    expect(await scene.api.sendDocuments(request)).toEqual(notSent);
    expect(arrivals).toEqual([5000, 93_000]);
  });

  test('does not leave where other requests fill the minute until it is too late', async () => {
    onWrite(transactionsPath, () => elements([made(1)]));
    for (let n = 0; n < 60; n += 1) await scene.api.sendDocuments(requestFor(spend(1)));
    expect(await scene.api.sendDocuments(within(30_000))).toEqual(notSent);
    expect(scene.fake.to(transactionsPath)).toHaveLength(60);
  });

  test('does not leave where renewing the consent took too long, before its first try or after a 401', async () => {
    scene.fake.on((request) => {
      if (request.path === '/connect/token') scene.clock.set(scene.clock.nowMs() + 4 * minute);
      return null;
    });
    expect(await scene.api.sendDocuments(within(3 * minute))).toEqual(notSent);
    onWrite(transactionsPath, () => ({ status: 401, json: {} }));
    expect(await scene.api.sendDocuments(within(3 * minute))).toEqual(notSent);
    expect(scene.fake.to(transactionsPath)).toHaveLength(1);
  });

  test('does not leave again where the clock goes back meanwhile, for then nobody knows how late it is', async () => {
    onWrite(transactionsPath, () => {
      scene.clock.set(scene.clock.nowMs() - 60 * minute);
      return turnedAway(20);
    });
    expect(await scene.api.sendDocuments(within(3 * minute))).toEqual(notSent);
    expect(scene.fake.to(transactionsPath)).toHaveLength(1);
  });

  test('gives its place back: as many as may be under way at once are too late, and others still go', async () => {
    onWrite(transactionsPath, () => elements([made(1)]));
    for (let n = 0; n < 6; n += 1) await scene.api.sendDocuments(within(-1));
    expect(await scene.api.sendDocuments(within(minute))).toMatchObject({ ok: true });
  });
});

describe('contacts', () => {
  const wanted = [
    { name: 'Figma Inc', contactNumber: 'cledara:1' },
    { name: 'Cafe rouge', contactNumber: 'cledara:2' },
    { name: 'Bad', contactNumber: 'cledara:3' },
  ];
  const taken = (name: string) =>
    `The contact name ${name} is already assigned to another contact. The contact name must be unique across all active contacts.`;
  const refusedRow = (Name: string, Message: string) => ({
    ContactID: emptyId,
    Name,
    HasValidationErrors: true,
    ValidationErrors: [{ Message }],
  });

  test('are made, found by name whatever case and accents, or refused', async () => {
    onWrite(contactsPath, () =>
      elements(
        [
          { ContactID: 'con-9', Name: 'Figma Inc', ContactNumber: 'cledara:1', ContactStatus: 'ACTIVE' },
          refusedRow('Cafe rouge', taken('Cafe rouge')),
          refusedRow('Bad', 'The name is not allowed.'),
        ],
        'Contacts',
      ),
    );
    expect(await scene.api.createContacts(tenantId, wanted, 'key-2', null)).toEqual({
      ok: true,
      value: [
        {
          status: 'ready',
          contact: { contactId: 'con-9', contactNumber: 'cledara:1', name: 'Figma Inc', status: 'ACTIVE' },
        },
        {
          status: 'ready',
          contact: { contactId: 'con-2', contactNumber: null, name: 'Café Rouge', status: 'ARCHIVED' },
        },
        { status: 'refused', messages: ['The name is not allowed.'] },
      ],
    });
    const [write, read, ...more] = scene.fake.to(contactsPath);
    expect(more).toEqual([]);
    expect(write).toMatchObject({ method: 'PUT' });
    expect(write?.query.get('summarizeErrors')).toBe('false');
    expect(write?.headers['idempotency-key']).toBe('key-2');
    expect(write?.body.toString()).toBe(
      '{"Contacts":[{"ContactNumber":"cledara:1","Name":"Figma Inc"},{"ContactNumber":"cledara:2","Name":"Cafe rouge"},{"ContactNumber":"cledara:3","Name":"Bad"}]}',
    );
    expect(read?.query.get('includeArchived')).toBe('true');
  });

  test('whose name is taken by one that is not to be found are refused', async () => {
    onWrite(contactsPath, () => elements([refusedRow('Nobody', taken('Nobody'))], 'Contacts'));
    expect(await scene.api.createContacts(tenantId, [{ name: 'Nobody', contactNumber: 'n' }], 'k', null)).toMatchObject(
      {
        ok: true,
        value: [{ status: 'refused' }],
      },
    );
  });

  test.each([
    ['a lost answer', { fault: 'reset' as const }, 'uncertain'],
    ['one too few', elements([], 'Contacts'), 'uncertain'],
    ['one without an id', elements([{ Name: 'Figma Inc' }], 'Contacts'), 'uncertain'],
    ['a refusal of everything', { status: 400, json: { Message: 'no' } }, 'rejected'],
  ])('%s', async (_name, answer, kind) => {
    onWrite(contactsPath, () => answer);
    const created = await scene.api.createContacts(tenantId, wanted.slice(0, 1), 'key-2', null);
    expect(created).toMatchObject({ ok: false, error: { kind } });
    expect(JSON.stringify(created)).not.toMatch(/send it|look in Xero/); // the words for documents
  });
});

describe('a file', () => {
  const bytes = Uint8Array.from({ length: 70_000 }, (_value, index) => index % 256);
  const file = {
    tenantId,
    kind: 'bank-transaction' as const,
    documentId: 'b2c885a9-4bb9-4a00-9b6e-6c2bf60b1a2b',
    fileName: 'cledara-tx 1 (ü) #50%&?.pdf',
    mediaType: 'application/pdf',
    bytes,
    idempotencyKey: 'key-3',
  };

  test('arrives byte for byte under its escaped name', async () => {
    scene.fake.on((request) => (request.path.includes('/Attachments/') ? { json: { Attachments: [{}] } } : null));
    expect(await scene.api.attach(file)).toEqual({ ok: true, value: null });
    const [sent] = scene.fake.requests.filter((request) => request.path.includes('/Attachments/'));
    expect(sent?.method).toBe('PUT');
    expect(sent?.rawPath).toBe(
      `/api.xro/2.0/BankTransactions/${file.documentId}/Attachments/cledara-tx%201%20(%C3%BC)%20%2350%25%26%3F.pdf`,
    );
    expect(Buffer.compare(sent?.body ?? Buffer.alloc(0), bytes)).toBe(0);
    expect(sent?.headers).toMatchObject({
      'content-type': 'application/pdf',
      'idempotency-key': 'key-3',
      'xero-tenant-id': tenantId,
      authorization: `Bearer ${bearerCanary}-1`,
    });
  });

  test.each([
    ['nothing', {}],
    ['an empty list', { Attachments: [] }],
  ])('that is answered with %s may not be there', async (_what, json) => {
    scene.fake.on((request) => (request.path.includes('/Attachments/') ? { json } : null));
    expect(await scene.api.attach(file)).toMatchObject({ ok: false, error: { kind: 'uncertain' } });
  });

  test('of a transfer goes there', async () => {
    scene.fake.on((request) => (request.path.includes('/Attachments/') ? { json: { Attachments: [{}] } } : null));
    const part = bytes.subarray(100, 200);
    expect(await scene.api.attach({ ...file, kind: 'bank-transfer', bytes: part })).toMatchObject({ ok: true });
    const [sent] = scene.fake.requests.filter((request) => request.path.includes('/Attachments/'));
    expect(sent?.path).toContain('/BankTransfers/');
    expect(Buffer.compare(sent?.body ?? Buffer.alloc(0), part)).toBe(0);
  });

  test.each([
    ['400', { status: 400, json: { Message: 'The file type is not supported' } }, 'rejected'],
    ['404', { status: 404, text: '' }, 'notFound'],
    ['500', { status: 500, text: '' }, 'uncertain'],
    ['a reset', { fault: 'reset' as const }, 'uncertain'],
  ])('that meets %s', async (_name, answer, kind) => {
    scene.fake.on((request) => (request.path.includes('/Attachments/') ? answer : null));
    const attached = await scene.api.attach(file);
    expect(attached).toMatchObject({ ok: false, error: { kind } });
    if (kind === 'uncertain') expect(JSON.stringify(attached)).toContain('sent again and takes the place of the first');
  });
});
