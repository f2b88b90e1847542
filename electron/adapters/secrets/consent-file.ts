import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Failure } from '../../../shared/domain/failure.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { ConsentRecord, Consents } from '../../ports/consents.ts';
import { readIfThere, replacePrivately } from './private-file.ts';

const file = z.object({
  version: z.literal(1),
  consents: z.array(
    z.object({
      id: z.string().min(1),
      clientId: z.string().min(1),
      userId: z.string().min(1),
      userEmail: z.string().nullable(),
      signIns: z.number().int().min(0),
      generation: z.number().int().min(0),
      receivedAt: z.string().min(1),
      health: z.enum(['ok', 'refused']),
    }),
  ),
});

/** Longest wait for others: a renewal whose answers are lost takes three times twenty seconds, and pauses between them. */
const defaultPatienceMs = 90_000;
const pauseMs = 50;

export interface ConsentFileOptions {
  /** The data folder. */
  readonly folder: string;
  /** Takes the lock file at `path` for as long as this process lives or holds it; null where another one has it. */
  readonly tryLock: (path: string) => { free(): void } | null;
  readonly patienceMs?: number;
}

/**
 * `consents.json` in the data folder, for this user alone, replaced as a whole. One that cannot be understood counts as empty:
 * everything in it is made anew from the companies' books with the next renewal of each consent.
 */
export class ConsentFile implements Consents {
  readonly #options: ConsentFileOptions;
  readonly #path: string;
  #turn: Promise<unknown> = Promise.resolve();
  /** It is looked at with every request. What was understood last, and of which file that was. */
  #read: { readonly stamp: string; readonly consents: readonly ConsentRecord[] } | null = null;

  constructor(options: ConsentFileOptions) {
    this.#options = options;
    this.#path = join(options.folder, 'consents.json');
  }

  list(): readonly ConsentRecord[] {
    const stamp = stampOf(this.#path);
    if (this.#read?.stamp === stamp) return this.#read.consents;
    const consents = understood(readIfThere(this.#path));
    this.#read = { stamp, consents };
    return consents;
  }

  find(id: string): ConsentRecord | null {
    return this.list().find((record) => record.id === id) ?? null;
  }

  save(record: ConsentRecord): void {
    this.#replace([...this.list().filter(({ id }) => id !== record.id), record]);
  }

  remove(id: string): void {
    const before = this.list();
    const after = before.filter((record) => record.id !== id);
    if (after.length < before.length) this.#replace(after);
  }

  /** Within this process first come, first served; between processes whoever finds the lock free. */
  alone<T>(work: () => Promise<Result<T, Failure>>): Promise<Result<T, Failure>> {
    const mine = this.#turn.then(() => this.#underLock(work));
    this.#turn = mine.catch(() => null);
    return mine;
  }

  async #underLock<T>(work: () => Promise<Result<T, Failure>>): Promise<Result<T, Failure>> {
    const startedMs = performance.now();
    for (;;) {
      const lock = this.#tryLock();
      if (!lock.ok) return lock;
      if (lock.value !== null) {
        try {
          return await work();
        } catch (error) {
          if (error instanceof ConsentsNotSaved) return err(folderUnusable(this.#options.folder));
          throw error;
        } finally {
          lock.value.free();
        }
      }
      if (performance.now() - startedMs > (this.#options.patienceMs ?? defaultPatienceMs)) return err(othersAtIt());
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }

  #tryLock(): Result<{ free(): void } | null, Failure> {
    const { folder, tryLock } = this.#options;
    try {
      this.#makeFolder();
      return ok(tryLock(join(folder, 'consents.lock')));
    } catch (error) {
      if (error instanceof Error && ('code' in error || 'errcode' in error)) return err(folderUnusable(folder)); // of the disk
      throw error;
    }
  }

  #replace(consents: readonly ConsentRecord[]): void {
    try {
      this.#makeFolder();
      replacePrivately(this.#path, `${JSON.stringify({ version: 1, consents }, null, 2)}\n`);
    } catch (error) {
      if (error instanceof Error && 'code' in error) throw new ConsentsNotSaved({ cause: error }); // of the disk
      throw error;
    }
  }

  #makeFolder(): void {
    mkdirSync(this.#options.folder, { recursive: true, mode: 0o700 });
  }
}

/** Every program replaces the file as a whole, so that another content is another file, with times of its own. */
function stampOf(path: string): string {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? 'none' : `${found.ino} ${found.size} ${found.mtimeNs} ${found.ctimeNs}`;
}

function understood(text: string | null): readonly ConsentRecord[] {
  if (text === null) return [];
  try {
    return file.parse(JSON.parse(text)).consents;
  } catch {
    return [];
  }
}

/** The file could not be replaced; `alone`, under which everything is saved, makes an answer of it. */
class ConsentsNotSaved extends Error {
  constructor(options: ErrorOptions) {
    super('consents.json could not be saved', options);
  }
}

function othersAtIt(): Failure {
  return {
    kind: 'timeout',
    source: 'local',
    message:
      'Another window or command of Tallybridge is busy with the connection to Xero and did not finish. Wait a minute and try again; nothing is lost.',
  };
}

function folderUnusable(folder: string): Failure {
  return {
    kind: 'ledgerUnavailable',
    source: 'local',
    why: 'unwritable',
    message: `The connection to Xero cannot be kept, because the data folder (${folder}) cannot be written. Mend this and try again; nothing is lost.`,
  };
}
