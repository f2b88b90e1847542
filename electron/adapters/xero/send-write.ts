import type { Failure } from '../../../shared/domain/failure.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { Clock } from '../../ports/clock.ts';
import type { HttpDoor } from '../http/http-door.ts';
import type { HttpAnswer, HttpRequest, WireFault } from '../http/http-message.ts';
import type { RateGovernor } from '../http/rate-governor.ts';
import { readRateLimit } from '../http/rate-limit-answer.ts';
import { rateLimitFailure, readFailure } from '../http/wire-failure.ts';
import { tooLate, uncertain } from './xero-failure.ts';

export interface WriteMeans {
  readonly http: HttpDoor;
  readonly governor: RateGovernor;
  readonly clock: Clock;
  /** Called once for each request that is about to leave. */
  readonly onCall: () => void;
  /** Asked right before each try leaves, when all waiting is over. */
  readonly isTooLate: () => boolean;
}

/** Times that one write may be turned away by a limit and go again. Turned away means not looked at, so it is the same write. */
const maxTries = 3;

/**
 * Sends a write. It goes a second time only after a 429, which Xero gives before it reads a request. No connection:
 * `offline`. Too late by the time its turn came: `cancelled`, and Xero has done nothing of what left before. Anything
 * lost after it had left: `uncertain`. Any other status is an answer.
 */
export async function sendWrite(request: HttpRequest, means: WriteMeans): Promise<Result<HttpAnswer, Failure>> {
  for (let attempt = 1; ; attempt += 1) {
    const permit = await means.governor.acquire();
    if (!permit.ok) return permit;
    if (means.isTooLate()) {
      permit.value.release(null);
      return err(tooLate());
    }
    means.onCall();
    let answer: HttpAnswer | null = null;
    let fault: WireFault | null = null;
    try {
      const sent = await means.http.send(request);
      if (sent.ok) answer = sent.value;
      else fault = sent.error;
    } finally {
      permit.value.release(answer);
    }
    if (fault !== null) return err(fault.reached === 'no' ? readFailure('xero', fault) : uncertain());
    if (answer === null) throw new Error('The door gave neither an answer nor a fault.');
    if (answer.status !== 429) return ok(answer);
    if (attempt === maxTries) {
      const { blocked } = readRateLimit(answer, means.clock.nowMs(), 0);
      return err(rateLimitFailure('xero', blocked?.untilMs ?? means.clock.nowMs(), blocked?.limit ?? 'unknown'));
    }
  }
}
