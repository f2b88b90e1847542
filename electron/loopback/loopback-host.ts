import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CallAnswer, CallEnvelope } from '../../shared/contract/app-methods.ts';
import type { HostEvent } from '../../shared/contract/events.ts';
import { readEnvelope } from '../../shared/contract/read-envelope.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { PageFile } from '../page/page-files.ts';
import { responseHeaders } from '../page/response-headers.ts';
import { EventStreams } from './event-streams.ts';
import { readBody } from './read-body.ts';
import {
  badEnvelope,
  foreignHost,
  methodRefused,
  noSession,
  notFound,
  notJson,
  type Refusal,
  refuseStranger,
  refuseUnproven,
  ticketSpent,
  tooLarge,
} from './refusal.ts';
import { refuseUnreadable } from './refuse-unreadable.ts';
import { send, sendAnswer, sendRefusal } from './send.ts';
import { Session, ticketPath } from './session.ts';

/** What a window may ask and be told; the host carries it and knows no more of it. */
export interface CarriedCalls {
  knows(envelope: CallEnvelope): boolean;
  call(envelope: CallEnvelope): Promise<CallAnswer>;
  /** Logs what went wrong with an answer, and says so in words. */
  bug(method: string, thrown: unknown): CallAnswer;
  subscribe(listener: (event: HostEvent) => void): () => void;
}

export interface LoopbackHostOptions {
  /** 0 is any that is free. */
  readonly port: number;
  readonly page: ReadonlyMap<string, PageFile>;
  readonly calls: CarriedCalls;
}

export interface LoopbackHost {
  /** Opens the window, once. */
  readonly address: string;
  readonly port: number;
  close(): Promise<void>;
}

/** A browser sends a request in a moment; a stranger who sends one byte a minute is not waited for. */
const serverLimits = { headersTimeout: 10_000, requestTimeout: 60_000, maxHeaderSize: 16 * 1024 };

/** Listens on 127.0.0.1 alone. Fails with a port that another program has. */
export async function openLoopbackHost(options: LoopbackHostOptions): Promise<Result<LoopbackHost, 'port-taken'>> {
  // Not imported: with the names of the module Node loads its own `fetch`, as much again as Node itself takes to start.
  const { createServer } = process.getBuiltinModule('node:http');
  const server = createServer(serverLimits);
  const port = await listen(server, options.port);
  if (port === null) return err('port-taken');
  const session = new Session(port);
  const address = `http://127.0.0.1:${port}${session.path}`;
  const streams = new EventStreams();
  let engine: HostEvent = { type: 'engine', state: 'restarting' };
  const unsubscribe = options.calls.subscribe((event) => {
    if (event.type === 'engine') engine = event; // who connects later is told first how things stand
    streams.tell(event);
  });
  const desk: Desk = {
    ...options,
    session,
    host: `127.0.0.1:${port}`,
    listen: (response) => streams.add(response, engine),
  };
  server.on('request', (request, response) => void answer(desk, request, response));
  server.on('upgrade', (_request, socket) => socket.destroy());
  server.on('clientError', refuseUnreadable);
  return ok({
    address,
    port,
    close: () => {
      unsubscribe();
      streams.close();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  });
}

/** The port it got, or null where it is taken. */
function listen(server: Server, port: number): Promise<number | null> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      if ('code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')) resolve(null);
      else reject(error);
    });
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => resolve((server.address() as AddressInfo).port));
  });
}

interface Desk extends LoopbackHostOptions {
  readonly session: Session;
  readonly host: string;
  listen(response: ServerResponse): boolean;
}

async function answer(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  request.on('error', () => undefined); // whoever goes away in the middle is told nothing
  response.on('error', () => undefined);
  const path = (request.url ?? '').split('?')[0] ?? '';
  const isApi = path.startsWith('/api/');
  const refusal = refuseStranger(request, desk.host);
  if (refusal !== null) return sendRefusal(response, refusal, isApi);
  if (request.method === 'GET' && path.startsWith(ticketPath)) return openSession(desk, request, response);
  if (!desk.session.carries(request.headers.cookie)) return sendRefusal(response, noSession, isApi);
  if (path === '/api/call') return await answerCall(desk, request, response);
  if (path === '/api/events') return openStream(desk, request, response);
  sendFile(desk, request, response, path);
}

/** The address is spent with its first use, and the page that follows has another one: none is kept in the history. */
function openSession({ session }: Desk, request: IncomingMessage, response: ServerResponse): void {
  // A browser that looks ahead, without anybody having asked for the page, must not use it up.
  const looksAhead = /prefetch|prerender/.test(String(request.headers['sec-purpose'] ?? request.headers['purpose']));
  const ticket = (request.url ?? '').slice(ticketPath.length);
  if (looksAhead || !session.open(ticket)) {
    sendRefusal(response, ticketSpent, false);
    return;
  }
  response.writeHead(303, { ...responseHeaders, location: '/', 'set-cookie': session.setCookie, 'content-length': 0 });
  response.end();
}

async function answerCall(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const refusal = refuseCall(desk, request);
  const body = refusal === null ? await readBody(request) : null;
  if (refusal !== null) sendRefusal(response, refusal, true);
  if (body === null) return; // refused, or its sender is gone
  if (body === 'too-large') return sendRefusal(response, tooLarge, true);
  const envelope = readEnvelope(body);
  if (envelope === null || !desk.calls.knows(envelope)) return sendRefusal(response, badEnvelope, true);
  try {
    const result = await desk.calls.call(envelope);
    if (!response.destroyed) sendAnswer(response, 200, result);
  } catch (thrown) {
    // An answer that is too long for a text, say: it ends its own request, and not the program.
    sendAnswer(response, 500, desk.calls.bug(envelope.method, thrown));
  }
}

function refuseCall({ host }: Desk, request: IncomingMessage): Refusal | null {
  if (request.method !== 'POST') return methodRefused;
  const isJson = /^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '');
  return refuseUnproven(request, host) ?? (isJson ? null : notJson);
}

function openStream(desk: Desk, request: IncomingMessage, response: ServerResponse): void {
  const refusal = request.method === 'GET' ? refuseUnproven(request, desk.host) : methodRefused;
  if (refusal !== null) sendRefusal(response, refusal, true);
  else if (!desk.listen(response)) sendRefusal(response, tooManyWindows, true);
}

function sendFile({ page }: Desk, request: IncomingMessage, response: ServerResponse, path: string): void {
  const file = page.get(path);
  const refusal = request.method === 'POST' ? methodRefused : notFound;
  if (file === undefined || refusal !== notFound) {
    sendRefusal(response, refusal, path.startsWith('/api/'));
    return;
  }
  const headers = file.isHashed ? { 'cache-control': 'private, max-age=31536000, immutable' } : {};
  send(response, { status: 200, type: file.type, bytes: file.bytes, headers });
}

const tooManyWindows = {
  ...foreignHost,
  status: 503,
  code: 'too-many-windows',
  message: 'No further window was opened, because too many are open already. Close some of them and reload this one.',
};
