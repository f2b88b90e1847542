import { createHash } from 'node:crypto';
import { type Answer, jsonAnswer, type SandboxRequest, textAnswer } from '../http/exchange.ts';
import { type Admission, openDoor, type ServiceName, type Site } from '../http/site.ts';
import type { Consent, IdentityState } from './identity-state.ts';
import { mintTokens } from './mint-tokens.ts';

export interface IdentitySiteOptions {
  readonly state: IdentityState;
  readonly clock: { nowMs(): number };
  /** Of this listener: it is the issuer. */
  readonly url: string;
  readonly loginUrl: string;
}

/** identity.xero.com: tokens, their revocation, and discovery. */
export class IdentitySite implements Site {
  readonly #options: IdentitySiteOptions;

  constructor(options: IdentitySiteOptions) {
    this.#options = options;
  }

  nameFor(): ServiceName {
    return 'identity';
  }

  admit(): Admission {
    return openDoor;
  }

  handle(request: SandboxRequest): Answer {
    switch (`${request.method} ${request.path}`) {
      case 'GET /.well-known/openid-configuration':
        return this.#discovery();
      case 'GET /.well-known/openid-configuration/jwks':
        return jsonAnswer(200, { keys: [] });
      case 'POST /connect/token':
        return this.#token(request);
      case 'POST /connect/revocation':
        return this.#revocation(request);
      default:
        return textAnswer(404, 'Not found');
    }
  }

  #discovery(): Answer {
    const { url, loginUrl } = this.#options;
    return jsonAnswer(200, {
      issuer: url,
      authorization_endpoint: `${loginUrl}/identity/connect/authorize`,
      token_endpoint: `${url}/connect/token`,
      revocation_endpoint: `${url}/connect/revocation`,
      jwks_uri: `${url}/.well-known/openid-configuration/jwks`,
      response_types_supported: ['code'],
      grant_types_supported: ['authorization_code', 'refresh_token'],
      code_challenge_methods_supported: ['plain', 'S256'],
      id_token_signing_alg_values_supported: ['RS256'],
      subject_types_supported: ['public'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
      scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    });
  }

  #token(request: SandboxRequest): Answer {
    const form = formOf(request);
    if (form === null) return oauthError('invalid_request');
    if (form.get('client_id') !== this.#options.state.clientId) return oauthError('invalid_client');
    const grant = form.get('grant_type');
    if (grant !== 'authorization_code' && grant !== 'refresh_token') return oauthError('unsupported_grant_type');
    const consent = grant === 'refresh_token' ? this.#refreshed(form) : this.#redeemed(form);
    if (consent === null) return oauthError('invalid_grant');
    const { state, url, clock } = this.#options;
    return jsonAnswer(200, mintTokens(consent, { state, issuer: url, nowMs: clock.nowMs() }), {
      'cache-control': 'no-store',
    });
  }

  #redeemed(form: URLSearchParams): Consent | null {
    const verifier = form.get('code_verifier') ?? '';
    if (!/^[\w.~-]{43,128}$/.test(verifier)) return null;
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    return this.#options.state.redeem(form.get('code') ?? '', {
      challenge,
      redirectUri: form.get('redirect_uri') ?? '',
    });
  }

  /** The nonce belongs to the first id_token only (OpenID Connect Core 1.0, 12.2). */
  #refreshed(form: URLSearchParams): Consent | null {
    const consent = this.#options.state.exchange(form.get('refresh_token') ?? '');
    return consent === null ? null : { ...consent, nonce: null };
  }

  /** As RFC 7009 has it: 200 for a token that is unknown, too. */
  #revocation(request: SandboxRequest): Answer {
    const form = formOf(request);
    if (form === null) return oauthError('invalid_request');
    if (form.get('client_id') !== this.#options.state.clientId) return oauthError('invalid_client');
    this.#options.state.revoke(form.get('token') ?? '');
    return textAnswer(200, '');
  }
}

function formOf(request: SandboxRequest): URLSearchParams | null {
  const type = request.headers['content-type'] ?? '';
  return type.startsWith('application/x-www-form-urlencoded')
    ? new URLSearchParams(request.body.toString('utf8'))
    : null;
}

function oauthError(error: string): Answer {
  return jsonAnswer(400, { error }, { 'cache-control': 'no-store' });
}
