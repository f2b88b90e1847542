import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault } from '../faults/fault.ts';
import type { FaultPlan } from '../faults/fault-plan.ts';
import { sendFaulty } from '../faults/send-faulty.ts';
import type { Answer, SandboxRequest } from './exchange.ts';
import type { Journal, RequestEntry } from './journal.ts';
import type { Site } from './site.ts';

// Not imported: with the names of the module Node loads its own `fetch`, as much again as Node itself takes to start.
const { createServer } = process.getBuiltinModule('node:http');

export interface ListenerContext {
  readonly faults: FaultPlan;
  readonly journal: Journal;
  readonly clock: { nowMs(): number };
}

export interface Listener {
  /** Base address, without a slash at the end. */
  readonly url: string;
  /** Breaks whatever still hangs and closes the port. */
  stop(): Promise<void>;
}

/** Bytes past this are read and dropped: every limit of the two services lies far below. */
const bodyLimit = 32 * 1024 * 1024;

/** Starts a server on a free port of 127.0.0.1. `makeSite` gets the address, because answers name it. */
export function listen(context: ListenerContext, makeSite: (url: string) => Site): Promise<Listener> {
  return new Promise((resolve, reject) => {
    let service: Site | null = null;
    const server = createServer((incoming, outgoing) => {
      if (service !== null) void serve(context, service, incoming, outgoing);
    });
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('A TCP listener has an address.');
      const url = `http://127.0.0.1:${address.port}`;
      service = makeSite(url);
      resolve({ url, stop: () => stopServer(server) });
    });
  });
}

function stopServer(server: ReturnType<typeof createServer>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function serve(
  context: ListenerContext,
  service: Site,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const request = await readRequest(incoming);
  if (request === null) return;
  context.faults.runDueEffects(context.clock.nowMs());
  const name = service.nameFor(request.path);
  const entry = context.journal.record(name, request, context.clock.nowMs());
  const admission = service.admit(request);
  if (admission.refusal !== null) return send(outgoing, entry, admission.refusal);
  const leave = once(admission.leave);
  outgoing.once('close', leave);
  const fault = context.faults.take(name, request);
  outgoing.setHeader('date', new Date(context.clock.nowMs()).toUTCString());
  if (fault === null) send(outgoing, entry, service.handle(request));
  else await serveFaulty(context, service, { request, entry, fault, outgoing });
  // An answer ends the request at once: whoever has read it may send the next one before the connection has settled.
  if (entry.status !== null) leave();
}

function once(action: () => void): () => void {
  let done = false;
  return () => {
    if (!done) action();
    done = true;
  };
}

interface FaultyExchange {
  readonly request: SandboxRequest;
  readonly entry: RequestEntry;
  readonly fault: Fault;
  readonly outgoing: ServerResponse;
}

async function serveFaulty(context: ListenerContext, service: Site, exchange: FaultyExchange): Promise<void> {
  const { request, entry, fault, outgoing } = exchange;
  entry.status = await sendFaulty(outgoing, fault, {
    work: () => service.handle(request),
    later: (afterMs, effect) => context.faults.runLater(context.clock.nowMs() + afterMs, effect),
  });
}

function send(outgoing: ServerResponse, entry: RequestEntry, answer: Answer): void {
  entry.status = answer.status;
  outgoing.writeHead(answer.status, { ...answer.headers, 'content-length': Buffer.byteLength(answer.body) });
  outgoing.end(answer.body);
}

/** Null where the sender went away before the end. */
async function readRequest(incoming: IncomingMessage): Promise<SandboxRequest | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of incoming) {
      const bytes: Buffer = chunk;
      size += bytes.length;
      if (size <= bodyLimit) chunks.push(bytes);
    }
  } catch {
    return null;
  }
  const [path = '/', ...query] = (incoming.url ?? '/').split('?');
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) headers[name] = String(value);
  return {
    method: incoming.method ?? 'GET',
    path,
    query: new URLSearchParams(query.join('?')),
    headers,
    body: Buffer.concat(chunks),
  };
}
