import { createServer as createTcpServer } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { type HttpDoor, openHttpDoor, type WireFault } from '../../../electron/adapters/http/http-door.ts';
import type { Result } from '../../../shared/lib/result.ts';
import { tinyServer } from './tiny-server.ts';

function door(): HttpDoor {
  const opened = openHttpDoor({ userAgent: 'Tallybridge/test' });
  onTestFinished(() => opened.close());
  return opened;
}

function faultOf(result: Result<unknown, WireFault>): WireFault {
  if (result.ok) throw new Error('an answer came where a fault was expected');
  return result.error;
}

test('sends method, headers and body, and gives back status, headers and text', async () => {
  const received: Buffer[] = [];
  const server = await tinyServer((request, response) => {
    request.on('data', (chunk) => received.push(chunk));
    request.on('end', () => {
      response.writeHead(418, { 'X-One': 'a', 'Set-Cookie': ['b', 'c'] });
      response.end('Grüße');
    });
  });
  const result = await door().send({
    method: 'PUT',
    url: `${server.base}/a/b?c=d%20e`,
    headers: { 'X-Sent': 'yes' },
    body: '{"ä":1}',
  });
  if (!result.ok) throw new Error(result.error.message);
  expect(result.value.status).toBe(418);
  expect(result.value.headers).toMatchObject({ 'x-one': 'a', 'set-cookie': 'b, c' });
  expect(result.value.text()).toBe('Grüße');
  expect(server.seen).toEqual(['PUT /a/b?c=d%20e']);
  expect(server.requests[0]?.headers).toMatchObject({ 'x-sent': 'yes', 'user-agent': 'Tallybridge/test' });
  expect(Buffer.concat(received).toString()).toBe('{"ä":1}');
});

test.each([
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
])('unpacks %s', async (encoding, pack) => {
  const server = await tinyServer((request, response) => {
    expect(request.headers['accept-encoding']).toContain(encoding);
    response.writeHead(200, { 'content-encoding': encoding });
    response.end(pack('unpacked'));
  });
  const result = await door().send({ method: 'GET', url: server.base });
  expect(result.ok && result.value.text()).toBe('unpacked');
});

test('a small packed body that would unpack to more than the limit is too large', async () => {
  const server = await tinyServer((_request, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' });
    response.end(gzipSync(Buffer.alloc(1_000_000)));
  });
  const fault = faultOf(await door().send({ method: 'GET', url: server.base, maxBytes: 100_000 }));
  expect(fault).toMatchObject({ kind: 'too-large', reached: 'maybe' });
});

test('a packed body that is cut short counts as a reset', async () => {
  const server = await tinyServer((_request, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' });
    response.end(gzipSync('a text of some length').subarray(0, 15));
  });
  expect(faultOf(await door().send({ method: 'GET', url: server.base }))).toMatchObject({
    kind: 'reset',
    reached: 'maybe',
  });
});

test('a redirect is an answer, and is not followed', async () => {
  const server = await tinyServer((_request, response) => {
    response.writeHead(302, { location: '/elsewhere' });
    response.end();
  });
  const result = await door().send({ method: 'GET', url: server.base });
  expect(result.ok && result.value.status).toBe(302);
  expect(server.seen).toEqual(['GET /']);
});

test('a body exactly at the limit is read, one byte more is not', async () => {
  const server = await tinyServer((request, response) => {
    response.write(Buffer.alloc(1000)); // chunked: no length is announced
    response.end(Buffer.alloc(request.url === '/more' ? 1 : 0));
  });
  const http = door();
  const fits = await http.send({ method: 'GET', url: server.base, maxBytes: 1000 });
  expect(fits.ok && fits.value.body.length).toBe(1000);
  const fault = faultOf(await http.send({ method: 'GET', url: `${server.base}/more`, maxBytes: 1000 }));
  expect(fault).toMatchObject({ kind: 'too-large', reached: 'maybe' });
});

test('an announced length beyond the limit is refused before the body comes', async () => {
  const server = await tinyServer((_request, response) => {
    response.writeHead(200, { 'content-length': '5000000' });
    response.write('only the beginning');
  });
  const fault = faultOf(await door().send({ method: 'GET', url: server.base, maxBytes: 1000 }));
  expect(fault.kind).toBe('too-large');
});

test('an endless body is given up at the limit', async () => {
  let written = 0;
  const server = await tinyServer((_request, response) => {
    const chunk = Buffer.alloc(65_536);
    const more = (): void => {
      if (response.destroyed) return;
      written += chunk.length;
      if (response.write(chunk)) setImmediate(more);
      else response.once('drain', more);
    };
    more();
  });
  const fault = faultOf(await door().send({ method: 'GET', url: server.base, maxBytes: 200_000 }));
  expect(fault.kind).toBe('too-large');
  expect(written).toBeLessThan(50_000_000);
});

test('a body shorter than announced counts as a reset', async () => {
  const server = await tinyServer((_request, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('forty', () => response.destroy());
  });
  expect(faultOf(await door().send({ method: 'GET', url: server.base }))).toMatchObject({
    kind: 'reset',
    reached: 'maybe',
  });
});

