import type { Failure } from '../../../shared/domain/failure.ts';
import { backoffMs } from '../../../shared/domain/retry-policy.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { Clock } from '../../ports/clock.ts';
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

/** What is known about the consent without any secret; kept in the ledger. Each call is durable when it returns. */
export interface TokenRecords {
  read(): {
    readonly clientId: string;
    /** Counts the rotations of the refresh token. */
    readonly generation: number;
    readonly receivedAt: string;
    readonly health: 'ok' | 'refused';
    /** The user of the consent, as last told by `signedIn`. */
    readonly user?: XeroUserIdentity;
  } | null;
  /** A refresh of this generation is about to leave. */
  refreshStarted(generation: number): void;
  /** The refresh token of this generation is stored. */
  refreshed(generation: number, receivedAt: string): void;
  /** Xero refused the stored refresh token for good. */
  refused(): void;
  signedIn(clientId: string, receivedAt: string, user: XeroUserIdentity): void;
}

export interface XeroSessionOptions {
  readonly identityUrl: string;
  readonly http: HttpDoor;
  readonly secrets: Secrets;
  /** The name of the refresh token in `secrets`. */
  readonly secretName: string;
  readonly records: TokenRecords;
  readonly clock: Clock;
}

interface Access {
  readonly token: string;
  /** From here on it is renewed before it is used. */
  readonly staleAtMs: number;
  readonly generation: number;
}

/** A refresh token that Xero has given and the store has not taken yet. */
interface Unstored {
  readonly refreshToken: string;
  readonly generation: number;
  readonly receivedAt: string;
}

/** An access token is renewed this long before it dies, or in the last tenth of its life where that is shorter. */
const expiryMarginMs = 60_000;
/** Tries of one refresh whose answer is lost. Xero takes the old token for 30 minutes (developer.xero.com/faq/oauth2). */
const maxTries = 3;

/**
 * One consent. The access token lives in memory alone, the refresh token in `Secrets`. Whatever fails, the stored refresh
 * token stays until its successor is stored: nobody is signed out by a bad line, a locked keychain or a crash.
 */
