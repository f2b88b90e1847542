import { randomUUID } from 'node:crypto';
import type { Ids } from '../../ports/ids.ts';

/** Names from the system's source of randomness. */
export class RandomIds implements Ids {
  uuid(): string {
    return randomUUID();
  }
}
