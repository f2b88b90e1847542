import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { renameDurably } from './adapters/ledger/durable-rename.ts';

/** Something that became of the company as a whole, as the log of its books will tell it. */
const companyNote = z.object({ at: z.iso.datetime(), event: z.string().min(1), message: z.string() });

export type CompanyNote = z.infer<typeof companyNote>;

/** What is kept of a company beside its books. What a newer version keeps there too is left as it is. */
const companyFile = z.looseObject({
  id: z.string().min(1),
  name: z.string().min(1),
  /** An instant; absent for one that is worked with. */
  archivedAt: z.iso.datetime().nullish(),
  /** Oldest first: what the log does not tell yet. */
  untold: z.array(companyNote).optional(),
  /** In the copy of a removed company alone: the instant of its removal. */
  removedAt: z.iso.datetime().nullish(),
});

export type CompanyFile = z.infer<typeof companyFile>;

function companyFilePath(folder: string): string {
  return join(folder, 'company.json');
}

export function hasCompanyFile(folder: string): boolean {
  return existsSync(companyFilePath(folder));
}

/** Null where there is none, or one that is not ours. */
export function readCompanyFile(folder: string): CompanyFile | null {
  try {
    return companyFile.parse(JSON.parse(readFileSync(companyFilePath(folder), 'utf8')));
  } catch {
    return null;
  }
}

/** Whole or as it was before, whenever the program or the computer ends. Throws what the disk throws. */
export function writeCompanyFile(folder: string, file: CompanyFile): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = companyFilePath(folder);
  writeFileSync(`${path}.part`, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 });
  renameDurably(`${path}.part`, path);
}
