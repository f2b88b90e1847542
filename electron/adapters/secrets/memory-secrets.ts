import type { Failure } from '../../../shared/domain/failure.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import type { Secrets } from '../../ports/secrets.ts';
import { assertSecret } from './assert-secret.ts';

/** Secrets that end with the process. */
export class MemorySecrets implements Secrets {
  readonly description = 'memory';
  readonly #values = new Map<string, string>();

  async get(name: string): Promise<Result<string | null, Failure>> {
    assertSecret(name);
    return ok(this.#values.get(name) ?? null);
  }

  async set(name: string, value: string): Promise<Result<null, Failure>> {
    assertSecret(name, value);
    this.#values.set(name, value);
    return ok(null);
  }

  async delete(name: string): Promise<Result<null, Failure>> {
    assertSecret(name);
    this.#values.delete(name);
    return ok(null);
  }
}
