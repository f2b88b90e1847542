import type { ErrorDto } from '../../shared/contract/sync-summary.ts';

/** What a command ends with where nothing went wrong but an answer of Xero is awaited. `untilInstant` is in UTC. */
export function waitingError(untilInstant: string): ErrorDto {
  const minute = `${untilInstant.slice(0, 16).replace('T', ' ')} UTC`;
  return {
    code: 'waiting',
    message: `Something waits until ${minute}. Nothing was lost; run again then.`,
    details: [],
  };
}
