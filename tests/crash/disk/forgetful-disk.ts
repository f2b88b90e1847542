import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Hex } from '../../../shared/domain/hash.ts';
import { root } from '../../checks.ts';

const compiler = process.env['CC'] ?? 'cc';
const source = join(import.meta.dirname, 'forgetful-disk.c');

/** The numbers that Linux has for what a disk may say (errno(3)). */
export const diskErrors = { EIO: 5, ENOSPC: 28, EROFS: 30 } as const;

export type DiskFault =
  /** SIGKILL at the change of this number, from 1; it may be under way then. */
  | { readonly kind: 'kill'; readonly at: number }
  /** Changes of these kinds fail, counted over these alone, from 1. */
  | {
      readonly kind: 'fail';
      readonly error: keyof typeof diskErrors;
      /** Letters of the record: C make, W write, T cut, S sync, R rename, U remove, M make a folder, O open to write. */
      readonly kinds: string;
      readonly from: number;
      readonly to: number;
    };

/** Variables under which a process writes down, in `log`, all that it changes below `folder`, and under which `fault` strikes. */
export function forgetfulDisk(folder: string, log: string, fault: DiskFault | null): Record<string, string> {
  return {
    LD_PRELOAD: builtLayer(),
    FORGETFUL_ROOT: folder,
    FORGETFUL_LOG: log,
    ...(fault === null ? {} : { FORGETFUL_FAULT: wordsOf(fault) }),
  };
}

function wordsOf(fault: DiskFault): string {
  if (fault.kind === 'kill') return `kill ${fault.at}`;
  return `fail ${diskErrors[fault.error]} ${fault.kinds} ${fault.from} ${fault.to}`;
}

/** The compiled layer; compiled once for each of its versions. Throws what the compiler says. */
function builtLayer(): string {
  const folder = join(root, '.cache', 'forgetful-disk');
  const layer = join(folder, `${sha256Hex(readFileSync(source, 'utf8')).slice(0, 16)}.so`);
  if (existsSync(layer)) return layer;
  mkdirSync(folder, { recursive: true });
  const part = `${layer}.${process.pid}`;
  const compiled = spawnSync(compiler, ['-shared', '-fPIC', '-O1', '-Wall', '-o', part, source, '-ldl', '-lpthread'], {
    encoding: 'utf8',
  });
  if (compiled.status !== 0)
    throw new Error(`The forgetful disk does not compile: ${compiled.error ?? compiled.stderr}`);
  renameSync(part, layer);
  return layer;
}
