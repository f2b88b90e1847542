import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SeededRandom } from '../../../electron/sandbox/world/seeded-random.ts';
import type { DiskChange } from './disk-record.ts';

/** A disk writes so many bytes whole or not at all. */
const sectorBytes = 512;

type DataChange = Extract<DiskChange, { kind: 'write' | 'cut' }>;
type NameChange = Extract<DiskChange, { kind: 'make' | 'make-folder' | 'remove' | 'rename' }>;

interface File {
  /** What is on the disk for certain. */
  readonly safe: Buffer;
  /** What was written since and not synced. */
  readonly pending: DataChange[];
}

/** What a power cut takes of all that was not synced. */
export interface Cut {
  /** How many of the changes of names that were not synced are there, in the order in which they were made. */
  names(count: number): number;
  /** Whether this part of a write, or this cutting of a file, is there. */
  isKept(): boolean;
}

export const keepsAll: Cut = { names: (count) => count, isKept: () => true };
export const keepsNothing: Cut = { names: () => 0, isKept: () => false };
/** The new name is there, and what stood in the file is not: the classic loss after a rename. */
export const keepsNamesOnly: Cut = { names: (count) => count, isKept: () => false };
export const keepsBytesOnly: Cut = { names: () => 0, isKept: () => true };

export function keepsSome(random: SeededRandom): Cut {
  const share = random.pick([0.1, 0.5, 0.9]);
  return { names: (count) => random.whole(0, count), isKept: () => random.chance(share) };
}

/**
 * The folder as a disk may hold it: files with what is safe in them and what is not yet. The rule is POSIX's and no file
 * system's: bytes are safe once their file was synced, a name once its folder was. What is not safe may be there or not, each
 * sector of a write by itself; names come in the order in which they were made, as every journal has them.
 */
export class ForgottenFolder {
  readonly #files = new Map<string, File>();
  /** Path to inode; "folder" for a folder. */
  readonly #safeNames = new Map<string, string>();
  #pendingNames: NameChange[] = [];
  /** Numbers of inodes come again; a file that is gone may still lie under its old name after a cut. */
  readonly #generations = new Map<string, number>();

  /** From the folder as it stands, all of it safe. */
  static of(folder: string): ForgottenFolder {
    const forgotten = new ForgottenFolder();
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      const inode = entry.isDirectory() ? 'folder' : String(statSync(path).ino);
      forgotten.#safeNames.set(path, inode);
      if (!entry.isDirectory()) forgotten.#files.set(inode, { safe: readFileSync(path), pending: [] });
    }
    return forgotten;
  }

  take(changes: readonly DiskChange[]): void {
    for (const change of changes) this.#take('inode' in change ? this.#ofGeneration(change) : change);
  }

  /** Makes the folder what a cut leaves of it. */
  write(folder: string, cut: Cut): void {
    const names = new Map(this.#safeNames);
    for (const change of this.#pendingNames.slice(0, cut.names(this.#pendingNames.length))) rename(names, change);
    for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
    const written = new Map<string, Buffer>();
    for (const [path, inode] of [...names].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      if (inode === 'folder') mkdirSync(path, { recursive: true, mode: 0o700 });
      else {
        mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
        const bytes = written.get(inode) ?? this.#bytesOf(inode, cut);
        written.set(inode, bytes);
        writeFileSync(path, bytes, { mode: 0o600 });
      }
    }
  }

  /** Paths and bytes if everything is kept, to be held against the folder itself. */
  contents(): ReadonlyMap<string, Buffer> {
    const names = new Map(this.#safeNames);
    for (const change of this.#pendingNames) rename(names, change);
    const files = [...names].filter(([, inode]) => inode !== 'folder');
    return new Map(files.map(([path, inode]) => [path, this.#bytesOf(inode, keepsAll)]));
  }

  #take(change: DiskChange): void {
    switch (change.kind) {
      case 'write':
      case 'cut':
        this.#file(change.inode).pending.push(change);
        return;
      case 'sync':
        this.#files.set(change.inode, { safe: this.#bytesOf(change.inode, keepsAll), pending: [] });
        return;
      case 'sync-folder': {
        const isHere = (one: NameChange): boolean => pathsOf(one).some((path) => dirname(path) === change.path);
        for (const one of this.#pendingNames.filter(isHere)) rename(this.#safeNames, one);
        this.#pendingNames = this.#pendingNames.filter((one) => !isHere(one));
        return;
      }
      case 'make':
        this.#files.set(change.inode, { safe: Buffer.alloc(0), pending: [] });
        this.#pendingNames.push(change);
        return;
      default:
        this.#pendingNames.push(change);
    }
  }

  #ofGeneration<C extends DiskChange & { readonly inode: string }>(change: C): C {
    const { inode, kind } = change;
    if (kind === 'make') this.#generations.set(inode, (this.#generations.get(inode) ?? 0) + 1);
    const generation = this.#generations.get(inode);
    return generation === undefined ? change : { ...change, inode: `${inode}.${generation}` };
  }

  #file(inode: string): File {
    const file = this.#files.get(inode);
    if (file === undefined) throw new Error(`The record of the disk speaks of the unknown file ${inode}`);
    return file;
  }

  #bytesOf(inode: string, cut: Cut): Buffer {
    const { safe, pending } = this.#file(inode);
    const longest = pending.reduce((most, one) => Math.max(most, endOf(one)), safe.length);
    const bytes = Buffer.alloc(longest); // what was never written reads as zeros
    safe.copy(bytes);
    let length = safe.length;
    for (const change of pending) length = apply(bytes, length, change, cut);
    return bytes.subarray(0, length);
  }
}

function endOf(change: DataChange): number {
  return change.kind === 'cut' ? change.length : change.offset + change.bytes.length;
}

/** The length of the file after what is kept of this change. */
function apply(file: Buffer, before: number, change: DataChange, cut: Cut): number {
  if (change.kind === 'cut') {
    if (!cut.isKept()) return before;
    if (change.length < before) file.fill(0, change.length, before);
    return change.length;
  }
  const { offset, bytes } = change;
  let length = before;
  for (let at = 0; at < bytes.length; ) {
    // Sectors lie on the disk, not in the write.
    const end = Math.min(bytes.length, at + sectorBytes - ((offset + at) % sectorBytes));
    if (cut.isKept()) {
      bytes.copy(file, offset + at, at, end);
      length = Math.max(length, offset + end);
    }
    at = end;
  }
  return length;
}

function rename(names: Map<string, string>, change: NameChange): void {
  switch (change.kind) {
    case 'make':
      names.set(change.path, change.inode);
      return;
    case 'make-folder':
      names.set(change.path, 'folder');
      return;
    case 'remove':
      names.delete(change.path);
      return;
    case 'rename': {
      const inode = names.get(change.from);
      names.delete(change.from);
      if (inode !== undefined) names.set(change.to, inode);
    }
  }
}

function pathsOf(change: NameChange): readonly string[] {
  return change.kind === 'rename' ? [change.from, change.to] : [change.path];
}
