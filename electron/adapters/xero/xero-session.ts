import type { Failure } from '../../../shared/domain/failure.ts';
import { backoffMs } from '../../../shared/domain/retry-policy.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Consents } from '../../ports/consents.ts';
import type { Secrets } from '../../ports/secrets.ts';
import type { HttpDoor } from '../http/http-door.ts';
import { TokenEndpoint, type TokenFault, type Tokens } from './token-endpoint.ts';
import {
  authExpired,
  clientRefused,
  incompatible,
  notConnected,
  offline,
  remoteFault,
  secretsLocked,
} from './xero-failure.ts';

export interface XeroUserIdentity {
  readonly userId: string | null;
  readonly email: string | null;
}

/** What is known about a company's consent without any secret. Each call is durable when it returns. */
export interface TokenRecords {
  read(): {
    readonly clientId: string;
    /** The name of its refresh token in `secrets`; companies that share the consent share it. */
    readonly secretName: string;
    /** Where an earlier version kept the company's own refresh token; null where it never did. */
    readonly formerSecretName: string | null;
    /** Another one after somebody has signed in anew: earlier access tokens are not used any more. */
    readonly epoch: string;
    /** Counts the rotations of the refresh token. */
    readonly generation: number;
    readonly receivedAt: string;
    readonly health: 'ok' | 'refused';
    /** The user of the consent, as last told by `signedIn`. */
    readonly user?: XeroUserIdentity;
  } | null;
  /** The name under which the refresh token of this user's consent to this app is kept. */
  secretNameFor(clientId: string, user: XeroUserIdentity): string;
  /** Brings the company's books to what is known by now: another company may have renewed the consent. */
  keepUp(): void;
  /** A refresh of this generation is about to leave. */
  refreshStarted(generation: number): void;
  /** The refresh token of this generation is stored. */
  refreshed(generation: number, receivedAt: string): void;
  /** Xero refused every stored refresh token for good. */
  refused(): void;
  signedIn(clientId: string, receivedAt: string, user: XeroUserIdentity): void;
}

type TokenRecord = NonNullable<ReturnType<TokenRecords['read']>>;

export interface XeroSessionOptions {
  readonly identityUrl: string;
  readonly http: HttpDoor;
  readonly secrets: Secrets;
  readonly records: TokenRecords;
  readonly clock: Clock;
  /** What the sessions of this process share. */
  readonly memory: ConsentMemory;
  /** One renewal or sign-in at a time on this computer: each reads and writes the same stored token. */
  readonly alone: Consents['alone'];
}

interface Access {
  readonly token: string;
  /** From here on it is renewed before it is used. */
  readonly staleAtMs: number;
  readonly epoch: string;
}

/** A refresh token that Xero has given and the store has not taken yet. */
interface Unstored {
  readonly refreshToken: string;
  readonly generation: number;
  readonly receivedAt: string;
}

interface Memory {
  access: Access | null;
  identity: XeroUserIdentity | null;
  unstored: Unstored | null;
  refreshing: Promise<Result<string, Failure>> | null;
}

/** What this process alone knows of consents, by the names of their refresh tokens: all companies of one use one access token. */
export class ConsentMemory {
  readonly #memories = new Map<string, Memory>();

  of(secretName: string): Memory {
    const present = this.#memories.get(secretName);
    if (present !== undefined) return present;
    const memory: Memory = { access: null, identity: null, unstored: null, refreshing: null };
    this.#memories.set(secretName, memory);
    return memory;
  }
}

/** An access token is renewed this long before it dies, or in the last tenth of its life where that is shorter. */
const expiryMarginMs = 60_000;
/** Tries of one refresh whose answer is lost. Xero takes the old token for 30 minutes (developer.xero.com/faq/oauth2). */
const maxTries = 3;

/**
 * One company's way to its consent, which others may share. The access token lives in memory alone, the refresh token in
 * `Secrets`. Whatever fails, the stored refresh token stays until its successor is stored: nobody is signed out by a bad line,
 * a locked keychain or a crash.
 */
export class XeroSession {
  readonly #endpoint: TokenEndpoint;
  readonly #options: XeroSessionOptions;
  #isMoved = false;

  constructor(options: XeroSessionOptions) {
    this.#options = options;
    this.#endpoint = new TokenEndpoint(options);
  }

