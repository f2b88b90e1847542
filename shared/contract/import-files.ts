import { z } from 'zod';

/** At most so many files at once. */
const mostFiles = 100;
/** Of one file's bytes as base64: a ZIP of 500 MB is refused sooner by what it unpacks to. */
const longestFile = 700_000_000;

export const importInputs = {
  /**
   * Takes files that were exported from Cledara into the books: its CSV of transactions, and its ZIP of their invoices. All are
   * read before anything is changed. `account` is what rows count as that say no account of their own.
   */
  'import.files': z.strictObject({
    files: z
      .array(z.strictObject({ name: z.string().min(1).max(4096), base64: z.string().max(longestFile) }))
      .min(1)
      .max(mostFiles),
    account: z.string().max(100).nullable(),
    author: z.string().max(200),
  }),
  /** The folder that is looked into for exported files, with each sync and in between; null watches none. A folder that cannot be read is invalid input. */
  'import.watch': z.strictObject({ path: z.string().trim().min(1).max(4096).nullable(), author: z.string().max(200) }),
  /** Takes what is new in the watched folder now; asks neither service. `taken` counts files: none where none is watched, or a sync looks itself. */
  'import.look': z.strictObject({}),
  /** Which way the company's data comes, and the files that were imported, newest first. */
  'import.list': z.strictObject({ limit: z.number().int().min(1).max(200) }),
} as const;

/** What came of one file. `rows` is the sum of the others. */
export interface ImportedFileDto {
  readonly path: string;
  readonly kind: 'transactions' | 'invoices';
  /** Rows of the CSV without header and footer; files in the ZIP. */
  readonly rows: number;
  readonly new: number;
  readonly known: number;
  /** `line` of the CSV (from 1), or the file's place in the ZIP. */
  readonly skipped: readonly { readonly line: number; readonly reason: string }[];
}

export interface ImportDto {
  readonly files: readonly ImportedFileDto[];
}

export interface FileImportDto extends Omit<ImportedFileDto, 'path'> {
  readonly id: string;
  readonly name: string;
  readonly importedAt: string;
  readonly author: string;
}

export interface WatchedFolderDto {
  readonly path: string;
  /** Why it could not be read the last time; null where it could. */
  readonly problem: string | null;
  /** Files that could not be taken as a whole, and why; they are looked at again once they are others. */
  readonly files: readonly { readonly name: string; readonly problem: string }[];
}

/** `api`: Cledara is connected; `files`: files were imported instead; `api-and-files`: both; `none`: neither yet. */
export type DataSource = 'api' | 'files' | 'api-and-files' | 'none';
