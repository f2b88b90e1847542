import type { Failure } from '../../shared/domain/failure.ts';
import type { AccountId, Movement } from '../../shared/domain/movement.ts';
import type { Result } from '../../shared/lib/result.ts';
import type { InvoiceFile } from './cledara.ts';

/** Files that a person exported from Cledara: its CSV of transactions, and its ZIP of their invoices. */
export interface CledaraFiles {
  /**
   * Reads all of them, or says of each what is wrong with it (`invalidInput`, one detail a file or line). `accountId` is
   * what rows count as that name no account of their own; null where nobody said.
   */
  read(files: readonly GivenFile[], accountId: AccountId | null): Promise<Result<readonly CledaraFile[], Failure>>;
}

export interface GivenFile {
  /** As the person knows it: a path, or a name. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type CledaraFile = ExportedTransactions | ExportedInvoices;

interface FileFacts {
  readonly name: string;
  /** sha256 of the file's bytes, hex. */
  readonly sha256: string;
  /** Rows of the CSV without its header and footer, files in the ZIP without folders. */
  readonly rows: number;
  readonly skipped: readonly SkippedLine[];
}

export interface ExportedTransactions extends FileFacts {
  readonly kind: 'transactions';
  readonly lines: readonly ExportedLine[];
}

export interface ExportedInvoices extends FileFacts {
  readonly kind: 'invoices';
  readonly invoices: readonly ExportedInvoice[];
}

/** Left out, and why, in words for the person. `line` is the line of the CSV (from 1), or the place in the ZIP's list. */
export interface SkippedLine {
  readonly line: number;
  readonly reason: string;
}

export interface ExportedLine {
  readonly line: number;
  /** What the column "Cledara ID" says; null where it was not exported. Not the id that Cledara's API uses. */
  readonly fileId: string | null;
  /** `application.id` is `fileApplicationId` of its name. */
  readonly movement: Omit<Movement, 'id'>;
  /** All cells by their headers, as JSON text, so that nothing the file said is lost. */
  readonly rawJson: string;
}

export interface ExportedInvoice {
  readonly line: number;
  /** Its name within the ZIP, without folders. */
  readonly name: string;
  readonly file: InvoiceFile;
}