export class XeroSession {
  readonly #endpoint: TokenEndpoint;
  readonly #options: XeroSessionOptions;
  #access: Access | null = null;
  #identity: XeroUserIdentity | null = null;
  #unstored: Unstored | null = null;
  #refreshing: Promise<Result<string, Failure>> | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: XeroSessionOptions) {
    this.#options = options;
    this.#endpoint = new TokenEndpoint(options);
  }

  /**
   * A token for the next request; `renew` asks for another than the present one, because Xero refused that. Calls that come
   * while one is being fetched share it. Fails with `notConnected`, `authExpired`, `forbidden` (the app is refused),
   * `secretsUnavailable`, `offline` or `remoteFault`.
   */
  accessToken(options: { readonly renew?: boolean } = {}): Promise<Result<string, Failure>> {
    const record = this.#options.records.read();
    if (record === null) return Promise.resolve(err(notConnected()));
    if (record.health === 'refused') return Promise.resolve(err(authExpired()));
    const access = this.#access;
    if (options.renew !== true && this.#unstored === null && access !== null && this.#isFresh(record.generation)) {
      return Promise.resolve(ok(access.token));
    }
    this.#refreshing ??= this.#inTurn(() => this.#refresh()).finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  /** Who gave the consent, as far as Xero said. */
  user(): XeroUserIdentity {
    const remembered = this.#options.records.read()?.user;
    return {
      userId: this.#identity?.userId ?? remembered?.userId ?? null,
      email: this.#identity?.email ?? remembered?.email ?? null,
    };
  }

  /** Takes over a fresh consent: stores its refresh token, then notes it. `secretsUnavailable` where it cannot be stored. */
  adopt(clientId: string, tokens: Tokens & { readonly refreshToken: string }): Promise<Result<null, Failure>> {
    return this.#inTurn(async () => {
      const stored = await this.#options.secrets.set(this.#options.secretName, tokens.refreshToken);
      if (!stored.ok) return stored;
      this.#unstored = null;
      this.#identity = { userId: tokens.userId, email: tokens.email };
      this.#options.records.signedIn(clientId, this.#now(), this.#identity);
      this.#remember(tokens, this.#options.records.read()?.generation ?? 0);
      return ok(null);
    });
  }

  /** Takes the whole consent back at Xero. The stored token stays where it is: whoever asked for this forgets it. */
  revoke(): Promise<Result<null, Failure>> {
    return this.#inTurn(async () => {
      const record = this.#options.records.read();
      if (record === null) return err(notConnected());
      const stored = this.#unstored === null ? await this.#stored() : ok(this.#unstored.refreshToken);
      if (!stored.ok) return stored;
      const fault = await this.#endpoint.revoke(record.clientId, stored.value);
      if (fault !== null && fault.kind !== 'invalid-grant') return err(failureOf(fault));
      this.#access = null;
      this.#unstored = null;
      return ok(null);
    });
  }

  async #refresh(): Promise<Result<string, Failure>> {
    const record = this.#options.records.read();
    if (record === null) return err(notConnected());
    if (this.#unstored !== null) {
      const late = await this.#store(this.#unstored);
      if (!late.ok) return late;
      if (this.#access !== null && this.#isFresh(late.value)) return ok(this.#access.token);
      return this.#refresh();
    }
    const stored = await this.#stored();
    if (!stored.ok) return stored;
    let refreshToken = stored.value;
    for (let attempt = 1; ; attempt += 1) {
      this.#options.records.refreshStarted(record.generation);
      const outcome = await this.#endpoint.refresh(record.clientId, refreshToken);
      if (outcome.ok) return this.#keep(outcome.value, refreshToken, record.generation + 1);
      if (outcome.error.kind === 'invalid-grant') {
        const present = await this.#stored();
        if (!present.ok) return present;
        // Another one is stored meanwhile: the refused token was not the last word.
        if (present.value === refreshToken || attempt >= maxTries) return err(this.#markRefused());
        refreshToken = present.value;
      } else if (outcome.error.kind !== 'no-answer' || attempt >= maxTries) {
        return err(failureOf(outcome.error));
      } else {
        await this.#options.clock.sleep(backoffMs(attempt, 0.5));
      }
    }
  }

  async #stored(): Promise<Result<string, Failure>> {
    const read = await this.#options.secrets.get(this.#options.secretName);
    if (!read.ok) return read;
    // There is a record, so there was a secret. A locked keychain shows none, and that is all "none" can mean.
    return read.value === null ? err(secretsLocked()) : ok(read.value);
  }

  async #keep(tokens: Tokens, sent: string, generation: number): Promise<Result<string, Failure>> {
    this.#identity = {
      userId: tokens.userId ?? this.user().userId,
      email: tokens.email ?? this.user().email,
    };
    this.#remember(tokens, generation);
    const refreshToken = tokens.refreshToken ?? sent;
    const stored = await this.#store({ refreshToken, generation, receivedAt: this.#now() });
    return stored.ok ? ok(tokens.accessToken) : stored;
  }

  /**
   * Stores what Xero has given and returns its generation. Until that works it is kept here and nothing else is asked of
   * Xero: the person unlocks the keychain, and the next call stores it.
   */
  async #store(unstored: Unstored): Promise<Result<number, Failure>> {
    this.#unstored = unstored;
    const stored = await this.#options.secrets.set(this.#options.secretName, unstored.refreshToken);
    if (!stored.ok) return stored;
    this.#options.records.refreshed(unstored.generation, unstored.receivedAt);
    this.#unstored = null;
    return ok(unstored.generation);
  }

  #markRefused(): Failure {
    this.#access = null;
    this.#options.records.refused();
    return authExpired();
  }

  #remember(tokens: Tokens, generation: number): void {
    const lifetimeMs = tokens.accessLifetimeS * 1000;
    const staleAtMs = this.#options.clock.nowMs() + lifetimeMs - Math.min(expiryMarginMs, lifetimeMs / 10);
    this.#access = { token: tokens.accessToken, staleAtMs, generation };
  }

  /** The generation is compared because a sign-in elsewhere in the program makes the token in hand an old one. */
  #isFresh(generation: number): boolean {
    const access = this.#access;
    if (access === null || access.generation !== generation) return false;
    return access.staleAtMs > this.#options.clock.nowMs();
  }

  /** One refresh or sign-in at a time: each reads and writes the same stored token. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(work);
    this.#turn = mine.catch(() => null);
    return mine;
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
