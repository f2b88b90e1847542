import { randomBytes, randomUUID } from 'node:crypto';
import type { Failure } from '../../../shared/domain/failure.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { Secrets } from '../../ports/secrets.ts';
import { selfTestFailed } from './secrets-failure.ts';

/** Whether a store keeps what it is given: stores a random value, reads it, deletes it, and finds it gone. */
export async function checkSecrets(secrets: Secrets): Promise<Result<null, Failure>> {
  const name = `self-test-${randomUUID()}`;
  const value = randomBytes(32).toString('hex');
  const stored = await secrets.set(name, value);
  if (!stored.ok) return stored;
  const read = await secrets.get(name);
  const deleted = await secrets.delete(name);
  if (!read.ok) return read;
  if (!deleted.ok) return deleted;
  const gone = await secrets.get(name);
  if (!gone.ok) return gone;
  return read.value === value && gone.value === null ? ok(null) : err(selfTestFailed(secrets.description));
}
