import type { Instant } from '../../shared/domain/plain-date.ts';
import type { CledaraFile, SkippedLine } from './cledara-files.ts';

/** One file that was imported. */
export interface FileImport {
  readonly id: string;
  readonly name: string;
  /** Of the file's bytes, hex. */
  readonly sha256: string;
  readonly kind: CledaraFile['kind'];
  readonly importedAt: Instant;
  readonly author: string;
  readonly rows: number;
  readonly newRows: number;
  readonly knownRows: number;
  readonly skipped: readonly SkippedLine[];
}

/** Who tells of a movement, and what they call it. There is none for a movement of which only Cledara's API tells. */
export interface ToldMovement {
  readonly movementId: string;
  /** A file told of it first, and gave it the id that it keeps. */
  readonly beganInFile: boolean;
  /** "Cledara ID" of the files; null where no file gave one. */
  readonly fileId: string | null;
  /** Its id in Cledara's API; null for one that began in a file and that the API has not told of yet. */
  readonly cledaraId: string | null;
  /** Of the invoice that came in a ZIP, hex; null where none did. */
  readonly invoiceSha256: string | null;
}

/** A movement that cannot be told from others that are known. */
export interface ToldDoubt {
  readonly movementId: string;
  /** Ids of the movements that it may be the same as. */
  readonly among: readonly string[];
}

/** The folder that each sync looks into for exported files. */
export interface WatchedFolder {
  readonly path: string;
  readonly author: string;
  readonly since: Instant;
  /** Why it could not be read the last time; null where it could. */
  readonly problem: string | null;
}

/** A file of that folder, by its content. */
export interface WatchedFile {
  readonly sha256: string;
  readonly name: string;
  readonly seenAt: Instant;
  /** Why not all of it was taken; null where it was. */
  readonly problem: string | null;
}

/** What is known of files, to look at. */
export interface FileImportView {
  /** Newest first. */
  fileImports(limit: number): readonly FileImport[];
  toldMovement(movementId: string): ToldMovement | null;
  /** By what files call it. */
  toldByFileId(fileId: string): ToldMovement | null;
  /** By the id of Cledara's API. */
  toldByCledaraId(cledaraId: string): ToldMovement | null;
  toldMovements(): readonly ToldMovement[];
  toldDoubts(): readonly ToldDoubt[];
  /** Null where none is watched. */
  watchedFolder(): WatchedFolder | null;
  watchedFiles(): readonly WatchedFile[];
}

export interface FileImportStore extends FileImportView {
  appendFileImport(record: FileImport): void;
  /** Inserts or replaces by the movement's id. */
  saveToldMovement(told: ToldMovement): void;
  /** There is an invoice for it, whoever tells of the movement. */
  markInvoice(movementId: string): void;
  /** Inserts or replaces by the movement's id. */
  saveToldDoubt(doubt: ToldDoubt): void;
  /** Null watches none. */
  saveWatchedFolder(folder: WatchedFolder | null): void;
  /** Inserts or replaces by its content. */
  saveWatchedFile(file: WatchedFile): void;
  forgetWatchedFile(sha256: string): void;
}
