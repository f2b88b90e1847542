import { accessTokenMs, type Consent, type IdentityState } from './identity-state.ts';

export interface TokenAnswer {
  readonly access_token: string;
  readonly token_type: 'Bearer';
  readonly expires_in: number;
  readonly scope: string;
  readonly refresh_token?: string;
  readonly id_token?: string;
}

export interface MintOptions {
  readonly state: IdentityState;
  readonly issuer: string;
  readonly nowMs: number;
}

/** A fresh set for a consent. Without offline_access there is no refresh token, without openid no id_token. */
export function mintTokens(consent: Consent, { state, issuer, nowMs }: MintOptions): TokenAnswer {
  const now = Math.floor(nowMs / 1000);
  const accessToken = jwt(
    {
      nbf: now,
      exp: now + accessTokenMs / 1000,
      iss: issuer,
      aud: `${issuer}/resources`,
      client_id: consent.clientId,
      sub: consent.user.userId.replaceAll('-', ''),
      auth_time: now,
      xero_userid: consent.user.userId,
      global_session_id: consent.authEventId.replaceAll('-', ''),
      jti: state.newId(),
      authentication_event_id: consent.authEventId,
      scope: consent.scopes.filter((scope) => !state.uncoveredScopes.has(scope)),
    },
    state,
  );
  state.keepAccessToken(accessToken, consent);
  const offline = consent.scopes.includes('offline_access');
  return {
    access_token: accessToken,
    token_type: 'Bearer',
    expires_in: accessTokenMs / 1000,
    scope: consent.scopes.join(' '),
    ...(offline ? { refresh_token: state.issueRefreshToken(consent) } : {}),
    ...(consent.scopes.includes('openid') ? { id_token: idToken(consent, { state, issuer, nowMs }) } : {}),
  };
}

function idToken(consent: Consent, { state, issuer, nowMs }: MintOptions): string {
  const now = Math.floor(nowMs / 1000);
  const { user, scopes } = consent;
  return jwt(
    {
      nbf: now,
      iat: now,
      exp: now + 300,
      iss: issuer,
      aud: consent.clientId,
      sub: user.userId.replaceAll('-', ''),
      auth_time: now,
      sid: consent.authEventId.replaceAll('-', ''),
      xero_userid: user.userId,
      ...(consent.nonce === null ? {} : { nonce: consent.nonce }),
      ...(scopes.includes('email') ? { email: user.email, preferred_username: user.email } : {}),
      ...(scopes.includes('profile') ? { given_name: user.firstName, family_name: user.lastName } : {}),
    },
    state,
  );
}

/** Three parts as a JWT has them; the third is no signature. */
function jwt(payload: object, state: IdentityState): string {
  const part = (value: string) => Buffer.from(value).toString('base64url');
  const header = part(JSON.stringify({ alg: 'RS256', kid: 'sandbox', typ: 'JWT' }));
  return `${header}.${part(JSON.stringify(payload))}.${part(`not signed ${state.newId()}`)}`;
}
