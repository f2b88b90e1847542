import type { Failure } from '../../shared/domain/failure.ts';
import type { Movement } from '../../shared/domain/movement.ts';
import type { Instant } from '../../shared/domain/plain-date.ts';
import type { Result } from '../../shared/lib/result.ts';

/** Cledara, read-only, for one workspace (one API key). Reads are retried inside; what fails here has failed for this run. */
export interface Cledara {
  /** One request that tells whether the key is accepted. */
  checkKey(): Promise<Result<null, Failure>>;
  /** All applications of the workspace. */
  applications(): Promise<Result<readonly CledaraApplication[], Failure>>;
  /** One page of movements that occurred after `from` (and before `to`), starting at `offset` (0 or more). */
  transactionsPage(query: TransactionsQuery): Promise<Result<TransactionsPage, Failure>>;
  /**
   * The invoice of a movement: asks for its address (valid five minutes) and downloads it at once, at most 10 MB.
   * `notFound` where Cledara has none; `rejected` only where it is too large; `incompatible` where it comes from an
   * address that is not allowed; `timeout` where the download broke off.
   */
  invoice(transactionId: string): Promise<Result<InvoiceFile, Failure>>;
  /** Requests made to Cledara's API so far, repeated ones too; downloads of invoice files are not counted. */
  callCount(): number;
}

export interface TransactionsQuery {
  readonly from: Instant;
  readonly to?: Instant;
  readonly offset: number;
}

export interface TransactionsPage {
  readonly rows: readonly ObservedMovement[];
  /** Null on the last page. */
  readonly nextOffset: number | null;
  /** Cledara's count for the whole query at the time of this page. */
  readonly totalCount: number;
}

/** A row that was seen: what we made of it, and the row itself as JSON text, so that nothing Cledara said is lost. */
export interface ObservedMovement {
  readonly movement: Movement;
  readonly rawJson: string;
}

export interface CledaraApplication {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly ownerName: string | null;
  readonly teams: readonly string[];
}

export interface InvoiceFile {
  readonly bytes: Uint8Array;
  /** sha256 of the bytes, hex. */
  readonly sha256: string;
  /** Told from the bytes themselves, such as `application/pdf`; null where they are of no known type. */
  readonly mediaType: string | null;
  /** Fits the media type, without a dot; null where the type is not known. */
  readonly extension: string | null;
}
