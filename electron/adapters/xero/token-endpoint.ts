import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  Configuration,
  type CustomFetchOptions,
  calculatePKCECodeChallenge,
  customFetch,
  None,
  refreshTokenGrant,
  type TokenEndpointResponse,
  tokenRevocation,
} from 'openid-client';
import { z } from 'zod';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import { isLoopbackHost } from '../http/address.ts';
import type { HttpDoor } from '../http/http-door.ts';
import { identityOf, userIdOf } from './token-claims.ts';

/** What the app asks the user for: granular scopes, the only ones that new apps get (developer.xero.com/faq/granular-scopes). */
const scopes =
  'openid profile email offline_access accounting.banktransactions accounting.invoices accounting.payments accounting.contacts accounting.attachments accounting.settings';

/** Bank feeds: asked for only where a person says that the app has it, because Xero refuses a sign-in that asks for more. */
const feedScope = 'bankfeeds';

/** The issuer that Xero puts into identity tokens, whatever host the token came from. */
const xeroIssuer = 'https://identity.xero.com';

const tokenTimeoutMs = 20_000;
const tokenMaxBytes = 256 * 1024;
/** Xero: access tokens live 30 minutes (developer.xero.com/faq/oauth2). Used where an answer does not say. */
const defaultLifetimeS = 1800;

export interface Tokens {
  readonly accessToken: string;
  readonly accessLifetimeS: number;
  /** Null where the answer held none. */
  readonly refreshToken: string | null;
  /** Who consented, as far as the tokens say. */
  readonly userId: string | null;
  readonly email: string | null;
}

/**
 * invalid-grant   the code or the refresh token is refused for good
 * client-refused  the app itself is refused
 * not-reached     the request certainly did not leave
 * no-answer       it may have arrived, and what it did is not known; `status` where there was some answer
 */
export type TokenFault =
  | { readonly kind: 'invalid-grant' | 'client-refused' | 'not-reached' }
  | { readonly kind: 'no-answer'; readonly status: number | null };

export interface CodeGrant {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly code: string;
  readonly state: string;
  readonly verifier: string;
  readonly nonce: string;
  /** Bank feeds are asked for, too. */
  readonly bankFeeds: boolean;
}

/** What was seen on the wire during one grant. openid-client's errors are never read; these facts are. */
interface Sighting {
  tried: boolean;
  reached: boolean;
  status: number | null;
  errorCode: string | null;
  identityToken: string | null;
}

const errorBody = z.object({ error: z.string() });

/** Xero's OAuth endpoints by way of openid-client, each request through the app's one door to the network. */
export class TokenEndpoint {
  readonly #loginUrl: string;
  readonly #identityUrl: string;
  readonly #http: HttpDoor;

  constructor(options: { readonly loginUrl?: string; readonly identityUrl: string; readonly http: HttpDoor }) {
    this.#loginUrl = withoutSlash(options.loginUrl ?? 'https://login.xero.com');
    this.#identityUrl = withoutSlash(options.identityUrl);
    this.#http = options.http;
  }

