import type { SeededRandom } from '../../../electron/sandbox/world/seeded-random.ts';

/** Which kinds of trouble a seed knows: what never goes wrong together hides nothing. */
export interface Swarm {
  readonly crashes: boolean;
  readonly people: boolean;
  /** The computer's clock is wrong at times. */
  readonly clock: boolean;
  /** Writes are lost for minutes on end. */
  readonly outages: boolean;
  /** An old copy of the data folder is put back. */
  readonly backups: boolean;
}

export function drawSwarm(random: SeededRandom): Swarm {
  return {
    crashes: random.chance(0.6),
    people: random.chance(0.5),
    clock: random.chance(0.3),
    outages: random.chance(0.4),
    backups: random.chance(0.2),
  };
}
