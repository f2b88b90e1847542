import type { ErrorDto } from '../../shared/contract/sync-summary.ts';

/** An expected failure of a call, as an exception, which is how the query cache carries failures. */
export class HostError extends Error {
  readonly code: string;
  readonly details: ErrorDto['details'];

  constructor({ code, message, details }: ErrorDto) {
    super(message);
    this.name = 'HostError';
    this.code = code;
    this.details = details;
  }
}

/** Of whatever was thrown: a bug in the page has no words for the person. */
export function errorOfThrown(thrown: unknown): ErrorDto {
  if (thrown instanceof HostError) return { code: thrown.code, message: thrown.message, details: thrown.details };
  return { code: 'page-bug', message: thrown instanceof Error ? thrown.message : String(thrown), details: [] };
}
