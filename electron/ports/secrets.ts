import type { Failure } from '../../shared/domain/failure.ts';
import type { Result } from '../../shared/lib/result.ts';

/**
 * Where the Cledara key and Xero's refresh token live. A locked keychain may read as "absent": callers that know from
 * the ledger that a secret was stored treat `null` as "locked", never as "signed out", and delete nothing.
 */
export interface Secrets {
  /** Null where there is no such secret, or where the store hides it. Fails with `secretsUnavailable`. */
  get(name: string): Promise<Result<string | null, Failure>>;
  /** Stores and reads back; fails with `secretsUnavailable` unless what is read equals what was given. */
  set(name: string, value: string): Promise<Result<null, Failure>>;
  delete(name: string): Promise<Result<null, Failure>>;
  /** What is behind it, for diagnostics: "the system keychain", "an encrypted file", "memory". */
  readonly description: string;
}
