import type { Agent, Dispatcher } from 'undici';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { HttpAnswer, HttpRequest, WireFault } from './http-message.ts';
import { notPublicCode } from './public-address.ts';
import { unpack } from './unpack.ts';

const defaultTimeoutMs = 30_000;
const defaultMaxBytes = 16 * 1024 * 1024;

/** One request and its answer over `agent`, within one time limit. Never repeats, never follows a redirect. */
export async function exchange(agent: Agent, url: URL, request: HttpRequest): Promise<Result<HttpAnswer, WireFault>> {
  const maxBytes = request.maxBytes ?? defaultMaxBytes;
  const place = `${request.method} ${url.host}${url.pathname}`;
  const raw = await collect(agent, url, request, { place, maxBytes });
  if (!raw.ok) return raw;
  const body = await unpack(raw.value.body, raw.value.headers['content-encoding'] ?? '', maxBytes);
  if (!body.ok) return err({ kind: body.error, reached: 'maybe', message: `${place}: packed answer ${body.error}` });
  return ok({ ...raw.value, body: body.value, text: () => Buffer.from(body.value).toString('utf8') });
}

type RawAnswer = Omit<HttpAnswer, 'text'>;

/**
 * Dispatches and gathers the body. undici's handler is used rather than its `request`, because only the handler is told
 * the moment at which the request is written: before it nothing can have reached the service, after it anything may have.
 */
function collect(
  agent: Agent,
  url: URL,
  request: HttpRequest,
  bounds: { readonly place: string; readonly maxBytes: number },
): Promise<Result<RawAnswer, WireFault>> {
  const timeoutMs = request.timeoutMs ?? defaultTimeoutMs;
  return new Promise((resolve, reject) => {
    let sent = false;
    let settled = false;
    let abort: ((reason: Error) => void) | null = null;
    let status = 0;
    let headers: Record<string, string> = {};
    const chunks: Buffer[] = [];
    let size = 0;

    const timer = setTimeout(() => fail('timeout', `no complete answer within ${timeoutMs} ms`), timeoutMs);
    function settle(outcome: Result<RawAnswer, WireFault>): void {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      resolve(outcome);
    }
    function fail(kind: WireFault['kind'], what: string): void {
      settle(err({ kind, reached: sent ? 'maybe' : 'no', message: `${bounds.place}: ${what}` }));
      abort?.(new Error(what));
    }

    const handler: Dispatcher.DispatchHandler = {
      onRequestStart(controller) {
        if (settled) {
          controller.abort(new Error('given up before it was sent'));
          return;
        }
        abort = (reason) => controller.abort(reason);
        sent = true;
      },
      onResponseStart(_controller, statusCode, incoming) {
        if (statusCode < 200) return; // 103 and the like come before the answer
        status = statusCode;
        headers = flatten(incoming);
        if (Number(headers['content-length'] ?? 0) > bounds.maxBytes) fail('too-large', 'announces a larger body');
      },
      onResponseData(_controller, chunk) {
        size += chunk.length;
        if (size > bounds.maxBytes) fail('too-large', `sent more than ${bounds.maxBytes} bytes`);
        else if (!settled) chunks.push(chunk);
      },
      onResponseEnd() {
        settle(ok({ status, headers, body: Buffer.concat(chunks) }));
      },
      onResponseError(_controller, error) {
        if (isOurOwnFault(error)) {
          clearTimeout(timer);
          reject(error);
        } else fail(kindOf(error, sent), codeOf(error));
      },
    };
    agent.dispatch(
      {
        origin: url.origin,
        path: `${url.pathname}${url.search}`,
        method: request.method,
        headers: { ...request.headers },
        body: request.body ?? null,
      },
      handler,
    );
  });
}

function flatten(incoming: Readonly<Record<string, string | readonly string[] | undefined>>): Record<string, string> {
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
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT') return 'timeout';
  return sent ? 'reset' : 'refused';
}

/** The code alone: messages of network libraries may hold whole requests. */
function codeOf(error: Error): string {
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError && error.errors[0] instanceof Error) return codeOf(error.errors[0]);
  return error.name;
}
