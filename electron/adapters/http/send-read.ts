import type { Failure, FailureSource } from '../../../shared/domain/failure.ts';
import { backoffMs } from '../../../shared/domain/retry-policy.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { Clock } from '../../ports/clock.ts';
import type { HttpDoor } from './http-door.ts';
import type { HttpAnswer, HttpRequest, WireFault } from './http-message.ts';
import type { RateGovernor } from './rate-governor.ts';
import { readRateLimit } from './rate-limit-answer.ts';
import { rateLimitFailure, readFailure, serviceName } from './wire-failure.ts';

export interface ReadMeans {
  readonly http: HttpDoor;
  readonly governor: RateGovernor;
  readonly clock: Clock;
  readonly source: FailureSource;
  /** Called once for each try that is about to leave. */
  readonly onCall?: () => void;
  /** False for an answer that arrived garbled; it is asked for again, and after the last try returned as it is. */
  readonly isWhole?: (answer: HttpAnswer) => boolean;
  /** In [0, 1); default Math.random. */
  readonly random?: () => number;
}

const tries = 4;

/**
 * A read with retries: waits for the governor, sends, and after a 429, a 5xx, a broken or late answer tries again, at most
 * four times in all. Returns the answer, whatever its other status; fails with `rateLimited` or `remoteFault` where the
 * last try was still answered 429 or 5xx, with `offline` at once where the service cannot be reached at all, `timeout`
 * or `incompatible`. Only for requests that change nothing.
 */
export async function sendRead(request: HttpRequest, means: ReadMeans): Promise<Result<HttpAnswer, Failure>> {
  for (let attempt = 1; ; attempt += 1) {
    const permit = await means.governor.acquire();
    if (!permit.ok) return permit;
    const sent = await sendUnder(permit.value, request, means);
    if (attempt === tries || !isWorthRepeating(sent, means)) return conclude(sent, means);
    await means.clock.sleep(backoffMs(attempt, (means.random ?? Math.random)()));
  }
}

type Sent = Result<HttpAnswer, WireFault>;

async function sendUnder(
  permit: { release(answer: HttpAnswer | null): void },
  request: HttpRequest,
  means: ReadMeans,
): Promise<Sent> {
  means.onCall?.();
  let answer: HttpAnswer | null = null;
  try {
    const sent = await means.http.send(request);
    if (sent.ok) answer = sent.value;
    return sent;
  } finally {
    permit.release(answer);
  }
}

function isWorthRepeating(sent: Sent, means: ReadMeans): boolean {
  if (!sent.ok) return sent.error.reached === 'maybe' && (sent.error.kind === 'reset' || sent.error.kind === 'timeout');
  const { status } = sent.value;
  return status === 429 || status >= 500 || means.isWhole?.(sent.value) === false;
}

function conclude(sent: Sent, means: ReadMeans): Result<HttpAnswer, Failure> {
  const { source } = means;
  if (!sent.ok) return err(readFailure(source, sent.error));
  const { status } = sent.value;
  if (status === 429) {
    const nowMs = means.clock.nowMs();
    const { blocked } = readRateLimit(sent.value, nowMs, 0);
    return err(rateLimitFailure(source, blocked?.untilMs ?? nowMs, blocked?.limit ?? 'unknown'));
  }
  if (status >= 500) {
    const message = `${serviceName(source)} has a fault of its own at the moment (it answered with ${status}). Nothing was lost, and the next run tries again.`;
    return err({ kind: 'remoteFault', source, message, status });
  }
  return ok(sent.value);
}
