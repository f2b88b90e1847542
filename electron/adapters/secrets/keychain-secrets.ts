import { randomUUID } from 'node:crypto';
import type { Failure } from '../../../shared/domain/failure.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { Secrets } from '../../ports/secrets.ts';
import { assertSecret } from './assert-secret.ts';
import { keychainRefusal } from './keychain-refusal.ts';
import { keychainForgetful, keychainMissing, keychainSilent } from './secrets-failure.ts';

/** What is used of keytar. Never `findCredentials`: it crashes the process where the keyring is locked (node-keytar #477). */
export interface Keychain {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

const service = 'Tallybridge';

/** A keychain may ask the person to unlock it; a call that takes longer than this counts as failed. */
const defaultTimeoutMs = 3000;

/**
 * The keychain of the operating system: Keychain on macOS, Credential Manager on Windows (at most 2,560 bytes a secret),
 * the Secret Service on Linux. Nothing takes its place where it is absent.
 */
export class KeychainSecrets implements Secrets {
  readonly description = 'the system keychain';
  readonly #load: () => Promise<Keychain>;
  readonly #timeoutMs: number;

  constructor(load: () => Promise<Keychain> = loadKeytar, timeoutMs: number = defaultTimeoutMs) {
    this.#load = load;
    this.#timeoutMs = timeoutMs;
  }

  async get(name: string): Promise<Result<string | null, Failure>> {
    assertSecret(name);
    return this.#call((keychain) => keychain.getPassword(service, name));
  }

  async set(name: string, value: string): Promise<Result<null, Failure>> {
    assertSecret(name, value);
    const stored = await this.#call((keychain) => keychain.setPassword(service, name, value));
    if (!stored.ok) return stored;
    const readBack = await this.get(name);
    if (!readBack.ok) return readBack;
    return readBack.value === value ? ok(null) : err(keychainForgetful());
  }

  /** A locked keychain also says that there was nothing to delete, so that answer is believed only of one that can write. */
  async delete(name: string): Promise<Result<null, Failure>> {
    assertSecret(name);
    const deleted = await this.#call((keychain) => keychain.deletePassword(service, name));
    if (!deleted.ok) return deleted;
    return deleted.value ? ok(null) : this.#proveUnlocked();
  }

  async #proveUnlocked(): Promise<Result<null, Failure>> {
    const name = `unlocked-${randomUUID()}`;
    const stored = await this.set(name, 'yes');
    if (!stored.ok) return stored;
    const deleted = await this.#call((keychain) => keychain.deletePassword(service, name));
    return deleted.ok ? ok(null) : deleted;
  }

  async #call<T>(use: (keychain: Keychain) => Promise<T>): Promise<Result<T, Failure>> {
    let keychain: Keychain;
    try {
      keychain = await this.#load();
    } catch {
      return err(keychainMissing());
    }
    try {
      return await this.#inTime(use(keychain));
    } catch (error) {
      return err(keychainRefusal(error));
    }
  }

  async #inTime<T>(answer: Promise<T>): Promise<Result<T, Failure>> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tooLate = new Promise<Result<T, Failure>>((resolve) => {
      timer = setTimeout(() => resolve(err(keychainSilent())), this.#timeoutMs);
    });
    try {
      return await Promise.race([answer.then((value) => ok(value)), tooLate]);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** Loaded on first use, because loading throws where libsecret is missing. */
async function loadKeytar(): Promise<Keychain> {
  return (await import('keytar')).default;
}
