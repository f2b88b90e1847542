import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, getFileNameLowLevel, validateFileName, type ZipFile } from 'yauzl';
import { err, ok, type Result } from '../../../../shared/lib/result.ts';
import type { ExportedInvoice, SkippedLine } from '../../../ports/cledara-files.ts';
import { invoiceMaxBytes } from '../download-invoice.ts';
import { fileTypeOf } from '../file-type-of.ts';

/** What is read of a ZIP of invoices. */
export interface ReadInvoiceZip {
  readonly rows: number;
  readonly invoices: readonly ExportedInvoice[];
  readonly skipped: readonly SkippedLine[];
}

/** A ZIP with more is no export of invoices, but an attack or a mistake. */
const mostEntries = 10_000;
/** All files of a ZIP are held at once before the first is kept, in bytes. */
const mostBytes = 500 * 1024 * 1024;

/**
 * The invoices of a ZIP. Its names are only compared with transactions, never used as paths. A file that is encrypted, broken,
 * empty or too large is left out and named; a ZIP that cannot be read, has far too many files or unpacks to too much is
 * refused.
 */
export async function readInvoiceZip(bytes: Uint8Array): Promise<Result<ReadInvoiceZip, string>> {
  let zip: ZipFile;
  try {
    zip = await fromBufferPromise(Buffer.from(bytes), { decodeStrings: false, validateEntrySizes: true });
  } catch {
    return err('It is not a ZIP file that can be read. Export the invoices from Cledara again.');
  }
  if (zip.entryCount > mostEntries) {
    return err(
      `It has ${zip.entryCount} files in it, more than the ${mostEntries} that are taken at once. Export fewer.`,
    );
  }
  const invoices: ExportedInvoice[] = [];
  const skipped: SkippedLine[] = [];
  let line = 0;
  let rows = 0;
  let total = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      line += 1;
      const path = pathOf(entry);
      const name = lastPart(path);
      if (isNoFile(path, name)) continue;
      rows += 1;
      total += entry.uncompressedSize;
      if (total > mostBytes) return err('It unpacks to more than 500 MB. Export fewer invoices at once.');
      const read = leadsOut(path) ? err(namedOutside) : await readEntry(zip, entry);
      if (read.ok) invoices.push({ line, name, file: await described(read.value) });
      else skipped.push({ line, reason: `${name}: ${read.error}` });
    }
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return err(`The ZIP file is broken after its file ${line}. Export the invoices from Cledara again.`);
  }
  return ok({ rows, invoices, skipped });
}

async function readEntry(zip: ZipFile, entry: Entry): Promise<Result<Uint8Array, string>> {
  if (entry.isEncrypted()) return err('It is locked with a password. Save it without one, and import it again.');
  if (entry.uncompressedSize > invoiceMaxBytes) {
    return err('It is larger than 10 MB, the most that Xero takes as an attachment. Save a smaller one.');
  }
  if (!entry.canDecodeFileData())
    return err('It is packed in a way that is not known here. Pack it again as an ordinary ZIP.');
  try {
    // yauzl ends the stream with an error where more comes out than the entry says.
    const bytes = await buffer(await zip.openReadStreamPromise(entry));
    if (crc32(bytes) !== entry.crc32) return err(damaged);
    return bytes.length === 0 ? err('It is empty.') : ok(new Uint8Array(bytes));
  } catch {
    return err(damaged);
  }
}

const damaged = 'It is damaged within the ZIP. Export it from Cledara again.';
const namedOutside =
  'Its name leads out of the ZIP, as no export of Cledara’s does. Look at where the file comes from.';

function leadsOut(path: string): boolean {
  return validateFileName(path.replaceAll('\\', '/')) !== null;
}

function pathOf(entry: Entry): string {
  return getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
}

/** Folders, and what macOS puts beside every file. */
function isNoFile(path: string, name: string): boolean {
  return path.endsWith('/') || name === '' || name === '.DS_Store' || path.startsWith('__MACOSX/');
}

/** The name alone: whatever path stands before it leads nowhere here. */
function lastPart(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? '';
}

async function described(bytes: Uint8Array): Promise<ExportedInvoice['file']> {
  const type = await fileTypeOf(bytes);
  return {
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    mediaType: type?.mediaType ?? null,
    extension: type?.extension ?? null,
  };
}
