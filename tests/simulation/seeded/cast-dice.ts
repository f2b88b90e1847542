import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import type { SeededRandom } from '../../../electron/sandbox/world/seeded-random.ts';

/** The program's own randomness falls as the seed says, too; what is returned ends that. */
export function castDice(random: SeededRandom): () => void {
  const before = { random: Math.random, uuid: crypto.randomUUID };
  Math.random = () => random.next();
  crypto.randomUUID = () => random.uuid() as ReturnType<typeof crypto.randomUUID>;
  syncBuiltinESMExports();
  return () => {
    Math.random = before.random;
    crypto.randomUUID = before.uuid;
    syncBuiltinESMExports();
  };
}
