import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CallbackPage, connectedPage, declinedPage, strayPage } from './callback-pages.ts';

/** What the browser brought back, its state proven. `error` is the OAuth error code where there is no code. */
export type CallbackAnswer = { readonly code: string } | { readonly error: string };

export interface CallbackListener {
  readonly redirectUri: string;
  /** The first answer with the right state. Never settles where none comes. */
  readonly answer: Promise<CallbackAnswer>;
  close(): void;
}

/** Xero matches redirect addresses exactly, port included, so these five are registered (developer.xero.com/faq/oauth2). */
export const registeredPorts: readonly number[] = [47610, 47611, 47612, 47613, 47614];

const loopbackAddresses = ['127.0.0.1', '::1'] as const;
const longestValue = 4096;
const lastPageMs = 1000;
const requestLimits = { headersTimeout: 10_000, requestTimeout: 10_000, maxHeaderSize: 16 * 1024 };

/**
 * Listens on the first of `ports` that is free on both loopback addresses, since a browser may take `localhost` for either
 * and a stranger on the other one would be given the code. Null where none is free. IPv6 is left out only where the
 * machine has no such loopback.
 */
export async function openCallbackListener(state: string, ports: readonly number[]): Promise<CallbackListener | null> {
  for (const port of ports) {
    const { promise: answer, resolve } = Promise.withResolvers<CallbackAnswer>();
    const servers = await listenOnBoth(port, (request, response, boundPort) => {
      respond(response, handle(request, { state, port: boundPort, accept: resolve }));
    });
    if (servers === null) continue;
    return {
      redirectUri: `http://localhost:${port}/callback`,
      answer,
      close: () => closeAll(servers),
    };
  }
  return null;
}

type Handler = (request: IncomingMessage, response: ServerResponse, port: number) => void;

async function listenOnBoth(port: number, handler: Handler): Promise<readonly Server[] | null> {
  // Not imported: with the names of the module Node loads all of its own `fetch`, as much again as Node itself takes to start.
  const { createServer } = process.getBuiltinModule('node:http');
  const servers: Server[] = [];
  for (const address of loopbackAddresses) {
    const server = createServer(requestLimits, (request, response) => handler(request, response, port));
    const outcome = await listen(server, address, port);
    if (outcome === 'listening') servers.push(server);
    else if (outcome === 'taken' || address === '127.0.0.1') {
      closeAll(servers);
      return null;
    }
  }
  return servers;
}

function listen(server: Server, host: string, port: number): Promise<'listening' | 'taken' | 'no-such-address'> {
  return new Promise((resolve) => {
    server.once('error', (error) => {
      const code = 'code' in error ? error.code : '';
      resolve(code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT' ? 'no-such-address' : 'taken');
    });
    server.listen({ host, port, exclusive: true, ipv6Only: host === '::1' }, () => {
      const bound = server.address() as AddressInfo;
      resolve(bound.port === port ? 'listening' : 'taken');
    });
  });
}

function closeAll(servers: readonly Server[]): void {
  for (const server of servers) {
    server.close();
    // The page that ends the sign-in may still be on its way; connections that a browser opened ahead never end by themselves.
    setTimeout(() => server.closeAllConnections(), lastPageMs).unref();
  }
}

interface Expected {
  readonly state: string;
  readonly port: number;
  readonly accept: (answer: CallbackAnswer) => void;
}

/** Decides what one request gets to see. The state is proven before anything else in the query is believed. */
function handle(request: IncomingMessage, expected: Expected): CallbackPage {
  if (!isPlainNavigation(request, expected.port)) return strayPage;
  const url = URL.parse(request.url ?? '', `http://localhost:${expected.port}`);
  if (url === null || url.pathname !== '/callback') return strayPage;
  if (!sameText(onlyValue(url.searchParams, 'state') ?? '', expected.state)) return strayPage;
  const error = onlyValue(url.searchParams, 'error');
  const code = onlyValue(url.searchParams, 'code');
  if (error !== null) {
    expected.accept({ error });
    return declinedPage;
  }
  if (code === null) return strayPage;
  expected.accept({ code });
  return connectedPage;
}

/** A browser following Xero's redirect: a GET for our own host name (no DNS rebinding), for a page, from no script. */
function isPlainNavigation(request: IncomingMessage, port: number): boolean {
  const { host, origin, 'sec-fetch-dest': destination } = request.headers;
  if (request.method !== 'GET' || host?.toLowerCase() !== `localhost:${port}`) return false;
  return origin === undefined && (destination === undefined || destination === 'document');
}

function onlyValue(query: URLSearchParams, name: string): string | null {
  const values = query.getAll(name);
  const [value] = values;
  if (values.length !== 1 || value === undefined || value === '' || value.length > longestValue) return null;
  return value;
}

/** Takes the same time whatever the texts have in common. */
function sameText(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

function respond(response: ServerResponse, { status, html }: CallbackPage): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': Buffer.byteLength(html),
    'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    connection: 'close',
  });
  response.end(html);
}
