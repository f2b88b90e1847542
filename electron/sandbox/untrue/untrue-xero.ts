import { type Answer, jsonAnswer, type SandboxRequest } from '../http/exchange.ts';
import type { Site } from '../http/site.ts';
import { AlteredSite, recordsOf, withJson, without } from './altered-site.ts';
import type { Untruth, XeroUntruth } from './untruth.ts';

/** A look-up that comes too late, in ms. */
const lateMs = 10 * 60_000;
const dayMs = 86_400_000;
const smallFile = 3 * 1024 * 1024;
const vague = 'The request could not be processed.';

/** Words of refusals that Xero might have in place of those that the program knows. */
const words: readonly (readonly [XeroUntruth, RegExp])[] = [
  ['words-of-a-lock-date', /[^"]*lock date[^"]*/g],
  ['words-of-an-archived-contact', /[^"]*archived[^"]*ontact[^"]*|[^"]*ontact[^"]*archived[^"]*/g],
  ['words-of-a-currency', /[^"]*not subscribed to currency[^"]*/g],
  ['words-of-an-unknown-account', /Account code[^"]*is not a valid code[^"]*/g],
  ['words-of-a-tax-type', /The TaxType code[^"]*/g],
];

interface Used {
  readonly body: string;
  readonly atMs: number;
  readonly wasRefused: boolean;
}

/** Xero as it would be if what the program takes for true of it were not so. */
export class UntrueXero extends AlteredSite {
  readonly #untrue: ReadonlySet<Untruth>;
  readonly #clock: { nowMs(): number };
  readonly #keys = new Map<string, Used>();

  constructor(inner: Site, untrue: ReadonlySet<Untruth>, clock: { nowMs(): number }) {
    super(inner);
    this.#untrue = untrue;
    this.#clock = clock;
  }

  handle(request: SandboxRequest): Answer {
    if (this.#untrue.size === 0) return this.inner.handle(request);
    const instead = this.#instead(request);
    if (instead !== null) return instead;
    const answer = this.inner.handle(this.#asked(request));
    this.#remember(request, answer);
    return this.#told(request, answer);
  }

  /** Answers in the place of Xero's work. */
  #instead({ method, path, body }: SandboxRequest): Answer | null {
    const isFile = method === 'PUT' && path.includes('/Attachments/');
    if (isFile && this.#untrue.has('file-of-ten-megabytes-is-taken') && body.length > smallFile) return refused(vague);
    if (isFile && this.#untrue.has('file-types-are-taken') && path.endsWith('.csv')) return refused(vague);
    const isDeletion = method === 'POST' && path.endsWith('/BankTransactions') && body.includes('DELETED');
    if (isDeletion && this.#untrue.has('what-is-deleted-stays-readable'))
      return jsonAnswer(200, { BankTransactions: [] });
    return null;
  }

  /** The request, as Xero would look at it. */
  #asked(request: SandboxRequest): SandboxRequest {
    if (this.#ignoresKey(request)) return without(request, 'idempotency-key');
    if (this.#untrue.has('file-of-a-name-is-replaced') && this.#isSecondFile(request)) {
      return { ...request, path: request.path.replace(/\.(\w+)$/, '-1.$1') };
    }
    return request;
  }

  #ignoresKey(request: SandboxRequest): boolean {
    const used = this.#keys.get(request.headers['idempotency-key'] ?? '');
    if (used === undefined) return false;
    const isSame = used.body === request.body.toString('latin1');
    if (this.#untrue.has('key-refuses-another-request') && !isSame) return true;
    if (!isSame) return false;
    if (this.#untrue.has('key-repeats-the-answer') && !used.wasRefused) return true;
    if (this.#untrue.has('errors-are-kept') && used.wasRefused) return true;
    return this.#untrue.has('key-lives-three-minutes') && this.#clock.nowMs() - used.atMs > 60_000;
  }

  #isSecondFile({ method, path, headers }: SandboxRequest): boolean {
    if (method !== 'PUT' || !path.includes('/Attachments/')) return false;
    const listed = this.inner.handle({
      method: 'GET',
      path: path.replace(/\/[^/]+$/, ''),
      query: new URLSearchParams(),
      headers,
      body: Buffer.alloc(0),
    });
    return Buffer.from(listed.body)
      .toString('utf8')
      .includes(`"${path.split('/').at(-1)}"`);
  }

  #remember({ headers, body }: SandboxRequest, answer: Answer): void {
    const key = headers['idempotency-key'];
    if (key === undefined || this.#keys.has(key)) return;
    const wasRefused = answer.status !== 200 || Buffer.from(answer.body).toString('utf8').includes('"ERROR"');
    this.#keys.set(key, { body: body.toString('latin1'), atMs: this.#clock.nowMs(), wasRefused });
  }

  /** The answer, as Xero would give it. */
  #told(request: SandboxRequest, answer: Answer): Answer {
    const { method, path } = request;
    let told = answer;
    for (const [untruth, pattern] of words) if (this.#untrue.has(untruth)) told = reworded(told, pattern);
    if (this.#untrue.has('limits-are-as-published'))
      told = { ...told, headers: { ...told.headers, 'x-minlimit-remaining': '119' } };
    if (this.#untrue.has('the-user-has-a-role') && path.endsWith('/Users'))
      told = withJson(told, (json) => ({ ...json, Users: [] }));
    if (this.#untrue.has('files-are-ten-at-most') && path.includes('/Attachments/') && told.status === 400) {
      told = jsonAnswer(200, { Attachments: [{ FileName: 'file-11.txt' }] });
    }
    if (!path.endsWith('/BankTransactions')) return told;
    return method === 'GET' ? this.#listed(request, told) : this.#written(told);
  }

  #listed({ query, headers }: SandboxRequest, answer: Answer): Answer {
    if (this.#untrue.has('pages-are-announced')) {
      return withJson(answer, ({ pagination: _left, ...json }) => json);
    }
    if (this.#untrue.has('changes-are-listed') && headers['if-modified-since'] !== undefined) {
      return withJson(answer, (json) => ({ ...json, BankTransactions: [] }));
    }
    if (!query.has('References')) return answer;
    return withJson(answer, (json) => {
      const rows = recordsOf(json, 'BankTransactions').filter((row) => !this.#isHidden(row));
      return { ...json, BankTransactions: rows };
    });
  }

  #isHidden(row: Readonly<Record<string, unknown>>): boolean {
    const ageMs = (text: unknown): number => this.#clock.nowMs() - Number(/\d+/.exec(String(text))?.[0]);
    if (this.#untrue.has('look-up-sees-writes') && ageMs(row['UpdatedDateUTC']) < lateMs) return true;
    return this.#untrue.has('look-up-at-any-date') && ageMs(row['Date']) > 30 * dayMs;
  }

  #written(answer: Answer): Answer {
    if (this.#untrue.has('batch-keeps-its-order')) {
      return withJson(answer, (json) => ({
        ...json,
        BankTransactions: recordsOf(json, 'BankTransactions').toReversed(),
      }));
    }
    const text = Buffer.from(answer.body).toString('utf8');
    const isMixed = text.includes('"ERROR"') && text.includes('"OK"');
    return this.#untrue.has('batch-refuses-one-alone') && text.includes('"StatusAttributeString":"OK"') && isMixed
      ? refused(vague)
      : answer;
  }
}

function reworded(answer: Answer, pattern: RegExp): Answer {
  const text = Buffer.from(answer.body).toString('utf8');
  return text.includes('ValidationErrors') ? { ...answer, body: text.replace(pattern, vague) } : answer;
}

function refused(message: string): Answer {
  return jsonAnswer(400, { ErrorNumber: 10, Type: 'ValidationException', Message: message, Elements: [] });
}
