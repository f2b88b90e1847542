import { createHash } from 'node:crypto';
import type { RequestListener, ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { downloadInvoice, invoiceMaxBytes } from '../../../electron/adapters/cledara/download-invoice.ts';
import { openHttpDoor } from '../../../electron/adapters/http/http-door.ts';
import { sendJson, tinyServer } from '../http/tiny-server.ts';
import { apiKey, clientOf, failureOf, outcomeOf, sendText } from './cledara-client.ts';

const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

type Step = (response: ServerResponse) => void;

const file =
  (bytes: Uint8Array): Step =>
  (response) =>
    void response.end(bytes);
const redirect =
  (location: string): Step =>
  (response) => {
    response.writeHead(302, { location });
    response.end();
  };

/** Cledara, and the place where it keeps invoices: there each download is answered by the next step, the last for ever. */
async function cledaraWithInvoice(steps: readonly Step[], address?: string) {
  let next = 0;
  const store = await tinyServer((_request, response) => {
    steps[Math.min(next, steps.length - 1)]?.(response);
    next += 1;
  });
  const listener: RequestListener = (_request, response) =>
    sendJson(response, { invoiceUrl: address ?? `${store.base}/file?signature=s1gned` });
  return { store, ...(await clientOf(listener)) };
}

test('the file, its hash, and its type as told from the bytes; the key stays with Cledara', async () => {
  const { cledara, server, store } = await cledaraWithInvoice([file(pdf)]);
  expect(outcomeOf(await cledara.invoice('id/with slash'))).toEqual({
    bytes: pdf,
    sha256: createHash('sha256').update(pdf).digest('hex'),
    mediaType: 'application/pdf',
    extension: 'pdf',
  });
  expect(server.seen).toEqual(['GET /v0/transactions/id%2Fwith%20slash/invoice-url']);
  expect(store.seen).toEqual(['GET /file?signature=s1gned']);
  expect(store.requests[0]?.headers.authorization).toBeUndefined();
  expect(JSON.stringify(store.requests[0]?.headers)).not.toContain(apiKey);
  expect(cledara.callCount()).toBe(1);
});

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test.each([
  ['png', png, 'image/png', 'png'],
  ['jpg', Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex'), 'image/jpeg', 'jpg'],
  ['gif', Buffer.from('GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000;', 'latin1'), 'image/gif', 'gif'],
  ['heic', Buffer.from('0000001866747970686569630000000068656963', 'hex'), 'image/heic', 'heic'],
  ['an old Word, Excel or Outlook file', Buffer.from('d0cf11e0a1b11ae1'.padEnd(1024, '0'), 'hex'), null, null],
  ['plain text', Buffer.from('Invoice 7, 12.30'), null, null],
  ['comma separated', Buffer.from('a,b\n1,2\n'), null, null],
  ['a web page', Buffer.from('<!doctype html><p>Sign in</p>'), null, null],
])('%s', async (_name, bytes, mediaType, extension) => {
  const { cledara } = await cledaraWithInvoice([file(bytes)]);
  expect(outcomeOf(await cledara.invoice('t'))).toMatchObject({ mediaType, extension });
});

test('Cledara has none: not found, after one request', async () => {
  const { cledara } = await clientOf((_request, response) => sendJson(response, { message: 'Record not found' }, 404));
  expect(failureOf(await cledara.invoice('t'))).toEqual({
    kind: 'notFound',
    source: 'cledara',
    message: 'Cledara has no invoice for this movement.',
  });
  expect(cledara.callCount()).toBe(1);
});

test.each([{}, { invoiceUrl: null }, { invoiceUrl: 5 }, [], null])('no address in the answer: %j', async (answer) => {
  const { cledara } = await clientOf((_request, response) => sendJson(response, answer));
  expect(failureOf(await cledara.invoice('t')).kind).toBe('incompatible');
});

test('a wrong key is a wrong key here too', async () => {
  const { cledara } = await clientOf((_request, response) => sendJson(response, {}, 401));
  expect(failureOf(await cledara.invoice('t')).kind).toBe('authExpired');
});

test('10 MB are downloaded, one byte more is not', async () => {
  const fits = Buffer.concat([pdf, Buffer.alloc(invoiceMaxBytes - pdf.length)]);
  const { cledara } = await cledaraWithInvoice([file(fits), file(Buffer.concat([fits, Buffer.alloc(1)]))]);
  expect(outcomeOf(await cledara.invoice('t')).bytes.length).toBe(invoiceMaxBytes);
  const failure = failureOf(await cledara.invoice('t'));
  expect(failure.kind).toBe('rejected');
  expect(failure.message).toContain('larger than 10 MB');
});

test('an empty file is not an invoice', async () => {
  const { cledara } = await cledaraWithInvoice([file(Buffer.alloc(0))]);
  expect(failureOf(await cledara.invoice('t')).message).toContain('the file is empty');
});

test('up to three redirects are followed', async () => {
  const hop = redirect('/next');
  const three = await cledaraWithInvoice([hop, hop, hop, file(pdf)]);
  expect(outcomeOf(await three.cledara.invoice('t')).extension).toBe('pdf');
  const four = await cledaraWithInvoice([hop, hop, hop, hop, file(pdf)]);
  expect(failureOf(await four.cledara.invoice('t')).message).toContain('without end');
  expect(four.store.seen).toHaveLength(4);
});

const forbiddenAddresses = [
  'http://example.com/invoice.pdf',
  'https://127.0.0.1/invoice.pdf',
  'https://localhost/invoice.pdf',
  'https://169.254.169.254/latest/meta-data/',
  'https://[fd00::1]/invoice.pdf',
  'https://example.com:8443/invoice.pdf',
  'https://user:pw@example.com/invoice.pdf',
  'file:///etc/passwd',
  'data:application/pdf;base64,JVBERi0=',
  'not an address',
];

test.each(forbiddenAddresses)('nothing is fetched from %s, given or redirected to', async (address) => {
  const given = await cledaraWithInvoice([file(pdf)], address);
  const failure = failureOf(await given.cledara.invoice('t'));
  expect(failure.kind).toBe('incompatible');
  expect(failure.message).toContain('not one that files may be fetched from');
  if (address === 'not an address') return; // as a redirect it would be a path
  const redirected = await cledaraWithInvoice([redirect(address), file(pdf)]);
  expect(failureOf(await redirected.cledara.invoice('t')).message).toContain('not one that files may be fetched from');
  expect(redirected.store.seen).toHaveLength(1);
});

test('the real Cledara cannot send us to an address on this computer', async () => {
  const inside = await tinyServer((_request, response) => response.end(pdf));
  const http = openHttpDoor();
  const result = await downloadInvoice(`${inside.base}/x`, { http, loopbackToo: false });
  await http.close();
  expect(result).toMatchObject({ ok: false, error: { mayPass: false, failure: { kind: 'incompatible' } } });
  expect(inside.seen).toEqual([]);
});

test.each<[string, Step]>([
  ['an address that has run out', (response) => sendText(response, 403, 'application/xml', '<Error/>')],
  ['a fault of the store', (response) => sendText(response, 503, 'text/plain', 'slow down')],
  ['a download that breaks off', (response) => void response.write('%PDF', () => response.destroy())],
  ['a download that does not come', () => undefined],
])('%s: a fresh address is asked for', async (_name, bad) => {
  const { cledara, server } = await cledaraWithInvoice([bad, bad, file(pdf)]);
  expect(outcomeOf(await cledara.invoice('t')).extension).toBe('pdf');
  expect(server.seen).toHaveLength(3);
});

test.each<[string, Step, string]>([
  ['404', (response) => sendText(response, 404, 'application/xml', '<Error/>'), 'notFound'],
  ['500', (response) => sendText(response, 500, 'text/plain', ''), 'remoteFault'],
  ['418', (response) => sendText(response, 418, 'text/plain', ''), 'incompatible'],
  ['a reset', (response) => void response.destroy(), 'timeout'],
])('%s for ever: a failure of this file', async (_name, bad, kind) => {
  const { cledara } = await cledaraWithInvoice([bad]);
  expect(failureOf(await cledara.invoice('t'))).toMatchObject({ kind, source: 'cledara' });
});

test('a store that does not exist says nothing about Cledara', async () => {
  const { cledara } = await cledaraWithInvoice([file(pdf)], 'https://nowhere.invalid/x.pdf');
  expect(failureOf(await cledara.invoice('t')).kind).toBe('timeout');
});