  /**
   * A token for the next request; `renew` asks for another than the present one, because Xero refused that. Calls that come
   * while one is being fetched share it, of whatever company. Fails with `notConnected`, `authExpired`, `forbidden` (the app
   * is refused), `secretsUnavailable`, `offline`, `remoteFault`, or `timeout` (another program does not finish with it).
   */
  accessToken(options: { readonly renew?: boolean } = {}): Promise<Result<string, Failure>> {
    this.#options.records.keepUp();
    const record = this.#options.records.read();
    if (record === null) return Promise.resolve(err(notConnected()));
    if (record.health === 'refused') return Promise.resolve(err(authExpired()));
    const memory = this.#options.memory.of(record.secretName);
    if (options.renew !== true && memory.unstored === null && memory.access !== null && this.#isFresh(memory, record)) {
      const { token } = memory.access;
      return this.#clearFormer(record.formerSecretName).then(() => ok(token));
    }
    memory.refreshing ??= this.#options
      .alone(() => this.#refresh())
      .finally(() => {
        memory.refreshing = null;
      });
    return memory.refreshing;
  }

  /** Who gave the consent, as far as Xero said. */
  user(): XeroUserIdentity {
    const record = this.#options.records.read();
    const identity = record === null ? null : this.#options.memory.of(record.secretName).identity;
    return {
      userId: identity?.userId ?? record?.user?.userId ?? null,
      email: identity?.email ?? record?.user?.email ?? null,
    };
  }

  /** Takes over a fresh consent: stores its refresh token, then notes it. `secretsUnavailable` where it cannot be stored. */
  adopt(clientId: string, tokens: Tokens & { readonly refreshToken: string }): Promise<Result<null, Failure>> {
    const { records, secrets, memory: memories, alone } = this.#options;
    return alone(async () => {
      const user = { userId: tokens.userId, email: tokens.email };
      const secretName = records.secretNameFor(clientId, user);
      const stored = await secrets.set(secretName, tokens.refreshToken);
      if (!stored.ok) return stored;
      const memory = memories.of(secretName);
      memory.unstored = null;
      memory.identity = user;
      records.signedIn(clientId, this.#now(), user);
      this.#remember(memory, tokens, records.read()?.epoch ?? '');
      return ok(null);
    });
  }

  /** Takes the whole consent back at Xero. The stored token stays where it is: whoever asked for this forgets it. */
  revoke(): Promise<Result<null, Failure>> {
    return this.#options.alone(async () => {
      const record = this.#options.records.read();
      if (record === null) return err(notConnected());
      const memory = this.#options.memory.of(record.secretName);
      const stored = memory.unstored === null ? await this.#stored(record) : ok(memory.unstored.refreshToken);
      if (!stored.ok) return stored;
      const fault = stored.value === null ? null : await this.#endpoint.revoke(record.clientId, stored.value);
      if (fault !== null && fault.kind !== 'invalid-grant') return err(failureOf(fault));
      memory.access = null;
      memory.unstored = null;
      return ok(null);
    });
  }

  async #refresh(): Promise<Result<string, Failure>> {
    const record = this.#options.records.read();
    if (record === null) return err(notConnected());
    const memory = this.#options.memory.of(record.secretName);
    const { unstored } = memory;
    if (unstored !== null && unstored.generation === record.generation + 1) {
      const late = await this.#store(memory, record, unstored);
      if (!late.ok) return late;
      const present = this.#options.records.read();
      if (memory.access !== null && present !== null && this.#isFresh(memory, present)) return ok(memory.access.token);
      return this.#refresh();
    }
    memory.unstored = null; // where another program has renewed it since, that one's token is the later one
    return this.#fetch(record, memory);
  }

  async #fetch(record: TokenRecord, memory: Memory): Promise<Result<string, Failure>> {
    const refused = new Set<string>();
    for (let attempt = 1; ; attempt += 1) {
      const stored = await this.#stored(record, refused);
      if (!stored.ok) return stored;
      // Another one may be stored meanwhile: a refused token is not the last word.
      if (stored.value === null || attempt > maxTries) return err(this.#markRefused(memory));
      this.#options.records.refreshStarted(record.generation);
      const outcome = await this.#endpoint.refresh(record.clientId, stored.value);
      if (outcome.ok) return this.#keep(record, memory, outcome.value, stored.value);
      if (outcome.error.kind === 'invalid-grant') refused.add(stored.value);
      else if (outcome.error.kind !== 'no-answer' || attempt >= maxTries) return err(failureOf(outcome.error));
      else await this.#options.clock.sleep(backoffMs(attempt, 0.5));
    }
  }

