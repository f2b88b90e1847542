import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '../../electron/sandbox/faults/fault.ts';
import type { RequestEntry } from '../../electron/sandbox/http/journal.ts';
import type { ServiceName } from '../../electron/sandbox/http/site.ts';
import type { CommandProcess } from './command-process.ts';
import type { CrashScene } from './crash-scene.ts';

/** Requests of one sort. */
export interface Asking {
  readonly service: ServiceName;
  readonly method: string;
  readonly path: RegExp;
  readonly query?: RegExp;
}

/**
 * When to kill: once such a request has arrived (and `fault` decides what becomes of it), once it was answered, or once
 * the answer begins to be saved, which is the first time after it that a file of `saving` is written.
 */
export interface Moment {
  readonly at: Asking;
  readonly fault?: Fault;
  readonly until: 'arrived' | 'answered' | 'saving';
  /** Which files are watched for `saving`; the ledger's unless told. */
  readonly saving?: (scene: CrashScene) => readonly string[];
}

/** Starts a sync, or what is told, and kills it at the moment; says which request it was. Throws where it has ended before. */
export async function killAtMoment(
  scene: CrashScene,
  moment: Moment,
  start: () => CommandProcess = scene.startSync,
): Promise<RequestEntry> {
  const { requests } = scene.sandbox.world;
  const before = requests.length;
  if (moment.fault !== undefined) scene.sandbox.faults.next({ ...moment.at, fault: moment.fault });
  const sync = start();
  const find = () => requests.slice(before).find((entry) => isOne(entry, moment.at));
  await sync.until(() => find() !== undefined);
  if (moment.until !== 'arrived') await sync.until(() => find()?.status != null);
  if (moment.until === 'saving') {
    const paths = (moment.saving ?? writeAheadLog)(scene);
    const stamps = () => paths.map(stampOf).join();
    const seen = stamps();
    await sync.until(() => stamps() !== seen);
  }
  const end = await sync.kill();
  scene.sandbox.faults.clear();
  if (!end.killed) throw new Error(`The sync had ended by itself before it was killed: ${end.said}`);
  const entry = find();
  if (entry === undefined) throw new Error('The request that was waited for is gone');
  return entry;
}

export function isOne(entry: RequestEntry, { service, method, path, query = /^/ }: Asking): boolean {
  return entry.service === service && entry.method === method && path.test(entry.path) && query.test(entry.query);
}

function writeAheadLog({ companyFolder }: CrashScene): readonly string[] {
  return [join(companyFolder, 'ledger.db-wal')];
}

function stampOf(path: string): string {
  const file = statSync(path, { throwIfNoEntry: false });
  return file === undefined ? 'absent' : `${file.size} ${file.mtimeMs} ${file.ino}`;
}
