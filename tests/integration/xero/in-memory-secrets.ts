import type { Secrets } from '../../../electron/ports/secrets.ts';
import type { Failure } from '../../../shared/domain/failure.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';

/** A keychain that can be locked: it then shows nothing and takes nothing, as the real ones do. */
export class InMemorySecrets implements Secrets {
  readonly description = 'memory';
  readonly values = new Map<string, string>();
  locked = false;

  get(name: string): Promise<Result<string | null, Failure>> {
    return Promise.resolve(ok(this.locked ? null : (this.values.get(name) ?? null)));
  }

  set(name: string, value: string): Promise<Result<null, Failure>> {
    if (this.locked) return Promise.resolve(err(lockedFailure));
    this.values.set(name, value);
    return Promise.resolve(ok(null));
  }

  delete(name: string): Promise<Result<null, Failure>> {
    this.values.delete(name);
    return Promise.resolve(ok(null));
  }
}

const lockedFailure: Failure = { kind: 'secretsUnavailable', source: 'local', message: 'The keychain is locked.' };
