import { createHash } from 'node:crypto';
import type { Failure } from '../../../shared/domain/failure.ts';
import { backoffMs } from '../../../shared/domain/retry-policy.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type {
  Cledara,
  CledaraApplication,
  InvoiceFile,
  TransactionsPage,
  TransactionsQuery,
} from '../../ports/cledara.ts';
import type { Clock } from '../../ports/clock.ts';
import { isLoopbackHost } from '../http/address.ts';
import type { HttpAnswer, HttpDoor } from '../http/http-door.ts';
import type { RateGovernor } from '../http/rate-governor.ts';
import { readJson } from '../http/read-json.ts';
import { sendRead } from '../http/send-read.ts';
import { answerFailure, incompatible, jsonFailure, noInvoice, unusableKey } from './cledara-failure.ts';
import { downloadInvoice } from './download-invoice.ts';
import { fileTypeOf } from './file-type-of.ts';
import { readApplications } from './read-applications.ts';
import { readInvoiceUrl, readTransactionsPage } from './read-transactions-page.ts';

export interface CledaraApiOptions {
  /** Checked before: https, or http on loopback. A path in it is kept. */
  readonly baseUrl: URL | string;
  /** The key, or where to get it; asked once for each read. */
  readonly apiKey: string | (() => Promise<Result<string, Failure>>);
  readonly http: HttpDoor;
  readonly governor: RateGovernor;
  readonly clock: Clock;
  /** Called once for each request to the API that is about to leave. */
  readonly onCall?: () => void;
  /** Of one try; default 30,000. */
  readonly timeoutMs?: number;
  /** In [0, 1), for the pauses between tries; default Math.random. */
  readonly random?: () => number;
}

/** How often an invoice's address is asked for: the file behind it may be gone after five minutes, or break off. */
const downloadTries = 3;

/** Cledara's public API (api-docs.cledara.com), read-only. */
export class CledaraApi implements Cledara {
  readonly #options: CledaraApiOptions;
  readonly #base: URL;
  #calls = 0;

  constructor(options: CledaraApiOptions) {
    this.#options = options;
    this.#base = new URL(options.baseUrl);
  }

  async checkKey(): Promise<Result<null, Failure>> {
    const applications = await this.applications();
    return applications.ok ? ok(null) : applications;
  }

  async applications(): Promise<Result<readonly CledaraApplication[], Failure>> {
    const json = await this.#get('/v0/applications');
    if (!json.ok) return json;
    const applications = readApplications(json.value);
    return applications.ok ? applications : err(incompatible(applications.error));
  }

  async transactionsPage(query: TransactionsQuery): Promise<Result<TransactionsPage, Failure>> {
    const search = new URLSearchParams({ from: rfc3339(query.from) });
    if (query.to !== undefined) search.set('to', rfc3339(query.to));
    search.set('offset', String(query.offset));
    const json = await this.#get(`/v0/transactions?${search}`);
    if (!json.ok) return json;
    const page = readTransactionsPage(json.value, query.offset);
    return page.ok ? page : err(incompatible(page.error));
  }

  async invoice(transactionId: string): Promise<Result<InvoiceFile, Failure>> {
    for (let attempt = 1; ; attempt += 1) {
      const address = await this.#invoiceAddress(transactionId);
      if (!address.ok) return address;
      const downloaded = await downloadInvoice(address.value, {
        http: this.#options.http,
        loopbackToo: isLoopbackHost(this.#base.hostname),
        ...this.#timeLimit(),
      });
      if (downloaded.ok) return ok(await describe(downloaded.value));
      if (attempt === downloadTries || !downloaded.error.mayPass) return err(downloaded.error.failure);
      await this.#options.clock.sleep(backoffMs(attempt, (this.#options.random ?? Math.random)()));
    }
  }

  callCount(): number {
    return this.#calls;
  }

  async #invoiceAddress(transactionId: string): Promise<Result<string, Failure>> {
    const json = await this.#get(`/v0/transactions/${encodeURIComponent(transactionId)}/invoice-url`, noInvoice());
    if (!json.ok) return json;
    const address = readInvoiceUrl(json.value);
    return address.ok ? address : err(incompatible(address.error));
  }

  /** The JSON of a good answer. `ifNotFound` is what a 404 means here; without it a 404 is out of place. */
  async #get(path: string, ifNotFound?: Failure): Promise<Result<unknown, Failure>> {
    const key = await this.#key();
    if (!key.ok) return key;
    const { http, governor, clock, random } = this.#options;
    const sent = await sendRead(
      {
        method: 'GET',
        url: `${this.#base.origin}${this.#base.pathname.replace(/\/+$/, '')}${path}`,
        headers: { authorization: `Bearer ${key.value}`, accept: 'application/json' },
        ...this.#timeLimit(),
      },
      {
        http,
        governor,
        clock,
        source: 'cledara',
        isWhole,
        onCall: () => {
          this.#calls += 1;
          this.#options.onCall?.();
        },
        ...(random === undefined ? {} : { random }),
      },
    );
    if (!sent.ok) return sent;
    if (sent.value.status === 404 && ifNotFound !== undefined) return err(ifNotFound);
    if (sent.value.status !== 200) return err(answerFailure(sent.value.status));
    const json = readJson(sent.value);
    return json.ok ? json : err(jsonFailure(json.error));
  }

  /** A key that no header can carry was never Cledara's; it is not sent, so that it cannot end up in an error. */
  async #key(): Promise<Result<string, Failure>> {
    const { apiKey } = this.#options;
    const key = typeof apiKey === 'string' ? ok(apiKey) : await apiKey();
    if (!key.ok) return key;
    return /^[\x21-\x7e]+$/.test(key.value) ? key : err(unusableKey());
  }

  #timeLimit(): { readonly timeoutMs?: number } {
    const { timeoutMs } = this.#options;
    return timeoutMs === undefined ? {} : { timeoutMs };
  }
}

function isWhole(answer: HttpAnswer): boolean {
  if (answer.status !== 200) return true;
  const json = readJson(answer);
  return json.ok || json.error !== 'truncated';
}

function rfc3339(instant: string): string {
  return new Date(instant).toISOString();
}

async function describe(bytes: Uint8Array): Promise<InvoiceFile> {
  const type = await fileTypeOf(bytes);
  return {
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    mediaType: type?.mediaType ?? null,
    extension: type?.extension ?? null,
  };
}
