import type { Agent, Dispatcher } from 'undici';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import { certificateCodes } from './certificate-codes.ts';
import type { HttpAnswer, HttpRequest, WireFault } from './http-message.ts';
import { notPublicCode } from './public-address.ts';
import { unpack } from './unpack.ts';

const defaultTimeoutMs = 30_000;
const defaultMaxBytes = 16 * 1024 * 1024;

/** One request and its answer over `agent`, within one time limit. Never repeats, never follows a redirect. */
export async function exchange(agent: Agent, url: URL, request: HttpRequest): Promise<Result<HttpAnswer, WireFault>> {
  const maxBytes = request.maxBytes ?? defaultMaxBytes;
  const place = `${request.method} ${url.host}${url.pathname}`;
  const timeoutMs = request.timeoutMs ?? defaultTimeoutMs;
  const raw = await collect(agent, url, request, { place, maxBytes, timeoutMs });
  if (!raw.ok) return raw;
  const body = await unpack(raw.value.body, raw.value.headers['content-encoding'] ?? '', maxBytes);
  if (!body.ok) return err({ kind: body.error, reached: 'maybe', message: `${place}: packed answer ${body.error}` });
  return ok({ ...raw.value, body: body.value, text: () => Buffer.from(body.value).toString('utf8') });
}

type RawAnswer = Omit<HttpAnswer, 'text'>;

interface Bounds {
  /** For messages: method, host and path. */
  readonly place: string;
  readonly maxBytes: number;
  readonly timeoutMs: number;
}

/** Dispatches and gathers the body; rejects only for a request that undici finds malformed. */
function collect(agent: Agent, url: URL, request: HttpRequest, bounds: Bounds): Promise<Result<RawAnswer, WireFault>> {
  return new Promise((resolve, reject) => {
    const collector = new Collector(bounds, resolve, reject);
    agent.dispatch(
      {
        origin: url.origin,
        path: `${url.pathname}${url.search}`,
        method: request.method,
        headers: { ...request.headers },
        body: request.body ?? null,
      },
      collector,
    );
  });
}

/**
 * undici's handler is used rather than its `request`, because only a handler is told the moment at which the request is
 * written: before it nothing can have reached the service, after it anything may have.
 */
class Collector implements Dispatcher.DispatchHandler {
  readonly #bounds: Bounds;
  readonly #resolve: (outcome: Result<RawAnswer, WireFault>) => void;
  readonly #reject: (bug: Error) => void;
  readonly #timer: NodeJS.Timeout;
  readonly #chunks: Buffer[] = [];
  #size = 0;
  #status = 0;
  #headers: Record<string, string> = {};
  #written: Dispatcher.DispatchController | null = null;
  #settled = false;

  constructor(bounds: Bounds, resolve: (outcome: Result<RawAnswer, WireFault>) => void, reject: (bug: Error) => void) {
    this.#bounds = bounds;
    this.#resolve = resolve;
    this.#reject = reject;
    const { timeoutMs } = bounds;
    this.#timer = setTimeout(() => this.#fail('timeout', `no complete answer within ${timeoutMs} ms`), timeoutMs);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.#settled) controller.abort(new Error('given up before it was sent'));
    else this.#written = controller;
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: Incoming): void {
    if (status < 200) return; // 103 and the like come before the answer
    this.#status = status;
    this.#headers = flatten(headers);
    if (Number(this.#headers['content-length'] ?? 0) > this.#bounds.maxBytes) {
      this.#fail('too-large', 'announces a larger body');
    }
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#size += chunk.length;
    if (this.#size > this.#bounds.maxBytes) this.#fail('too-large', `sent more than ${this.#bounds.maxBytes} bytes`);
    else if (!this.#settled) this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (!this.#settle()) return;
    this.#resolve(ok({ status: this.#status, headers: this.#headers, body: Buffer.concat(this.#chunks) }));
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    if (!isOurOwnFault(error)) this.#fail(kindOf(error, this.#written !== null), codeOf(error));
    else if (this.#settle()) this.#reject(error);
  }

  #fail(kind: WireFault['kind'], what: string): void {
    if (!this.#settle()) return;
    const reached = this.#written === null ? 'no' : 'maybe';
    this.#resolve(err({ kind, reached, message: `${this.#bounds.place}: ${what}` }));
    this.#written?.abort(new Error(what));
  }

  /** True the first time. */
  #settle(): boolean {
    const first = !this.#settled;
    this.#settled = true;
    clearTimeout(this.#timer);
    return first;
  }
}

type Incoming = Readonly<Record<string, string | readonly string[] | undefined>>;

function flatten(incoming: Incoming): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming)) {
    if (value !== undefined) headers[name.toLowerCase()] = typeof value === 'string' ? value : value.join(', ');
  }
  return headers;
}

/** A request that undici finds malformed (such as a line break in a header) is a bug here, not a fault of the wire. */
function isOurOwnFault(error: Error): boolean {
  return codeOf(error) === 'UND_ERR_INVALID_ARG';
}

function kindOf(error: Error, sent: boolean): WireFault['kind'] {
  const code = codeOf(error);
  if (code === notPublicCode) return 'bad-address';
  if (certificateCodes.has(code)) return 'certificate';
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT') return 'timeout';
  return sent ? 'reset' : 'refused';
}

/** The code alone: messages of network libraries may hold whole requests. */
function codeOf(error: Error): string {
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError && error.errors[0] instanceof Error) return codeOf(error.errors[0]);
  return error.name;
}