test('a chunked body that breaks off counts as a reset', async () => {
  const server = await tinyServer((_request, response) => {
    response.write('{"a":', () => response.destroy());
  });
  expect(faultOf(await door().send({ method: 'GET', url: server.base })).kind).toBe('reset');
});

test('a connection that is closed on the request counts as a reset that may have arrived', async () => {
  const server = await tinyServer((request) => request.socket.destroy());
  const fault = faultOf(await door().send({ method: 'POST', url: `${server.base}/x?secret=s3cret`, body: 'b0dy' }));
  expect(fault).toMatchObject({ kind: 'reset', reached: 'maybe' });
  expect(fault.message).toContain('POST 127.0.0.1');
  expect(fault.message).not.toMatch(/s3cret|b0dy/);
  expect(server.seen).toHaveLength(1);
});

test('what is no HTTP at all counts as a reset', async () => {
  const server = createTcpServer((socket) => {
    socket.once('data', () => socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const fault = faultOf(await door().send({ method: 'GET', url: `http://127.0.0.1:${port}/` }));
  expect(fault).toMatchObject({ kind: 'reset', reached: 'maybe' });
});

test('a port where nobody listens: the request did not arrive', async () => {
  const free = createTcpServer();
  await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve));
  const address = free.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await new Promise((resolve) => free.close(resolve));
  expect(faultOf(await door().send({ method: 'GET', url: `http://127.0.0.1:${port}/` }))).toMatchObject({
    kind: 'refused',
    reached: 'no',
  });
});

test('a name that does not exist: the request did not arrive', async () => {
  const result = await door().send({ method: 'GET', url: 'https://nowhere.invalid/' });
  expect(faultOf(result)).toMatchObject({ kind: 'refused', reached: 'no' });
});

test('a host that is not TLS: the request did not arrive', async () => {
  const server = await tinyServer((_request, response) => response.end());
  const result = await door().send({ method: 'GET', url: server.base.replace('http:', 'https:') });
  expect(faultOf(result)).toMatchObject({ kind: 'refused', reached: 'no' });
  expect(server.seen).toEqual([]);
});

test('no answer in time: it may have arrived', async () => {
  const server = await tinyServer(() => undefined);
  const fault = faultOf(await door().send({ method: 'GET', url: server.base, timeoutMs: 60 }));
  expect(fault).toMatchObject({ kind: 'timeout', reached: 'maybe' });
});

test('the time limit holds for the whole exchange, not for each byte', async () => {
  const server = await tinyServer((_request, response) => {
    const drip = setInterval(() => response.write('.'), 15);
    response.on('close', () => clearInterval(drip));
  });
  const fault = faultOf(await door().send({ method: 'GET', url: server.base, timeoutMs: 100 }));
  expect(fault).toMatchObject({ kind: 'timeout', reached: 'maybe' });
});

test('no connection in time: the request did not arrive, and never leaves later', async () => {
  // A TLS handshake that is never answered is a connection that does not come to stand.
  const accepted: string[] = [];
  const server = createTcpServer((socket) => {
    socket.on('data', (chunk) => accepted.push(chunk.toString('latin1')));
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const fault = faultOf(
    await door().send({ method: 'POST', url: `https://127.0.0.1:${port}/`, body: 'once', timeoutMs: 80 }),
  );
  expect(fault).toMatchObject({ kind: 'timeout', reached: 'no' });
  expect(accepted.join('')).not.toContain('once');
});

test.each([
  'http://example.com/',
  'http://127.0.0.1.example.com/',
  'ftp://localhost/',
  'file:///etc/passwd',
  'https://user:pw@localhost/',
  'not an address',
])('%s is refused before anything is sent', async (url) => {
  const fault = faultOf(await door().send({ method: 'GET', url }));
  expect(fault).toMatchObject({ kind: 'bad-address', reached: 'no' });
  expect(fault.message).not.toContain('pw');
});

test('addresses that are not public are refused where only public ones are allowed, by number and by name', async () => {
  const server = await tinyServer((_request, response) => response.end('inside'));
  const port = new URL(server.base).port;
  const http = door();
  for (const host of ['127.0.0.1', 'localhost', '169.254.169.254', '[::1]', '[::ffff:127.0.0.1]', '2130706433']) {
    const result = await http.send({ method: 'GET', url: `https://${host}:${port}/`, onlyPublicAddresses: true });
    expect([host, faultOf(result)]).toMatchObject([host, { kind: 'bad-address', reached: 'no' }]);
  }
  expect(server.seen).toEqual([]);
});

test('closing ends what is under way', async () => {
  const server = await tinyServer(() => undefined);
  const http = openHttpDoor();
  const pending = http.send({ method: 'GET', url: server.base });
  while (server.seen.length === 0) await new Promise((resolve) => setImmediate(resolve));
  await http.close();
  expect(faultOf(await pending)).toMatchObject({ reached: 'maybe' });
});

test('a header with a line break is a bug of the caller, and its value is not repeated', async () => {
  const attempt = door().send({ method: 'GET', url: 'http://localhost:1/', headers: { authorization: 'k3y\r\nx: y' } });
  await expect(attempt).rejects.toThrow();
  await attempt.catch((error: unknown) => expect(String(error)).not.toContain('k3y'));
});
