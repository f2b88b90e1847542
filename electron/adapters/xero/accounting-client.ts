import { isDeepStrictEqual } from 'node:util';
import type { AxiosAdapter, InternalAxiosRequestConfig } from 'axios';
import type { AccountingApi } from 'xero-node';
import type { Failure } from '../../../shared/domain/failure.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import type { HttpAnswer, HttpRequest } from '../http/http-message.ts';
import { readAnswer } from './read-answer.ts';
import type { XeroTransport } from './xero-transport.ts';

/** A write as it was decided on: what leaves is compared with this. */
export interface IntendedWrite {
  /** 1 to 128 characters. */
  readonly idempotencyKey: string;
  readonly body: string | Uint8Array;
  /** As in the port's SendRequest; null for what may be sent again at any time. */
  readonly notAfterMs: number | null;
}

type Outcome = Result<HttpAnswer, Failure>;
/** Asks xero-node for one call. */
export type Invoke = (api: AccountingApi) => Promise<unknown>;

/** Attachments of 10 MB need longer than the door's own limit on a slow line. */
const writeTimeoutMs = 60_000;

/**
 * xero-node's AccountingApi with an axios adapter of ours under it. xero-node says how a request is made; the adapter
 * checks it, sends it through our transport and keeps the raw answer. xero-node itself is always shown an empty success: it
 * drops fields it does not know, takes a web page for an empty list, and rejects with texts that may hold a whole request.
 */
export class AccountingClient {
  readonly #baseUrl: string;
  readonly #transport: XeroTransport;

  constructor(apiUrl: string, transport: XeroTransport) {
    this.#baseUrl = `${apiUrl}/api.xro/2.0`;
    this.#transport = transport;
  }

  /** A read; the JSON of its answer. `what` names it for a person. */
  async read(tenantId: string, what: string, invoke: Invoke): Promise<Result<unknown, Failure>> {
    const answer = await this.#call(invoke, (config) => {
      const request = requestOf(config, tenantId);
      if (request.method !== 'GET') throw new Error(`${request.method} is no read.`);
      return this.#transport.read(tenantId, request);
    });
    return answer.ok ? readAnswer(answer.value, what) : answer;
  }

  /** A read of what changed since an instant; null where Xero answers that nothing has (304). */
  async readChanged(tenantId: string, what: string, invoke: Invoke): Promise<Result<unknown, Failure>> {
    const answer = await this.#call(invoke, (config) => {
      const request = requestOf(config, tenantId);
      if (request.headers?.['if-modified-since'] === undefined) throw new Error('The read says no instant.');
      return this.#transport.read(tenantId, request);
    });
    if (!answer.ok) return answer;
    return answer.value.status === 304 ? ok(null) : readAnswer(answer.value, what);
  }

  /** A write, once; its answer of whatever status. Throws, before anything leaves, where it is not the intended one. */
  write(tenantId: string, intended: IntendedWrite, invoke: Invoke): Promise<Outcome> {
    if (intended.idempotencyKey.length === 0 || intended.idempotencyKey.length > 128) {
      throw new Error('An idempotency key has 1 to 128 characters.');
    }
    return this.#call(invoke, (config) => {
      const request = requestOf(config, tenantId);
      if (request.headers?.['idempotency-key'] !== intended.idempotencyKey) {
        throw new Error('The request does not carry its idempotency key.');
      }
      if (!sameBody(config.data, intended.body)) throw new Error('The request is not the one that was decided on.');
      const { body, notAfterMs } = intended;
      return this.#transport.write(tenantId, { ...request, body, timeoutMs: writeTimeoutMs }, notAfterMs);
    });
  }

  async #call(invoke: Invoke, send: (config: InternalAxiosRequestConfig) => Promise<Outcome>): Promise<Outcome> {
    // Loaded with the first call: it takes a tenth of a second and 40 MB, which looking at the books does not need.
    const xeroNode = await import('xero-node/dist/gen/api/accountingApi.js');
    const api = new xeroNode.AccountingApi(this.#baseUrl);
    const seen: { outcome: Outcome | null; bug: unknown } = { outcome: null, bug: null };
    const adapter: AxiosAdapter = async (config) => {
      try {
        seen.outcome = await send(config);
      } catch (error) {
        seen.bug = error;
      }
      return { data: '{}', status: 200, statusText: '', headers: {}, config };
    };
    // xero-node offers no adapter of its own; its last step of authentication may change the request's options.
    api.setDefaultAuthentication({
      applyToRequest: (options) => {
        options.adapter = adapter;
      },
    });
    await invoke(api);
    if (seen.outcome === null) throw seen.bug ?? new Error('xero-node sent nothing.');
    return seen.outcome;
  }
}

/** The request that axios was about to send. The transport adds the access token; xero-node never gets it. */
function requestOf(config: InternalAxiosRequestConfig, tenantId: string): HttpRequest {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(config.headers.toJSON())) {
    if (value !== undefined && value !== null) headers[name.toLowerCase()] = String(value);
  }
  delete headers['user-agent']; // the door has its own
  delete headers['authorization'];
  if (headers['xero-tenant-id'] !== tenantId) throw new Error('The request is for another organisation.');
  const url = `${config.url ?? ''}${queryOf(config.params)}`;
  const method = methodOf(config.method);
  if (method === 'GET') delete headers['content-type']; // axios announces a body that a read does not have
  return { method, url, headers };
}

function methodOf(method: string | undefined): 'GET' | 'POST' | 'PUT' {
  const name = method?.toUpperCase();
  if (name === 'GET' || name === 'POST' || name === 'PUT') return name;
  throw new Error(`Unexpected method ${name}.`);
}

function queryOf(params: unknown): string {
  const pairs = Object.entries(params ?? {}).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

/** Bytes as they are; JSON by what it says, so that a new order of properties in xero-node does not stop a resend. */
function sameBody(made: unknown, intended: string | Uint8Array): boolean {
  if (typeof intended !== 'string') return made instanceof Uint8Array && Buffer.compare(made, intended) === 0;
  return typeof made === 'string' && isDeepStrictEqual(JSON.parse(made), JSON.parse(intended));
}
