import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { openLedger } from '../../electron/adapters/ledger/open-ledger.ts';
import { BooksMemory, checkExactlyOnce } from './check-exactly-once.ts';
import { chosenSeed, openCrashScene } from './crash-scene.ts';

const pairs = 10;
/** How long Cledara takes with the one that works, so that the other has surely begun meanwhile. */
const pullingMs = 700;

test('of two syncs of a company that are started together one works, the other says so and leaves all to it', async () => {
  const scene = await openCrashScene(chosenSeed());
  const memory = new BooksMemory();
  try {
    for (let pair = 1; pair <= pairs; pair += 1) {
      scene.feed.addDay();
      scene.sandbox.faults.next({
        service: 'cledara',
        path: /\/transactions$/,
        fault: { kind: 'slow', ms: pullingMs },
      });
      const ends = await Promise.all([scene.startSync().ended, scene.startSync().ended]);
      const [worked, refused] = ends.toSorted((a, b) => (a.exitCode ?? 0) - (b.exitCode ?? 0));
      expect(worked?.exitCode, worked?.said).toBe(0);
      expect(refused?.exitCode, refused?.said).toBe(3);
      expect(refused?.summary).toEqual({
        error: {
          code: 'ledger-busy',
          message: 'Another sync of this company is running. Wait until it has ended, then try again.',
          details: [],
        },
      });
      checkExactlyOnce(scene, memory, { complete: true });
    }
  } finally {
    await scene.close();
  }
});

const races = 40;
const everyMs = 120;

test('of two processes that reach for the books in the same instant, one gets them and never both', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tallybridge-race-'));
  try {
    const made = openLedger(folder);
    expect(made.ok).toBe(true);
    if (made.ok) made.value.close();
    const firstMs = String(Date.now() + 1500);
    const [a, b] = await Promise.all([race(folder, firstMs), race(folder, firstMs)]);
    const attempts = [...a, ...b];
    const holders = attempts.filter(({ had }) => had !== null);
    const refusedByNobody = attempts.filter((one) => one.had === null && !holders.some((other) => overlap(one, other)));
    expect(refusedByNobody).toEqual([]);
    const both = a.filter((mine) => b.some((other) => mine.had && other.had && overlap(mine.had, other.had)));
    expect(both).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** From reaching for the books until they are free again, or until it was refused; and when it had them. */
interface Attempt extends Span {
  readonly had: Span | null;
}

async function race(folder: string, firstMs: string): Promise<Attempt[]> {
  const child = join(import.meta.dirname, 'ledger-race-child.ts');
  const args = [child, folder, firstMs, String(everyMs), String(races)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout);
}

function overlap(a: Span, b: Span): boolean {
  return a.fromMs < b.toMs && b.fromMs < a.toMs;
}
