import type { Caught } from '../../simulation/seeded/find-planted.ts';
import { openCrashScene } from '../crash-scene.ts';
import { BrokenDisk, cutPower } from './cut-power.ts';

/**
 * Cuts the power under the program with this fault in it until something is wrong, at most for `forMs`; counted in cuts.
 * The program has to be built (tests/fixtures/built-program.ts).
 */
export async function findPlantedOnDisk(name: string, forMs: number): Promise<Caught> {
  const endsAtMs = performance.now() + forMs;
  for (let run = 1; ; run += 1) {
    const scene = await openCrashScene(run);
    try {
      await cutPower(scene, 1, name);
    } catch (error) {
      if (!(error instanceof BrokenDisk)) throw error;
      return { name, seeds: run, run, problem: error.message };
    } finally {
      await scene.close();
    }
    if (performance.now() > endsAtMs) return { name, seeds: null, run, problem: 'not found' };
  }
}
