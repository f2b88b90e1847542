import { SeededRandom } from '../world/seeded-random.ts';
import type { UserRecord } from '../world/xero-shapes.ts';

/** What a person agreed to. */
export interface Consent {
  readonly clientId: string;
  readonly user: UserRecord;
  readonly scopes: readonly string[];
  readonly authEventId: string;
  readonly nonce: string | null;
}

interface Tenant {
  readonly tenantId: string;
  readonly name: string;
}

export interface Connection {
  readonly id: string;
  readonly tenantId: string;
  readonly tenantName: string;
  readonly tenantType: 'ORGANISATION';
  authEventId: string;
  readonly createdMs: number;
  updatedMs: number;
}

interface PendingCode {
  readonly consent: Consent;
  readonly challenge: string;
  readonly redirectUri: string;
  readonly expiresMs: number;
}

interface RefreshRecord {
  readonly consent: Consent;
  readonly issuedMs: number;
  /** Set once it has been exchanged: until then it may be exchanged once more. */
  graceUntilMs: number | null;
}

export interface AccessRecord {
  readonly consent: Consent;
  readonly expiresMs: number;
}

/** Lifetimes as Xero publishes them (developer.xero.com/faq/oauth2). Milliseconds. */
const codeMs = 5 * 60_000;
export const accessTokenMs = 30 * 60_000;
const refreshTokenMs = 60 * 24 * 3_600_000;
const graceMs = 30 * 60_000;

/** Sign-ins at Xero: codes, tokens, consents, connections. */
export class IdentityState {
  readonly clientId: string;
  /** True: the person presses Cancel on the consent page. */
  denyConsent = false;
  /** What no consent covers, as one that was given before the app asked for it. */
  readonly uncoveredScopes = new Set<string>();
  /** The app has the partner scope: it may ask for `bankfeeds`, and use it. */
  isFeedPartner = false;
  readonly connections: Connection[] = [];
  /** Organisations that the person allows besides the sandbox's own; all of them answer with that one's books. */
  readonly otherTenants: Tenant[] = [];
  readonly #tenant: Tenant;
  readonly #user: () => UserRecord;
  readonly #clock: { nowMs(): number };
  readonly #random: SeededRandom;
  readonly #codes = new Map<string, PendingCode>();
  readonly #refreshTokens = new Map<string, RefreshRecord>();
  readonly #accessTokens = new Map<string, AccessRecord>();

  constructor(options: {
    seed: number;
    clock: { nowMs(): number };
    tenant: Tenant;
    user: () => UserRecord;
  }) {
    this.#random = new SeededRandom(options.seed ^ 0x1de7);
    this.#clock = options.clock;
    this.#tenant = options.tenant;
    this.#user = options.user;
    this.clientId = this.#random.hex(32).toUpperCase();
  }

  newId(): string {
    return this.#random.uuid();
  }

  /** The person agrees: a code, good once and for five minutes. */
  agree(request: { scopes: readonly string[]; challenge: string; redirectUri: string; nonce: string | null }): string {
    const authEventId = this.newId();
    const consent: Consent = {
      clientId: this.clientId,
      user: this.#user(),
      scopes: request.scopes,
      authEventId,
      nonce: request.nonce,
    };
    for (const tenant of [this.#tenant, ...this.otherTenants]) this.#connect(authEventId, tenant);
    const code = this.#random.hex(40);
    const { challenge, redirectUri } = request;
    this.#codes.set(code, { consent, challenge, redirectUri, expiresMs: this.#clock.nowMs() + codeMs });
    return code;
  }

  /** Uses the code up, right or wrong. Null where it is not good (any more). */
  redeem(code: string, proof: { challenge: string; redirectUri: string }): Consent | null {
    const pending = this.#codes.get(code);
    this.#codes.delete(code);
    if (pending === undefined || this.#clock.nowMs() >= pending.expiresMs) return null;
    if (pending.challenge !== proof.challenge || pending.redirectUri !== proof.redirectUri) return null;
    return pending.consent;
  }

  issueRefreshToken(consent: Consent): string {
    const token = this.#random.hex(43);
    this.#refreshTokens.set(token, { consent, issuedMs: this.#clock.nowMs(), graceUntilMs: null });
    return token;
  }

  keepAccessToken(token: string, consent: Consent): void {
    this.#accessTokens.set(token, { consent, expiresMs: this.#clock.nowMs() + accessTokenMs });
  }

  /** The consent behind a refresh token that is still good; from now on the token has thirty minutes of grace. */
  exchange(token: string): Consent | null {
    const record = this.#refreshTokens.get(token);
    const nowMs = this.#clock.nowMs();
    if (record === undefined || nowMs >= record.issuedMs + refreshTokenMs) return null;
    if (record.graceUntilMs !== null && nowMs >= record.graceUntilMs) return null;
    record.graceUntilMs ??= nowMs + graceMs;
    return record.consent;
  }

  accessRecord(token: string): AccessRecord | undefined {
    return this.#accessTokens.get(token);
  }

  /** As pressing Disconnect for the whole app: refresh tokens die, connections go. False where the token is unknown. */
  revoke(refreshToken: string): boolean {
    if (!this.#refreshTokens.has(refreshToken)) return false;
    this.revokeConsent();
    return true;
  }

  revokeConsent(): void {
    this.#refreshTokens.clear();
    this.connections.splice(0);
  }

  /** All access tokens run out at once, as after half an hour. */
  expireAccessTokens(): void {
    for (const [token, record] of this.#accessTokens) {
      this.#accessTokens.set(token, { ...record, expiresMs: this.#clock.nowMs() });
    }
  }

  /** False where there is no such connection. */
  disconnect(connectionId: string): boolean {
    const place = this.connections.findIndex((connection) => connection.id === connectionId);
    if (place === -1) return false;
    this.connections.splice(place, 1);
    return true;
  }

  #connect(authEventId: string, { tenantId, name }: Tenant): void {
    const nowMs = this.#clock.nowMs();
    const known = this.connections.find((connection) => connection.tenantId === tenantId);
    if (known !== undefined) {
      known.authEventId = authEventId;
      known.updatedMs = nowMs;
      return;
    }
    const fresh = { id: this.newId(), tenantId, tenantName: name, tenantType: 'ORGANISATION' as const };
    this.connections.push({ ...fresh, authEventId, createdMs: nowMs, updatedMs: nowMs });
  }
}
