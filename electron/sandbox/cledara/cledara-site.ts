import { createHmac } from 'node:crypto';
import { type Answer, bearerOf, jsonAnswer, type SandboxRequest, textAnswer, withHeaders } from '../http/exchange.ts';
import { FixedWindow } from '../http/fixed-window.ts';
import { type Admission, openDoor, type ServiceName, type Site, turnedAway } from '../http/site.ts';
import type { CledaraWorkspace } from '../world/cledara-workspace.ts';
import { TransactionListing } from './transaction-listing.ts';

export interface CledaraSiteOptions {
  readonly workspace: CledaraWorkspace;
  readonly clock: { nowMs(): number };
  readonly apiKey: string;
  readonly perMinute: number;
  readonly url: string;
}

/** An invoice's address is good for so long (Cledara API v1, openapi: invoiceUrl). */
const invoiceUrlMs = 5 * 60_000;
const invoiceUrlPath = /^\/v0\/transactions\/([^/]+)\/invoice-url$/;
const filePath = /^\/files\/invoices\/([^/]+)$/;

/** Cledara's API v1 (openapi at api.cledara.com), and the store its invoices are downloaded from. */
export class CledaraSite implements Site {
  readonly #options: CledaraSiteOptions;
  readonly #window: FixedWindow;
  readonly #listing: TransactionListing;
  #errorId = 29_317_748;

  constructor(options: CledaraSiteOptions) {
    this.#options = options;
    this.#window = new FixedWindow(options.clock, 60_000);
    this.#listing = new TransactionListing(options.workspace);
  }

  nameFor(path: string): ServiceName {
    return path.startsWith('/files/') ? 'files' : 'cledara';
  }

  admit(request: SandboxRequest): Admission {
    if (this.nameFor(request.path) === 'files') return openDoor;
    const { workspace, apiKey, perMinute } = this.#options;
    if (bearerOf(request) !== apiKey || workspace.keyRevoked) {
      return turnedAway(this.#limited(this.#failure(request, 401, 'Unauthorized')));
    }
    if (!this.#window.take(perMinute)) {
      const refusal = this.#limited(this.#failure(request, 429, 'Too many requests'));
      return turnedAway(withHeaders(refusal, { 'retry-after': String(this.#window.secondsToReset()) }));
    }
    if (workspace.forbidden) {
      return turnedAway(this.#limited(this.#failure(request, 403, 'Insufficient privileges for this account')));
    }
    return openDoor;
  }

  handle(request: SandboxRequest): Answer {
    this.#options.workspace.releaseDue();
    const file = filePath.exec(request.path);
    if (file !== null) return this.#file(request, file[1] ?? '');
    return this.#limited(this.#api(request));
  }

  #api(request: SandboxRequest): Answer {
    if (request.method !== 'GET') return this.#failure(request, 404, 'Not found');
    if (request.path === '/v0/applications') return jsonAnswer(200, this.#options.workspace.applications);
    if (request.path === '/v0/transactions') {
      const page = this.#listing.page(request.query);
      return page.ok ? jsonAnswer(200, page.value) : this.#failure(request, 400, page.error);
    }
    const invoice = invoiceUrlPath.exec(request.path);
    if (invoice === null) return this.#failure(request, 404, 'Not found');
    return this.#invoiceUrl(request, invoice[1] ?? '');
  }

  #invoiceUrl(request: SandboxRequest, id: string): Answer {
    if (this.#options.workspace.invoice(id) === null) return this.#failure(request, 404, 'Record not found');
    const expires = String(this.#options.clock.nowMs() + invoiceUrlMs);
    const query = new URLSearchParams({ expires, signature: this.#sign(id, expires) });
    return jsonAnswer(200, { invoiceUrl: `${this.#options.url}/files/invoices/${id}?${query}` });
  }

  /** As object stores serve signed addresses: no account is asked for, and what has run out is forbidden. */
  #file(request: SandboxRequest, id: string): Answer {
    const expires = request.query.get('expires') ?? '';
    const signed = request.query.get('signature') === this.#sign(id, expires);
    if (!signed || this.#options.clock.nowMs() > Number(expires)) {
      return textAnswer(
        403,
        '<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>',
        'application/xml',
      );
    }
    const invoice = this.#options.workspace.invoice(id);
    if (invoice === null) return textAnswer(404, '<Error><Code>NoSuchKey</Code></Error>', 'application/xml');
    return { status: 200, headers: { 'content-type': invoice.mediaType }, body: invoice.bytes };
  }

  #sign(id: string, expires: string): string {
    return createHmac('sha256', this.#options.apiKey).update(`${id}|${expires}`).digest('hex');
  }

  #limited(answer: Answer): Answer {
    const { perMinute } = this.#options;
    return withHeaders(answer, {
      'x-ratelimit-limit': String(perMinute),
      'x-ratelimit-remaining': String(this.#window.left(perMinute)),
      'x-ratelimit-reset': String(Math.ceil(this.#window.resetsAtMs() / 1000)),
    });
  }

  #failure(request: SandboxRequest, status: number, message: string): Answer {
    this.#errorId += 1;
    const error = {
      method: request.method,
      url: request.path,
      status,
      cledaraType: 'cledaraError',
      errorId: this.#errorId,
    };
    return jsonAnswer(status, { message, error });
  }
}
