import { createHash } from 'node:crypto';
import type { Answer, SandboxRequest } from '../http/exchange.ts';
import { refusal } from './problem-answers.ts';

interface Stored {
  readonly fingerprint: string;
  readonly storedMs: number;
  readonly answer: Answer;
}

/** A key is remembered for so long from its first use, with whatever was answered, errors too. */
const keptMs = 6 * 60_000;
/** Accounting API, OpenAPI: parameter Idempotency-Key. */
const longestKey = 128;

/** What was answered under which Idempotency-Key (developer.xero.com, Idempotent requests). Reads take no part. */
export class IdempotencyCache {
  readonly #clock: { nowMs(): number };
  readonly #answers = new Map<string, Stored>();

  constructor(clock: { nowMs(): number }) {
    this.#clock = clock;
  }

  /** The stored answer of an equal request, a refusal of a different one, or what `work` answers now. */
  answer(request: SandboxRequest, work: () => Answer): Answer {
    const key = request.headers['idempotency-key'];
    if (key === undefined || (request.method !== 'POST' && request.method !== 'PUT')) return work();
    if (key.length > longestKey) return refusal('Idempotency Key must not be longer than 128 characters.');
    this.#forgetOld();
    const fingerprint = fingerprintOf(request);
    const stored = this.#answers.get(key);
    if (stored !== undefined) {
      if (stored.fingerprint === fingerprint) return stored.answer;
      return refusal(`Idempotency Key: ${key} is used with a different request.`);
    }
    const answer = work();
    this.#answers.set(key, { fingerprint, storedMs: this.#clock.nowMs(), answer });
    return answer;
  }

  /** Entries lie in the order of their first use, so the old ones are in front. */
  #forgetOld(): void {
    const nowMs = this.#clock.nowMs();
    for (const [key, stored] of this.#answers) {
      if (nowMs < stored.storedMs + keptMs) return;
      this.#answers.delete(key);
    }
  }
}

function fingerprintOf(request: SandboxRequest): string {
  const hash = createHash('sha256').update(`${request.method} ${request.path}?${request.query} `);
  return hash
    .update(request.headers['xero-tenant-id'] ?? '')
    .update(request.body)
    .digest('hex');
}
