import type { CallAnswer } from '../../shared/contract/app-methods.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import type { Result } from '../../shared/lib/result.ts';
import { errorOf } from '../api/error-of.ts';

/** A result as it crosses the boundary. */
export function answerOf(result: Result<unknown, Failure>): CallAnswer {
  return result.ok ? { ok: true, value: result.value } : { ok: false, error: errorOf(result.error) };
}
