import type { Result } from '../../shared/lib/result.ts';
import type { GivenFile } from './cledara-files.ts';

export interface FolderFile extends GivenFile {
  /** Of its bytes, hex. */
  readonly sha256: string;
}

/** A folder that exported files are put into. Nothing in it is changed. */
export interface ExportedFolder {
  /**
   * The CSV and ZIP files right in it that stand still: the others are still being written, and are there the next time. The
   * error says why the folder cannot be read.
   */
  read(path: string): Result<readonly FolderFile[], string>;
}