  /** The stored refresh token, where an earlier version kept it too; null where all that is stored was `refused`. */
  async #stored(
    record: TokenRecord,
    refused: ReadonlySet<string> = new Set(),
  ): Promise<Result<string | null, Failure>> {
    let isAny = false;
    for (const name of [record.secretName, record.formerSecretName]) {
      if (name === null) continue;
      const read = await this.#options.secrets.get(name);
      if (!read.ok) return read;
      if (read.value !== null && !refused.has(read.value)) return read;
      isAny ||= read.value !== null;
    }
    // There is a record, so there was a secret. A locked keychain shows none, and that is all "none" can mean.
    return isAny ? ok(null) : err(secretsLocked());
  }

  async #keep(record: TokenRecord, memory: Memory, tokens: Tokens, sent: string): Promise<Result<string, Failure>> {
    memory.identity = {
      userId: tokens.userId ?? this.user().userId,
      email: tokens.email ?? this.user().email,
    };
    this.#remember(memory, tokens, record.epoch);
    const refreshToken = tokens.refreshToken ?? sent;
    const generation = record.generation + 1;
    const stored = await this.#store(memory, record, { refreshToken, generation, receivedAt: this.#now() });
    return stored.ok ? ok(tokens.accessToken) : stored;
  }

  /**
   * Stores what Xero has given. Until that works it is kept here and nothing else is asked of Xero: the person unlocks the
   * keychain, and the next call stores it. What lies where an earlier version kept it goes only then.
   */
  async #store(memory: Memory, record: TokenRecord, unstored: Unstored): Promise<Result<null, Failure>> {
    memory.unstored = unstored;
    const stored = await this.#options.secrets.set(record.secretName, unstored.refreshToken);
    if (!stored.ok) return stored;
    this.#options.records.refreshed(unstored.generation, unstored.receivedAt);
    memory.unstored = null;
    const epoch = this.#options.records.read()?.epoch ?? '';
    if (memory.access !== null) memory.access = { ...memory.access, epoch };
    await this.#clearFormer(record.formerSecretName);
    return stored;
  }

  /** Once the shared one is known to work; where the store refuses it stays, unused, until the program is started anew. */
  async #clearFormer(name: string | null): Promise<void> {
    if (name === null || this.#isMoved) return;
    this.#isMoved = true;
    const former = await this.#options.secrets.get(name);
    if (former.ok && former.value !== null) await this.#options.secrets.delete(name);
  }

  #markRefused(memory: Memory): Failure {
    memory.access = null;
    this.#options.records.refused();
    return authExpired();
  }

  #remember(memory: Memory, tokens: Tokens, epoch: string): void {
    const lifetimeMs = tokens.accessLifetimeS * 1000;
    const staleAtMs = this.#options.clock.nowMs() + lifetimeMs - Math.min(expiryMarginMs, lifetimeMs / 10);
    memory.access = { token: tokens.accessToken, staleAtMs, epoch };
  }

  /** The epoch is compared because a sign-in elsewhere makes the token in hand an old one. */
  #isFresh({ access }: Memory, record: TokenRecord): boolean {
    if (access === null || access.epoch !== record.epoch) return false;
    return access.staleAtMs > this.#options.clock.nowMs();
  }

  #now(): string {
    return new Date(this.#options.clock.nowMs()).toISOString();
  }
}

/** `no-answer` without a status is `offline`: asking again does no harm, so it does not matter whether it had arrived. */
export function failureOf(fault: TokenFault): Failure {
  switch (fault.kind) {
    case 'invalid-grant':
      return authExpired();
    case 'client-refused':
      return clientRefused();
    case 'not-reached':
      return offline();
    case 'no-answer':
      if (fault.status === null) return offline();
      // A success that holds no connection: a web page in between, or half an answer.
      return fault.status < 300 ? incompatible('the renewed connection') : remoteFault(fault.status);
  }
}
