import type { Failure } from '../../shared/domain/failure.ts';
import type { Result } from '../../shared/lib/result.ts';
import type { InvoiceFile } from '../ports/cledara.ts';
import type { CledaraFile, SkippedLine } from '../ports/cledara-files.ts';

/** What came of one file. `rows` = new + known + skipped. */
export interface ImportedFile {
  readonly name: string;
  readonly kind: CledaraFile['kind'];
  readonly rows: number;
  readonly new: number;
  readonly known: number;
  readonly skipped: readonly SkippedLine[];
}

export interface ImportMeans {
  readonly author: string;
  /** Keeps an invoice for a movement on this computer. */
  keepInvoice(movementId: string, file: InvoiceFile): Result<null, Failure>;
}
