import type { LimitName } from '../../../shared/domain/failure.ts';

/** What a service's answer says about its limits. Null where it says nothing that makes sense. */
export interface RateLimitAnswer {
  /**
   * Requests left in the service's present minute (Xero: X-MinLimit-Remaining; Cledara: X-RateLimit-Remaining), and when
   * that minute ends, ms since the epoch, where it says so. Null for a 429, whose block says all there is to know.
   */
  readonly minute: { readonly remaining: number; readonly endsMs: number | null } | null;
  /** Requests left in the service's present day. Xero: X-DayLimit-Remaining. */
  readonly dayRemaining: number | null;
  /** Requests left in the present minute of the whole app. Xero: X-AppMinLimit-Remaining. */
  readonly appRemaining: number | null;
  /** Nothing may be sent before this instant, ms since the epoch. */
  readonly blocked: { readonly untilMs: number; readonly limit: LimitName } | null;
}

/** Longest wait that is believed: a day's limit, and an hour for clocks that disagree. */
export const longestBlockMs = 25 * 3_600_000;

const minuteMs = 60_000;
const concurrentBackoffMs = 250;
/** A day's limit is over at an instant that nobody knows; asking about it costs little once an hour. */
const dayBackoffMs = 3_600_000;

type Headers = Readonly<Record<string, string>>;

/**
 * Reads the limit headers of Xero (developer.xero.com/faq/limits) and Cledara (api-docs.cledara.com). A 429 always blocks:
 * for its Retry-After; where it has none, 250 ms to half a second for Xero's limit on requests at once and an hour for a
 * day's limit, else until the reset that it names, else a minute. `random` lies in [0, 1).
 */
export function readRateLimit(
  answer: { readonly status: number; readonly headers: Headers },
  nowMs: number,
  random: number,
): RateLimitAnswer {
  const { headers } = answer;
  const dayRemaining = count(headers['x-daylimit-remaining']);
  const appRemaining = count(headers['x-appminlimit-remaining']);
  if (answer.status === 429) {
    return { minute: null, dayRemaining, appRemaining, blocked: blockOf429(headers, nowMs, random) };
  }
  const remaining = count(headers['x-minlimit-remaining']) ?? count(headers['x-ratelimit-remaining']);
  const endsMs = resetMs(headers['x-ratelimit-reset'], nowMs);
  return {
    minute: remaining === null ? null : { remaining, endsMs },
    dayRemaining,
    appRemaining,
    blocked: blockBefore429(headers, nowMs),
  };
}

function blockOf429(headers: Headers, nowMs: number, random: number): { untilMs: number; limit: LimitName } {
  const limit = limitNamed(headers['x-rate-limit-problem']);
  const untilMs = retryAfterMs(headers['retry-after'], nowMs);
  if (untilMs !== null) return { untilMs, limit };
  if (limit === 'concurrent') return { untilMs: nowMs + Math.round(concurrentBackoffMs * (1 + random)), limit };
  if (limit === 'day') return { untilMs: nowMs + dayBackoffMs, limit };
  return { untilMs: resetMs(headers['x-ratelimit-reset'], nowMs) ?? nowMs + minuteMs, limit };
}

/** The last answer before a limit already says that the next request would be refused. */
function blockBefore429(headers: Headers, nowMs: number): RateLimitAnswer['blocked'] {
  if (count(headers['x-ratelimit-remaining']) === 0) {
    const untilMs = resetMs(headers['x-ratelimit-reset'], nowMs);
    if (untilMs !== null) return { untilMs, limit: 'minute' };
  }
  return null;
}

/** Xero's names differ in spelling between its pages (`minute`, `day`, `concurrent`, `appminute` …). */
function limitNamed(text: string | undefined): LimitName {
  const name = text?.toLowerCase() ?? '';
  if (name.includes('concurrent')) return 'concurrent';
  if (name.includes('day') || name.includes('daily')) return 'day';
  if (name.includes('app')) return 'app';
  if (name.includes('min')) return 'minute';
  return 'unknown';
}

/** Seconds, or an HTTP date (RFC 9110, 10.2.3). */
function retryAfterMs(text: string | undefined, nowMs: number): number | null {
  if (text === undefined) return null;
  const seconds = text.trim();
  const untilMs = /^\d+(\.\d+)?$/.test(seconds) ? nowMs + Math.ceil(Number(seconds) * 1000) : Date.parse(seconds);
  if (Number.isNaN(untilMs)) return null;
  return Math.min(Math.max(untilMs, nowMs), nowMs + longestBlockMs);
}

/** A Unix timestamp in seconds; believed only where it lies within the coming hour. */
function resetMs(text: string | undefined, nowMs: number): number | null {
  const untilMs = Number(text ?? Number.NaN) * 1000;
  return untilMs > nowMs && untilMs <= nowMs + 60 * minuteMs ? untilMs : null;
}

function count(text: string | undefined): number | null {
  return text !== undefined && /^-?\d{1,9}$/.test(text.trim()) ? Math.max(0, Number(text)) : null;
}
