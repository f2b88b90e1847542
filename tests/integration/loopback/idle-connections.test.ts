import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refuseUnreadable } from '../../../electron/loopback/refuse-unreadable.ts';

let server: Server;
let port: number;

// The limits of the host, in a hundredth of their time.
beforeAll(async () => {
  server = createServer({ headersTimeout: 100, requestTimeout: 600, connectionsCheckingInterval: 50 }, (_, response) =>
    response.end('answered'),
  );
  server.on('clientError', refuseUnreadable);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

/** All that the server says on a connection on which this was sent, until the server closes it. */
async function saidTo(sent: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(sent);
  return await text(socket);
}

test('a connection that a browser opened ahead and did not use is closed without a word, so that no request gets one as its answer', async () => {
  expect(await saidTo('')).toBe('');
});

test('so is one on which a request did not come to its end', async () => {
  expect(await saidTo('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n')).toBe('');
});

test('what is no request is refused in words', async () => {
  expect(await saidTo('what is this?\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n.*text\/html/s);
});
