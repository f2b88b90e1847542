import { canonicalJson, sha256Hex } from './hash.ts';
import type { Movement, StoredMovement } from './movement.ts';

/** Of all that Cledara says about a movement. When it was first seen, or was listed no more, does not change its invoice. */
export function movementHash(stored: StoredMovement): string {
  const { firstSeenAt: _seen, releasedAt: _released, unlisted: _unlisted, ...movement } = stored;
  return sha256Hex(canonicalJson(movement satisfies Movement));
}
