import { readFileSync } from 'node:fs';

/** One change that a process made below the folder, as forgetful-disk.c writes it down. */
export type DiskChange =
  | { readonly kind: 'make'; readonly inode: string; readonly path: string }
  | { readonly kind: 'write'; readonly inode: string; readonly offset: number; readonly bytes: Buffer }
  | { readonly kind: 'cut'; readonly inode: string; readonly length: number }
  | { readonly kind: 'sync'; readonly inode: string }
  | { readonly kind: 'make-folder'; readonly path: string }
  | { readonly kind: 'sync-folder'; readonly path: string }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string };

/** Throws where the record is not whole. */
export function readRecord(path: string): readonly DiskChange[] {
  const all = readFileSync(path);
  const changes: DiskChange[] = [];
  for (let at = 0; at < all.length; ) {
    const end = all.indexOf('\n', at);
    if (end === -1) throw new Error('The record of the disk breaks off');
    const line = all.toString('utf8', at, end);
    at = end + 1;
    const change = changeOf(line, all.subarray(at));
    if (change.kind === 'write') at += change.bytes.length;
    changes.push(change);
  }
  return changes;
}

function changeOf(line: string, after: Buffer): DiskChange {
  const rest = line.slice(2);
  const [first = '', second = '', third = ''] = rest.split(' ');
  switch (line[0]) {
    case 'C':
      return { kind: 'make', inode: first, path: rest.slice(first.length + 1) };
    case 'W': {
      const length = Number(third);
      if (after.length < length) throw new Error('The record of the disk breaks off in a write');
      return { kind: 'write', inode: first, offset: Number(second), bytes: after.subarray(0, length) };
    }
    case 'T':
      return { kind: 'cut', inode: first, length: Number(second) };
    case 'S':
      return { kind: 'sync', inode: first };
    case 'M':
      return { kind: 'make-folder', path: rest };
    case 'D':
      return { kind: 'sync-folder', path: rest };
    case 'U':
      return { kind: 'remove', path: rest };
    case 'R': {
      const names = Buffer.from(rest.slice(first.length + 1));
      const length = Number(first);
      return { kind: 'rename', from: names.toString('utf8', 0, length), to: names.toString('utf8', length + 1) };
    }
    default:
      throw new Error(`The record of the disk has the line ${JSON.stringify(line)}`);
  }
}
