import { existsSync, statSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Fault } from '../../electron/sandbox/faults/fault.ts';
import type { RequestEntry } from '../../electron/sandbox/http/journal.ts';
import type { ServiceName } from '../../electron/sandbox/http/site.ts';
import type { CrashScene } from './crash-scene.ts';
import type { SyncEnd, SyncProcess } from './sync-process.ts';

/** Requests of one sort. */
export interface Asking {
  readonly service: ServiceName;
  readonly method: string;
  readonly path: RegExp;
}

/**
 * When to kill: once such a request has arrived (and `fault` decides what becomes of it), once it was answered, or once
 * the answer begins to be saved, which is the first time after it that a file of `saving` is written.
 */
export interface Moment {
  readonly at: Asking;
  readonly fault?: Fault;
  readonly until: 'arrived' | 'answered' | 'saving';
  /** Which file is watched for `saving`. */
  readonly saving?: (scene: CrashScene) => string;
}

const giveUpAfterMs = 30_000;

/** Starts a sync and kills it at the moment. Throws where the sync has ended before. */
export async function killAtMoment(scene: CrashScene, moment: Moment): Promise<SyncEnd> {
  const { requests } = scene.sandbox.world;
  const before = requests.length;
  if (moment.fault !== undefined) scene.sandbox.faults.next({ ...moment.at, fault: moment.fault });
  const sync = scene.startSync();
  const find = () => requests.slice(before).find((entry) => isOne(entry, moment.at));
  await until(sync, () => find() !== undefined);
  if (moment.until !== 'arrived') await until(sync, () => find()?.status != null);
  if (moment.until === 'saving') {
    const path = (moment.saving ?? writeAheadLog)(scene);
    const seen = stampOf(path);
    await until(sync, () => stampOf(path) !== seen);
  }
  const end = await sync.kill();
  scene.sandbox.faults.clear();
  if (!end.killed) throw new Error(`The sync had ended by itself before it was killed: ${end.said}`);
  return end;
}

function isOne(entry: RequestEntry, { service, method, path }: Asking): boolean {
  return entry.service === service && entry.method === method && path.test(entry.path);
}

function writeAheadLog({ companyFolder }: CrashScene): string {
  return `${companyFolder}/ledger.db-wal`;
}

function stampOf(path: string): string {
  if (!existsSync(path)) return 'absent';
  const { size, mtimeMs, ino } = statSync(path);
  return `${size} ${mtimeMs} ${ino}`;
}

/** Looks about a thousand times a second. */
async function until(sync: SyncProcess, reached: () => boolean): Promise<void> {
  const startedMs = performance.now();
  while (!reached()) {
    if (!sync.alive) {
      const { exitCode, said } = await sync.ended;
      throw new Error(`The sync ended with ${exitCode} before the moment came: ${said}`);
    }
    if (performance.now() - startedMs > giveUpAfterMs) {
      await sync.kill();
      throw new Error('The moment never came');
    }
    await delay(1);
  }
}
