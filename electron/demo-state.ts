import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { XeroHoldings } from './sandbox/world/xero-organisation.ts';

/** A sandbox that outlives the demo: when its world was made, how late it is there, and what lies in its Xero. */
export interface DemoState {
  readonly madeAtMs: number;
  readonly nowMs: number;
  readonly holdings: XeroHoldings | null;
}

/** Where a demo keeps its books and its sandbox. */
export interface DemoFolder {
  readonly path: string;
  read(): DemoState | null;
  /** Written whole or not at all. */
  write(state: DemoState): void;
  /** Removes it where it is a temporary one. */
  release(): void;
}

/**
 * Under the data folder that was named, one folder for each world, so that a second demo finds the first one's books and
 * pushes nothing; else a temporary one that goes when the demo ends.
 */
export function openDemoFolder(dataDir: string | null, world: string): DemoFolder {
  const path = dataDir === null ? mkdtempSync(join(tmpdir(), 'tallybridge-demo-')) : join(dataDir, 'demo', world);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const file = join(path, 'sandbox.json');
  return {
    path,
    // Written by this program and read by nobody else.
    read: () => (existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DemoState) : null),
    write(state) {
      writeFileSync(`${file}.new`, JSON.stringify(state), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    },
    release() {
      if (dataDir === null) rmSync(path, { recursive: true, force: true });
    },
  };
}
