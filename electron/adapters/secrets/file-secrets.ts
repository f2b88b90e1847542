import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Failure } from '../../../shared/domain/failure.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { Secrets } from '../../ports/secrets.ts';
import { assertSecret } from './assert-secret.ts';
import { underLockFile } from './lock-file.ts';
import { readIfThere, replacePrivately } from './private-file.ts';
import { deriveKey, freshSalt, type SealingKey, type SecretValues, saltOf, seal, unseal } from './sealed-file.ts';
import { fileNotOpened, fileOutOfReach, passphraseMissing } from './secrets-failure.ts';

/** The values as they shall be; null where there is nothing to change. */
type Change = (values: SecretValues) => SecretValues | null;

/**
 * `secrets.json` in the data folder, encrypted with a key from a passphrase. Read anew at every call and changed under a
 * lock, so that two processes do not undo each other's changes. A file that does not open is never written.
 */
export class FileSecrets implements Secrets {
  readonly description = 'an encrypted file';
  readonly #folder: string;
  readonly #path: string;
  readonly #passphrase: string | null;
  #key: Promise<SealingKey> | null = null;
  #keySalt: string | null = null;

  /** Without a passphrase, or with an empty one, every call fails. */
  constructor(folder: string, passphrase: string | null) {
    this.#folder = folder;
    this.#path = join(folder, 'secrets.json');
    this.#passphrase = passphrase === '' ? null : passphrase;
  }

  async get(name: string): Promise<Result<string | null, Failure>> {
    assertSecret(name);
    return this.#orOutOfReach(async (passphrase) => {
      const text = readIfThere(this.#path);
      if (text === null) return ok(null);
      const salt = saltOf(text);
      const values = salt === null ? null : unseal(text, await this.#keyFor(passphrase, salt));
      return values === null ? err(fileNotOpened(this.#path)) : ok(secretNamed(values, name));
    });
  }

  async set(name: string, value: string): Promise<Result<null, Failure>> {
    assertSecret(name, value);
    const stored = await this.#change((values) => ({ ...values, [name]: value }));
    if (!stored.ok) return stored;
    const readBack = await this.get(name);
    if (!readBack.ok) return readBack;
    return readBack.value === value ? ok(null) : err(fileOutOfReach(this.#path));
  }

  async delete(name: string): Promise<Result<null, Failure>> {
    assertSecret(name);
    return this.#change((values) => {
      if (!Object.hasOwn(values, name)) return null;
      return Object.fromEntries(Object.entries(values).filter(([other]) => other !== name));
    });
  }

  /** The key takes long to make, so it is made before the lock is taken, and again where the file has become another one. */
  #change(change: Change): Promise<Result<null, Failure>> {
    return this.#orOutOfReach(async (passphrase) => {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      for (;;) {
        const seen = readIfThere(this.#path);
        const salt = seen === null ? (this.#keySalt ?? freshSalt()) : saltOf(seen);
        if (salt === null) return err(fileNotOpened(this.#path));
        const key = await this.#keyFor(passphrase, salt);
        const outcome = await underLockFile(`${this.#path}.lock`, () => this.#rewrite(key, change));
        if (outcome !== 'another-salt') return outcome;
      }
    });
  }

  #rewrite(key: SealingKey, change: Change): Result<null, Failure> | 'another-salt' {
    const text = readIfThere(this.#path);
    if (text !== null && saltOf(text) !== key.salt) return 'another-salt';
    const values = text === null ? {} : unseal(text, key);
    if (values === null) return err(fileNotOpened(this.#path));
    const changed = change(values);
    if (changed !== null) replacePrivately(this.#path, seal(changed, key));
    return ok(null);
  }

  /** Kept for the life of the process, for one salt at a time. */
  #keyFor(passphrase: string, salt: string): Promise<SealingKey> {
    if (this.#key === null || this.#keySalt !== salt) {
      this.#keySalt = salt;
      this.#key = deriveKey(passphrase, salt);
    }
    return this.#key;
  }

  async #orOutOfReach<T>(work: (passphrase: string) => Promise<Result<T, Failure>>): Promise<Result<T, Failure>> {
    if (this.#passphrase === null) return err(passphraseMissing());
    try {
      return await work(this.#passphrase);
    } catch (error) {
      if (error instanceof Error && 'code' in error) return err(fileOutOfReach(this.#path)); // of the disk
      throw error;
    }
  }
}

function secretNamed(values: SecretValues, name: string): string | null {
  return Object.hasOwn(values, name) ? (values[name] ?? null) : null;
}
