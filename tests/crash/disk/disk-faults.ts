import { BooksMemory, checkExactlyOnce } from '../check-exactly-once.ts';
import type { CommandEnd } from '../command-process.ts';
import type { CrashScene } from '../crash-scene.ts';
import { goOnToTheEnd } from '../go-on.ts';
import { checkIntentions } from './books-after-cut.ts';
import { syncOnRecord } from './cut-power.ts';
import type { DiskChange } from './disk-record.ts';
import type { DiskFault } from './forgetful-disk.ts';

/** A way in which a disk fails, at change `n` of those that it is about. */
interface DiskTrouble {
  readonly name: string;
  readonly kinds: readonly DiskChange['kind'][];
  readonly fault: (n: number) => DiskFault;
}

const syncs = ['sync', 'sync-folder'] as const;
const growing = ['write', 'make', 'make-folder', 'cut'] as const;

export const diskTroubles: readonly DiskTrouble[] = [
  {
    name: 'one write fails',
    kinds: ['write'],
    fault: (n) => ({ kind: 'fail', error: 'EIO', kinds: 'W', from: n, to: n }),
  },
  {
    name: 'one sync fails',
    kinds: syncs,
    fault: (n) => ({ kind: 'fail', error: 'EIO', kinds: 'S', from: n, to: n }),
  },
  {
    name: 'the disk is broken from here on',
    kinds: [...growing, ...syncs],
    fault: (n) => ({ kind: 'fail', error: 'EIO', kinds: 'WCTMSRU', from: n, to: Number.MAX_SAFE_INTEGER }),
  },
  {
    name: 'the disk is full from here on',
    kinds: growing,
    fault: (n) => ({ kind: 'fail', error: 'ENOSPC', kinds: 'WCTM', from: n, to: Number.MAX_SAFE_INTEGER }),
  },
];

/** Nothing at all may be changed. */
export const readOnlyDisk: DiskFault = {
  kind: 'fail',
  error: 'EROFS',
  kinds: 'OWCTMSRU',
  from: 1,
  to: Number.MAX_SAFE_INTEGER,
};

export interface FaultTotals {
  readonly faults: number;
  /** Syncs that said by name what was wrong and ended with 3; the others were done in spite of it. */
  readonly refused: number;
}

/**
 * Lets the disk fail so often, in every way in turn, each time at another change of a sync. The sync says what is wrong or is
 * done in spite of it; nothing is twice, nothing was sent that the books do not know of; the next one goes on from there, and after four
 * failures in a row a sync is left alone and misses nothing. Throws what is wrong.
 */
export async function failDisk(scene: CrashScene, faults: number): Promise<FaultTotals> {
  const { feed, random } = scene;
  const memory = new BooksMemory();
  feed.addDay();
  const whole = await syncOnRecord(scene, null);
  checkExactlyOnce(scene, memory, { complete: true });
  let refused = 0;
  for (let index = 0; index < faults; index += 1) {
    const trouble = diskTroubles[index % diskTroubles.length];
    if (trouble === undefined) throw new Error('There is no trouble to make');
    const most = whole.changes.filter(({ kind }) => trouble.kinds.includes(kind)).length;
    const at = random.whole(1, most);
    feed.addDay();
    try {
      const { end } = await syncOnRecord(scene, trouble.fault(at));
      if (saysWhatIsWrong(end)) refused += 1;
      checkExactlyOnce(scene, memory, { complete: false });
      checkIntentions(scene);
      if ((index + 1) % diskTroubles.length === 0 && index + 1 < faults) await goOnToTheEnd(scene, memory);
    } catch (error) {
      const what = error instanceof Error ? error.message : String(error);
      throw new Error(`${trouble.name}, at ${at} of ${most}: ${what}`, { cause: error });
    }
  }
  await goOnToTheEnd(scene, memory);
  return { faults, refused };
}

/** Whether the sync named what was wrong; false where it was done. Throws for an end that docs/automation.md does not know. */
export function saysWhatIsWrong({ exitCode, summary, said }: CommandEnd): boolean {
  const code = summary?.error?.code;
  if (exitCode === 0 || exitCode === 1) return false;
  if (exitCode === 3 && code !== undefined && code !== 'internal') return true;
  throw new Error(`The sync ended with ${exitCode} (${code}) and said: ${said.slice(0, 2000)}`);
}
