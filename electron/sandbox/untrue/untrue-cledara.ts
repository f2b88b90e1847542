import { type Answer, jsonAnswer, type SandboxRequest } from '../http/exchange.ts';
import type { Site } from '../http/site.ts';
import { AlteredSite, type Members, recordsOf, withJson } from './altered-site.ts';
import type { Untruth } from './untruth.ts';

/** Cledara as it would be if what the program takes for true of it were not so. */
export class UntrueCledara extends AlteredSite {
  readonly #untrue: ReadonlySet<Untruth>;

  constructor(inner: Site, untrue: ReadonlySet<Untruth>) {
    super(inner);
    this.#untrue = untrue;
  }

  handle(request: SandboxRequest): Answer {
    if (this.#untrue.size === 0) return this.inner.handle(request);
    const { path } = request;
    if (path.endsWith('/invoice-url') && this.#untrue.has('an-invoice-can-be-fetched')) {
      return jsonAnswer(200, { invoiceUrl: 'http://files.example.com/invoice.pdf' });
    }
    if (!path.endsWith('/transactions')) return this.inner.handle(request);
    if (this.#untrue.has('from-and-to-mean-the-authorisation') && request.query.has('to'))
      return this.#bySettlement(request);
    return withJson(this.inner.handle(request), (json) => this.#told(json));
  }

  #told(json: Members): Members {
    const rows = recordsOf(json, 'transactions');
    if (this.#untrue.has('pages-tell-everything-once')) return { ...json, totalCount: Number(json['totalCount']) + 1 };
    if (this.#untrue.has('money-out-is-negative')) {
      return { ...json, transactions: rows.map((row) => ({ ...row, amount: -Number(row['amount']) })) };
    }
    if (!this.#untrue.has('every-shape-is-known')) return json;
    return { ...json, transactions: rows.map((row, index) => (index === 0 ? { ...row, type: 'cashback' } : row)) };
  }

  /** Those that were settled between the two instants. */
  #bySettlement(request: SandboxRequest): Answer {
    const [from, to] = ['from', 'to'].map((name) => Date.parse(request.query.get(name) ?? ''));
    const whole = new URLSearchParams({ offset: request.query.get('offset') ?? '0' });
    return withJson(this.inner.handle({ ...request, query: whole }), (json) => {
      const rows = recordsOf(json, 'transactions').filter((row) => {
        const atMs = Date.parse(String(row['settledAt']));
        return atMs > Number(from) && atMs < Number(to);
      });
      return { ...json, transactions: rows, nextOffset: null, hasMore: false, totalCount: rows.length };
    });
  }
}
