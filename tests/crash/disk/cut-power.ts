import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { SeededRandom } from '../../../electron/sandbox/world/seeded-random.ts';
import { root } from '../../checks.ts';
import { BooksMemory, checkExactlyOnce } from '../check-exactly-once.ts';
import type { CommandEnd } from '../command-process.ts';
import type { CrashScene } from '../crash-scene.ts';
import { checkEnd, goOnToTheEnd } from '../go-on.ts';
import { checkIntentions, checkPrivateFiles } from './books-after-cut.ts';
import { type DiskChange, readRecord } from './disk-record.ts';
import { type DiskFault, forgetfulDisk } from './forgetful-disk.ts';
import {
  type Cut,
  ForgottenFolder,
  keepsAll,
  keepsBytesOnly,
  keepsNamesOnly,
  keepsNothing,
  keepsSome,
} from './forgotten-folder.ts';

const minuteMs = 60_000;
/** Each cut leaves many different disks; so many of those that dice decide are looked at, besides the four extremes. */
const dicedDisks = 8;
/** After so many cuts in a row a run is left to end, and nothing may be missing then. */
const cutsInARow = 5;
/** A sign-in that was changed and not heard of can be repeated for 30 minutes (developer.xero.com/faq/oauth2). */
const mostSkippedMs = 20 * minuteMs;

/** What a cut has left is not what it should be; anything else that goes wrong is no finding about the program. */
export class BrokenDisk extends Error {}

export interface CutTotals {
  readonly cuts: number;
  /** Disks that a cut could have left, each of which was opened and looked through. */
  readonly disks: number;
  /** Changes of the disk that were written down. */
  readonly changes: number;
}

const plantedOption = `--import ${import.meta.resolve('../../simulation/seeded/planted-child.ts')}`;
const sources = join(root, 'electron', 'headless.ts');

/** A sync on a disk whose changes are written down; `planted` names a wrong version of the program. */
export async function syncOnRecord(
  scene: CrashScene,
  fault: DiskFault | null,
  planted?: string,
): Promise<{ readonly end: CommandEnd; readonly changes: readonly DiskChange[] }> {
  const record = `${scene.dataDir}.record`;
  const disk = forgetfulDisk(scene.dataDir, record, fault);
  const command = ['sync', '--approve-all'];
  // What is built has no sources that could be changed.
  const running =
    planted === undefined
      ? scene.start(command, undefined, disk)
      : scene.start(command, sources, { ...disk, TALLYBRIDGE_PLANTED_FAULT: planted, NODE_OPTIONS: plantedOption });
  const end = await running.ended;
  const changes = readRecord(record);
  rmSync(record);
  return { end, changes };
}

/**
 * Cuts the power so often, each time at another change that a sync makes on its disk, and goes on from one of the disks that
 * this may have left. On each of them: the ledger opens, nothing that was read from it before is missing or changed, all that Xero
 * has is known to have been sent. In the end nothing is missing or twice. Throws what is wrong.
 */
export async function cutPower(scene: CrashScene, cuts: number, planted?: string): Promise<CutTotals> {
  const { feed, random, clock } = scene;
  const memory = new BooksMemory();
  feed.addDay();
  const disk = ForgottenFolder.of(scene.dataDir);
  const whole = await syncOnRecord(scene, null);
  disk.take(whole.changes);
  const blind = unaccounted(disk, scene.dataDir);
  if (blind.length > 0) throw new Error(`The record of the disk does not account for ${blind.join(', ')}`);
  checkEnd(whole.end);
  checkExactlyOnce(scene, memory, { complete: true });
  let skippedMs = 0;
  let disks = 0;
  let changes = whole.changes.length;
  // One moment out of each part of a run, in any order: together they cover all of it.
  const moments = random.shuffled(Array.from({ length: cuts }, (_, index) => (index + random.next()) / cuts));
  for (const [index, moment] of moments.entries()) {
    feed.addDay();
    const at = 1 + Math.floor(moment * whole.changes.length);
    const left = await cutAt(scene, memory, at, planted);
    disks += left.disks;
    changes += left.changes;
    const skipMs = random.pick([0, 0, 4 * minuteMs, 10 * minuteMs]);
    if (skippedMs + skipMs <= mostSkippedMs) {
      clock.aheadMs += skipMs;
      skippedMs += skipMs;
    }
    if ((index + 1) % cutsInARow === 0 && index + 1 < cuts) {
      await goOnToTheEnd(scene, memory);
      skippedMs = 0;
    }
  }
  await goOnToTheEnd(scene, memory);
  return { cuts, disks, changes };
}

/** Leaves the scene with one of the disks, and the memory with what it holds. */
async function cutAt(
  scene: CrashScene,
  memory: BooksMemory,
  at: number,
  planted?: string,
): Promise<{ readonly disks: number; readonly changes: number }> {
  const disk = ForgottenFolder.of(scene.dataDir);
  const { end, changes } = await syncOnRecord(scene, { kind: 'kill', at }, planted);
  // A run with less to do may end before; then the power goes at its end, and what it said is held against the books.
  const isDone = !end.killed && checkEnd(end) === null;
  disk.take(changes);
  const cuts = scene.random.shuffled(cutsOf(scene.random));
  for (const [name, cut] of cuts) {
    disk.write(scene.dataDir, cut);
    const seen = Object.assign(new BooksMemory(), memory);
    try {
      checkExactlyOnce(scene, seen, { complete: isDone });
      checkIntentions(scene);
      checkPrivateFiles(scene.dataDir);
    } catch (error) {
      const what = error instanceof Error ? error.message : String(error);
      throw new BrokenDisk(`The power went at change ${at} and left ${name}: ${what}`, { cause: error });
    }
    if (cut === cuts.at(-1)?.[1]) Object.assign(memory, seen);
  }
  return { disks: cuts.length, changes: changes.length };
}

function cutsOf(random: SeededRandom): readonly (readonly [name: string, cut: Cut])[] {
  return [
    ['all', keepsAll],
    ['nothing that was not synced', keepsNothing],
    ['names without their bytes', keepsNamesOnly],
    ['bytes without their names', keepsBytesOnly],
    ...Array.from({ length: dicedDisks }, () => ['some of it', keepsSome(random)] as const),
  ];
}

/** Paths below the folder whose bytes the record does not account for: the layer would be blind to them. */
function unaccounted(disk: ForgottenFolder, folder: string): readonly string[] {
  const there = ForgottenFolder.of(folder).contents();
  const recorded = disk.contents();
  const paths = new Set([...there.keys(), ...recorded.keys()]);
  return [...paths]
    .filter((path) => {
      // Shared memory of SQLite, written through a mapping; it is made anew by whoever opens the ledger first.
      if (path.endsWith('-shm')) return false;
      const [is, said] = [there.get(path), recorded.get(path)];
      return is === undefined || said === undefined || !is.equals(said);
    })
    .map((path) => path.slice(join(folder, '/').length));
}
