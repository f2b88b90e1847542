import type { BooksMemory } from './check-exactly-once.ts';
import { checkExactlyOnce } from './check-exactly-once.ts';
import type { CommandEnd } from './command-process.ts';
import type { CrashScene } from './crash-scene.ts';

/** A quarantine ends at nine minutes; one that begins in the last of these runs ends in the one before. */
const mostRuns = 4;

/** Runs the sync to its end, again whenever it says that it waits, until it has done all; then nothing may be missing. */
export async function goOnToTheEnd(scene: CrashScene, memory: BooksMemory): Promise<CommandEnd> {
  for (let run = 1; run <= mostRuns; run += 1) {
    const end = await scene.startSync().ended;
    const waitingUntil = checkEnd(end);
    if (waitingUntil === null) {
      checkExactlyOnce(scene, memory, { complete: true });
      return end;
    }
    checkExactlyOnce(scene, memory, { complete: false });
    scene.clock.aheadMs += Math.max(0, Date.parse(waitingUntil) - scene.clock.nowMs()) + 1000;
  }
  throw new Error(`The sync still waits after ${mostRuns} runs`);
}

/** A run that was left alone ends well, or says until when it waits; null where it waits for nothing. */
export function checkEnd(end: CommandEnd): string | null {
  const waitingUntil = end.summary?.waitingUntil ?? null;
  if (end.exitCode === 3 && waitingUntil !== null && end.summary?.error?.code === 'waiting') return waitingUntil;
  if (end.exitCode === 0) return null;
  throw new Error(`The sync ended with ${end.exitCode} and said: ${end.said}\n${JSON.stringify(end.summary)}`);
}