  /** The address a person opens to give their consent. */
  async authoriseUrl(grant: Omit<CodeGrant, 'code'>): Promise<string> {
    const url = buildAuthorizationUrl(this.#configuration(grant.clientId, newSighting()), {
      redirect_uri: grant.redirectUri,
      scope: grant.bankFeeds ? `${scopes} ${feedScope}` : scopes,
      code_challenge: await calculatePKCECodeChallenge(grant.verifier),
      code_challenge_method: 'S256',
      state: grant.state,
      nonce: grant.nonce,
    });
    return url.href;
  }

  /** Exchanges a code, once. The code is spent afterwards, whatever came back. */
  exchangeCode(grant: Omit<CodeGrant, 'bankFeeds'>): Promise<Result<Tokens, TokenFault>> {
    const callback = new URL(grant.redirectUri);
    callback.searchParams.set('code', grant.code);
    callback.searchParams.set('state', grant.state);
    return this.#request(grant.clientId, grant.nonce, (configuration) =>
      authorizationCodeGrant(configuration, callback, {
        pkceCodeVerifier: grant.verifier,
        expectedState: grant.state,
      }),
    );
  }

  /** One refresh request; never repeated here. */
  refresh(clientId: string, refreshToken: string): Promise<Result<Tokens, TokenFault>> {
    return this.#request(clientId, null, (configuration) => refreshTokenGrant(configuration, refreshToken));
  }

  /**
   * Takes the whole consent back (RFC 7009): every connection of this person to this app ends. A token that Xero does not
   * know is taken back already. Null where it is done.
   */
  async revoke(clientId: string, refreshToken: string): Promise<TokenFault | null> {
    const sighting = newSighting();
    try {
      await tokenRevocation(this.#configuration(clientId, sighting), refreshToken);
      return null;
    } catch (error) {
      if (!sighting.tried) throw error; // not even sent: a bug here, no fault of the wire
      return faultOf(sighting);
    }
  }

  async #request(
    clientId: string,
    nonce: string | null,
    grant: (configuration: Configuration) => Promise<TokenEndpointResponse>,
  ): Promise<Result<Tokens, TokenFault>> {
    const sighting = newSighting();
    let answer: TokenEndpointResponse;
    try {
      answer = await grant(this.#configuration(clientId, sighting));
    } catch (error) {
      if (!sighting.tried) throw error; // not even sent: a bug here, no fault of the wire
      return err(faultOf(sighting));
    }
    const issuers = [xeroIssuer, this.#identityUrl];
    const { identityToken } = sighting;
    const named = identityToken === null ? null : identityOf(identityToken, { clientId, issuers, nonce });
    return ok({
      accessToken: answer.access_token,
      accessLifetimeS: answer.expires_in ?? defaultLifetimeS,
      refreshToken: answer.refresh_token ?? null,
      userId: userIdOf(answer.access_token) ?? named?.userId ?? null,
      email: named?.email ?? null,
    });
  }

  #configuration(clientId: string, sighting: Sighting): Configuration {
    const configuration = new Configuration(
      {
        issuer: this.#identityUrl,
        authorization_endpoint: `${this.#loginUrl}/identity/connect/authorize`,
        token_endpoint: `${this.#identityUrl}/connect/token`,
        revocation_endpoint: `${this.#identityUrl}/connect/revocation`,
        code_challenge_methods_supported: ['S256'],
      },
      clientId,
      undefined,
      None(), // a desktop app has no secret: PKCE stands in for it
    );
    // Plain http is let through for a service on this machine alone; the door refuses any other by itself.
    if ([this.#loginUrl, this.#identityUrl].some(isPlainLoopback)) allowInsecureRequests(configuration);
    configuration[customFetch] = (url, options) => this.#send(url, options, sighting);
    return configuration;
  }

  async #send(url: string, options: CustomFetchOptions, sighting: Sighting): Promise<Response> {
    sighting.tried = true;
    const sent = await this.#http.send({
      method: 'POST',
      url,
      headers: options.headers,
      body: String(options.body ?? ''),
      timeoutMs: tokenTimeoutMs,
      maxBytes: tokenMaxBytes,
    });
    if (!sent.ok) {
      sighting.reached = sent.error.reached === 'maybe';
      throw new Error(sent.error.kind);
    }
    sighting.reached = true;
    sighting.status = sent.value.status;
    const body = withoutIdentityToken(sent.value.text(), sighting);
    return new Response(bodilessStatuses.includes(sent.value.status) ? null : body, {
      status: sent.value.status,
      headers: { 'content-type': sent.value.headers['content-type'] ?? '' },
    });
  }
}

/** The Fetch API allows these no body, not even an empty one. */
const bodilessStatuses = [204, 205, 304];

function newSighting(): Sighting {
  return { tried: false, reached: false, status: null, errorCode: null, identityToken: null };
}

/**
 * The identity token is taken out before openid-client sees the answer: it would let the whole sign-in fail over an issuer,
 * a clock or a key that does not fit, while we only want an e-mail address from it, on whose strength nothing is granted.
 */
function withoutIdentityToken(body: string, sighting: Sighting): string {
  let answer: unknown;
  try {
    answer = JSON.parse(body);
  } catch {
    return body;
  }
  if (typeof answer !== 'object' || answer === null) return body;
  const refusal = errorBody.safeParse(answer);
  if (refusal.success) sighting.errorCode = refusal.data.error;
  const { id_token: identityToken, ...rest } = answer as { readonly id_token?: unknown };
  if (typeof identityToken === 'string') sighting.identityToken = identityToken;
  return JSON.stringify(rest);
}

function faultOf(sighting: Sighting): TokenFault {
  const { status, errorCode, reached } = sighting;
  if (!reached) return { kind: 'not-reached' };
  if (status === 400 && errorCode === 'invalid_grant') return { kind: 'invalid-grant' };
  if ((status === 400 || status === 401 || status === 403) && errorCode !== null) return { kind: 'client-refused' };
  return { kind: 'no-answer', status };
}

function isPlainLoopback(base: string): boolean {
  const url = URL.parse(base);
  return url !== null && url.protocol === 'http:' && isLoopbackHost(url.hostname);
}

function withoutSlash(base: string): string {
  return base.replace(/\/+$/, '');
}
