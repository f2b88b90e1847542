import type { Failure } from '../../shared/domain/failure.ts';
import type { Instant } from '../../shared/domain/plain-date.ts';
import type { Result } from '../../shared/lib/result.ts';

/** A consent at Xero, which belongs to a person and an app and may serve several companies. No secret is in it. */
export interface ConsentRecord {
  /** Also the name of its refresh token in the store of secrets. */
  readonly id: string;
  readonly clientId: string;
  /** Xero's id of the person who gave it. */
  readonly userId: string;
  readonly userEmail: string | null;
  /** Counts how often somebody signed in to it: access tokens of an earlier time are not used any more. */
  readonly signIns: number;
  /** Counts the rotations of its refresh token. */
  readonly generation: number;
  /** When the present refresh token was received; it dies 60 days later if it is not used. */
  readonly receivedAt: Instant;
  readonly health: 'ok' | 'refused';
}

/**
 * What all companies on this computer know of their consents. Synchronous and durable. What is lost of it is made anew from
 * the companies' books, which name their consent.
 */
export interface Consents {
  list(): readonly ConsentRecord[];
  find(id: string): ConsentRecord | null;
  /** Inserts or replaces by id. */
  save(record: ConsentRecord): void;
  remove(id: string): void;
  /**
   * Runs `work` while nobody else on this computer renews, gives or forgets a consent, in whatever company and program. Waits
   * for its turn, for a minute and a half at most: `timeout`. Does not nest.
   */
  alone<T>(work: () => Promise<Result<T, Failure>>): Promise<Result<T, Failure>>;
}
