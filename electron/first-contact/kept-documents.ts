import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Failure } from '../../shared/domain/failure.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { writeWhole } from '../adapters/invoices/write-whole.ts';

const keptDocument = z.object({
  reference: z.string().min(1),
  /** BankTransactionIDs that Xero has given for it; more than one where it was made twice. */
  ids: z.array(z.string().min(1)),
  /** When it was last sent, ms since the epoch. */
  sentAtMs: z.number(),
  /** Whether Xero's answer to the last request is known. */
  isAnswered: z.boolean(),
});

/** A document that may be in Xero because this command sent it. */
export type KeptDocument = z.infer<typeof keptDocument>;

const file = z.object({ tenantId: z.string().min(1), documents: z.array(keptDocument) });
const name = 'first-contact.json';

/**
 * The list of what the command has sent and not yet taken out again, in a file of the company's folder. A document stands in
 * it before its request leaves, so that whatever ends a run, the next one knows what to look for.
 */
export class KeptDocuments {
  readonly #path: string;
  readonly #tenantId: string;
  #documents: readonly KeptDocument[];

  private constructor(path: string, tenantId: string, documents: readonly KeptDocument[]) {
    this.#path = path;
    this.#tenantId = tenantId;
    this.#documents = documents;
  }

  /** A list of another organisation, or one that cannot be read, is an error: nobody would take its documents out any more. */
  static open(folder: string, tenantId: string): Result<KeptDocuments, Failure> {
    const path = join(folder, name);
    if (!existsSync(path)) return ok(new KeptDocuments(path, tenantId, []));
    const read = file.safeParse(parsed(readFileSync(path, 'utf8')));
    if (read.success && read.data.tenantId === tenantId)
      return ok(new KeptDocuments(path, tenantId, read.data.documents));
    const why = read.success ? 'is of another organisation' : 'cannot be read';
    const message = `The list of documents that an earlier run left in Xero ${why}: ${path}. Look in Xero for Spend Money whose reference begins with TBFC- and delete it there, then delete the file.`;
    return err({ kind: 'invalidInput', source: 'local', message, details: [] });
  }

  get documents(): readonly KeptDocument[] {
    return this.#documents;
  }

  /** Before a request leaves that may make them. */
  sending(references: readonly string[], sentAtMs: number): void {
    const others = this.#documents.filter(({ reference }) => !references.includes(reference));
    const sent = references.map((reference) => {
      const ids = this.#documents.find((one) => one.reference === reference)?.ids ?? [];
      return { reference, ids, sentAtMs, isAnswered: false };
    });
    this.#keep([...others, ...sent]);
  }

  /** The ids that the answer gave, by reference. */
  answered(references: readonly string[], made: readonly { readonly reference: string; readonly id: string }[]): void {
    this.#keep(
      this.#documents.map((one) => {
        if (!references.includes(one.reference)) return one;
        const ids = made.filter(({ reference }) => reference === one.reference).map(({ id }) => id);
        return { ...one, ids: [...new Set([...one.ids, ...ids])], isAnswered: true };
      }),
    );
  }

  /** What is out of Xero, or never came there. */
  forget(references: readonly string[]): void {
    this.#keep(this.#documents.filter(({ reference }) => !references.includes(reference)));
  }

  #keep(documents: readonly KeptDocument[]): void {
    this.#documents = documents;
    if (documents.length === 0) rmSync(this.#path, { force: true });
    else writeWhole(this.#path, Buffer.from(JSON.stringify({ tenantId: this.#tenantId, documents }, null, 2)));
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // the caller says that it cannot be read
  }
}
