import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Failure } from '../../../shared/domain/failure.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { InvoiceFile } from '../../ports/cledara.ts';
import type { Clock } from '../../ports/clock.ts';
import type { InvoiceStore, KeptAbout, KeptInvoice } from '../../ports/invoice-store.ts';
import { writeWhole } from './write-whole.ts';

export interface InvoiceFilesOptions {
  /** Made where it does not exist. */
  readonly folder: string;
  readonly clock: Clock;
  /** Of all files together; 500 MB where it is absent. */
  readonly maxBytes?: number;
}

const defaultMaxBytes = 500 * 1024 * 1024;
const sha256Pattern = /^[0-9a-f]{64}$/;

/** What is known of a movement's file; it lies beside the files, under the hash of the movement's id. */
const label = z.object({
  sha256: z.string().regex(sha256Pattern),
  mediaType: z.string().max(200).nullable(),
  extension: z.string().max(20).nullable(),
  movementHash: z.string(),
  readAt: z.string(),
});

/**
 * Invoices as files, each named by the sha256 of its bytes, with a label for each movement. No name comes from a service.
 * When a file was last looked at is its modification time.
 */
export class InvoiceFiles implements InvoiceStore {
  readonly #options: InvoiceFilesOptions;
  readonly #maxBytes: number;
  /** Bytes of all files; null before they were counted. */
  #total: number | null = null;

  constructor(options: InvoiceFilesOptions) {
    this.#options = options;
    this.#maxBytes = options.maxBytes ?? defaultMaxBytes;
  }

  find(movementId: string): KeptInvoice | null {
    const known = this.#readLabel(labelName(movementId));
    if (known === null) return null;
    const bytes = readIfThere(this.#path(known.sha256));
    // A damaged file is as good as none: it is read anew.
    if (bytes === null || sha256Of(bytes) !== known.sha256) return null;
    this.#touch(known.sha256);
    return { bytes: new Uint8Array(bytes), ...known };
  }

  keep(movementId: string, file: InvoiceFile, about: KeptAbout): Result<null, Failure> {
    const { bytes, sha256, mediaType, extension } = file;
    const { movementHash, readAt } = about;
    try {
      mkdirSync(this.#options.folder, { recursive: true, mode: 0o700 });
      const path = this.#path(sha256);
      const before = this.#totalBytes();
      const present = sizeOf(path);
      writeWhole(path, bytes);
      this.#total = before - present + bytes.length;
      this.#touch(sha256);
      const text = JSON.stringify({ sha256, mediaType, extension, movementHash, readAt });
      writeWhole(this.#path(labelName(movementId)), Buffer.from(`${text}\n`));
      this.#makeRoom(sha256);
      return ok(null);
    } catch (error) {
      this.#total = null;
      return err(notKept(error));
    }
  }

  #path(name: string): string {
    return join(this.#options.folder, name);
  }

  /** One that cannot be read is no label; it is replaced with the next file. */
  #readLabel(name: string): z.infer<typeof label> | null {
    const text = readIfThere(this.#path(name));
    if (text === null) return null;
    try {
      return label.parse(JSON.parse(text.toString('utf8')));
    } catch {
      return null;
    }
  }

  #touch(sha256: string): void {
    const now = new Date(this.#options.clock.nowMs());
    try {
      utimesSync(this.#path(sha256), now, now);
    } catch {
      // Then it may go a little earlier than others; it is there and whole all the same.
    }
  }

  #totalBytes(): number {
    this.#total ??= this.#files().reduce((sum, { size }) => sum + size, 0);
    return this.#total;
  }

  #files(): { readonly name: string; readonly size: number; readonly readMs: number }[] {
    return readdirSync(this.#options.folder)
      .filter((name) => sha256Pattern.test(name))
      .map((name) => {
        const { size, mtimeMs } = statSync(this.#path(name));
        return { name, size, readMs: mtimeMs };
      });
  }

  /** The file that has just come stays, however large it is, and whatever the clock says of its age. */
  #makeRoom(newest: string): void {
    if (this.#totalBytes() <= this.#maxBytes) return;
    const others = this.#files().filter(({ name }) => name !== newest);
    const gone = new Set<string>();
    for (const { name, size } of others.sort((a, b) => a.readMs - b.readMs)) {
      if (this.#totalBytes() <= this.#maxBytes) break;
      rmSync(this.#path(name));
      gone.add(name);
      this.#total = this.#totalBytes() - size;
    }
    this.#removeLabelsOf(gone);
  }

  #removeLabelsOf(gone: ReadonlySet<string>): void {
    for (const name of readdirSync(this.#options.folder)) {
      if (!name.endsWith('.json')) continue;
      const known = this.#readLabel(name);
      if (known === null || gone.has(known.sha256)) rmSync(this.#path(name));
    }
  }
}

function labelName(movementId: string): string {
  return `${sha256Of(Buffer.from(movementId))}.json`;
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** Null where there is none, or where it cannot be read. */
function readIfThere(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

function notKept(error: unknown): Failure {
  const why = error instanceof Error ? error.message : 'unknown';
  const message = `The invoice could not be kept on this computer (${why}). It can be looked at while Cledara can be reached.`;
  return { kind: 'ledgerUnavailable', source: 'local', why: 'unwritable', message };
}
