import type { ErrorDto } from '../../shared/contract/sync-summary.ts';
import type { Failure, FailureKind } from '../../shared/domain/failure.ts';

const codes: Record<FailureKind, string> = {
  offline: 'offline',
  timeout: 'timeout',
  rateLimited: 'rate-limited',
  authExpired: 'sign-in-needed',
  forbidden: 'forbidden',
  rejected: 'rejected',
  conflict: 'conflict',
  notFound: 'not-found',
  remoteFault: 'service-fault',
  incompatible: 'not-understood',
  scopeLacking: 'sign-in-needed',
  uncertain: 'answer-lost',
  cancelled: 'cancelled',
  notConnected: 'not-connected',
  secretsUnavailable: 'secrets-unavailable',
  ledgerUnavailable: 'ledger-unavailable',
  invalidInput: 'invalid-input',
};

/** A failure as it crosses a boundary: a code for programs, a sentence for people, and what is wrong one by one. */
export function errorOf(failure: Failure): ErrorDto {
  const code = failure.kind === 'ledgerUnavailable' ? `ledger-${failure.why}` : codes[failure.kind];
  return { code, message: failure.message, details: detailsOf(failure) };
}

function detailsOf(failure: Failure): ErrorDto['details'] {
  if (failure.kind === 'invalidInput') return failure.details;
  if (failure.kind === 'rejected') return failure.details.map((message) => ({ at: failure.source, message }));
  return [];
}
