import { z } from 'zod';
import { starterPerDay } from '../../../shared/domain/day-allowance.ts';
import type { Failure } from '../../../shared/domain/failure.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { Clock } from '../../ports/clock.ts';
import { clockAhead } from '../http/clock-ahead.ts';
import type { HttpDoor } from '../http/http-door.ts';
import type { HttpAnswer, HttpRequest } from '../http/http-message.ts';
import type { RateGovernor } from '../http/rate-governor.ts';
import { readJson } from '../http/read-json.ts';
import { sendRead } from '../http/send-read.ts';
import { sendWrite } from './send-write.ts';
import { authExpired, scopeLacking } from './xero-failure.ts';
import type { XeroSession } from './xero-session.ts';

export interface XeroTransportOptions {
  readonly http: HttpDoor;
  readonly session: XeroSession;
  /** The governor of an organisation; null stands for what belongs to none (/connections). Asked once for each. */
  readonly governor: (tenantId: string | null) => RateGovernor;
  readonly clock: Clock;
  /** Called once for each request that is about to leave. */
  readonly onCall?: () => void;
}

/** Where every request to Xero's APIs goes through: the consent, the limits, the retries and the count. */
export class XeroTransport {
  readonly #options: XeroTransportOptions;
  readonly #governors = new Map<string | null, RateGovernor>();
  #calls = 0;
  #clockAheadMs: number | null = null;

  constructor(options: XeroTransportOptions) {
    this.#options = options;
  }

  callCount(): number {
    return this.#calls;
  }

  /** What is left of the organisation's requests of the day, 0 to 1. */
  allowanceLeft(tenantId: string): number {
    return this.#governorOf(tenantId).allowanceLeft(starterPerDay);
  }

  callsPerDay(tenantId: string): number | null {
    return this.#governorOf(tenantId).perDay();
  }

  callsLeft(tenantId: string): number | null {
    return this.#governorOf(tenantId).remainingToday();
  }

  clockAheadMs(): number | null {
    return this.#clockAheadMs;
  }

  /** When the organisation's present day of requests is over at the latest, ms since the epoch. */
  allowanceEndsMs(tenantId: string): number {
    return this.#governorOf(tenantId).dayEndsMs();
  }

  /** A request that changes nothing: retried inside. Any status but 401, 429 and 5xx comes back as an answer. */
  read(tenantId: string | null, request: HttpRequest): Promise<Result<HttpAnswer, Failure>> {
    return this.#authorised(request, (authorised) =>
      sendRead(authorised, { ...this.#means(tenantId), source: 'xero', isWhole }),
    );
  }

  /**
   * A request that may change something: `uncertain` unless there is an answer, or it certainly did not get there. After
   * `notAfterMs` (null: no limit) nothing leaves any more: `cancelled`.
   */
  write(tenantId: string, request: HttpRequest, notAfterMs: number | null): Promise<Result<HttpAnswer, Failure>> {
    const isTooLate = this.#tooLateAfter(notAfterMs);
    return this.#authorised(request, (authorised) => sendWrite(authorised, { ...this.#means(tenantId), isTooLate }));
  }

  /** Where the clock goes back meanwhile nobody knows how late it is, so that counts as too late. */
  #tooLateAfter(notAfterMs: number | null): () => boolean {
    const { clock } = this.#options;
    const begunMs = clock.nowMs();
    return () => notAfterMs !== null && (clock.nowMs() > notAfterMs || clock.nowMs() < begunMs);
  }

  /** With an expired access token Xero has done nothing yet, so the same request goes again, once, with a new one. */
  async #authorised(
    request: HttpRequest,
    send: (authorised: HttpRequest) => Promise<Result<HttpAnswer, Failure>>,
  ): Promise<Result<HttpAnswer, Failure>> {
    const { session } = this.#options;
    const token = await session.accessToken();
    if (!token.ok) return token;
    const leftMs = this.#options.clock.nowMs();
    const first = await send(withBearer(request, token.value));
    if (first.ok) this.#compareClocks(first.value, leftMs);
    if (!first.ok || first.value.status !== 401) return masked(first, token.value);
    const present = await session.accessToken();
    // Another call may have renewed it meanwhile.
    const renewed = present.ok && present.value === token.value ? await session.accessToken({ renew: true }) : present;
    if (!renewed.ok) return renewed;
    const second = await send(withBearer(request, renewed.value));
    if (second.ok && second.value.status === 401) return err(lacksScope(second.value) ? scopeLacking() : authExpired());
    return masked(second, renewed.value);
  }

  /** An answer that carries no date, or none that can be read, says nothing. */
  #compareClocks({ headers }: HttpAnswer, leftMs: number): void {
    const datedMs = Date.parse(headers['date'] ?? '');
    if (Number.isNaN(datedMs)) return;
    this.#clockAheadMs = clockAhead(this.#clockAheadMs, { leftMs, arrivedMs: this.#options.clock.nowMs(), datedMs });
  }

  #means(tenantId: string | null) {
    const { http, clock } = this.#options;
    return { http, clock, governor: this.#governorOf(tenantId), onCall: () => this.#count() };
  }

  #governorOf(tenantId: string | null): RateGovernor {
    const known = this.#governors.get(tenantId);
    if (known !== undefined) return known;
    const made = this.#options.governor(tenantId);
    this.#governors.set(tenantId, made);
    return made;
  }

  #count(): void {
    this.#calls += 1;
    this.#options.onCall?.();
  }
}

/** Xero says 401 also where the consent does not cover the resource, told apart by its text (developer.xero.com, API response codes). */
function lacksScope(answer: HttpAnswer): boolean {
  const json = readJson(answer);
  return json.ok && z.object({ Detail: z.literal('AuthorizationUnsuccessful') }).safeParse(json.value).success;
}

function withBearer(request: HttpRequest, token: string): HttpRequest {
  return { ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } };
}

function isWhole(answer: HttpAnswer): boolean {
  const json = readJson(answer);
  return json.ok || json.error !== 'truncated';
}

/** Proxies and debug pages echo requests; what is read out of an answer's text must not hold the access token. */
function masked(sent: Result<HttpAnswer, Failure>, token: string): Result<HttpAnswer, Failure> {
  if (!sent.ok || sent.value.status < 400) return sent;
  const text = sent.value.text();
  if (!text.includes(token)) return sent;
  const clean = text.replaceAll(token, '***');
  return ok({ ...sent.value, body: Buffer.from(clean), text: () => clean });
}
