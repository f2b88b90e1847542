import { z } from 'zod';

/*
 * These tokens are opened without looking at their signature. That is enough here, because nothing is granted on their
 * strength: they came over TLS straight from Xero, and what is taken from them only finds the user's own row in the list
 * of users, to tell in advance what Xero will allow. A token that does not fit is therefore ignored and never stops a
 * sign-in.
 */

const accessClaims = z.object({ xero_userid: z.string().min(1) });

const identityClaims = z.object({
  iss: z.string(),
  aud: z.union([z.string(), z.array(z.string())]),
  nonce: z.string().optional(),
  email: z.string().min(1).nullish().catch(null),
  xero_userid: z.string().min(1).nullish().catch(null),
});

/** Xero's id of the user who gave the consent, or null where the token is no JWT or does not say. */
export function userIdOf(accessToken: string): string | null {
  const claims = accessClaims.safeParse(payloadOf(accessToken));
  return claims.success ? claims.data.xero_userid : null;
}

const scopeClaims = z.object({ scope: z.union([z.array(z.string()), z.string()]) });

/** The scopes of an access token, or null where it is no JWT or does not say (a list at Xero; one text elsewhere). */
export function scopesOf(accessToken: string): readonly string[] | null {
  const claims = scopeClaims.safeParse(payloadOf(accessToken));
  if (!claims.success) return null;
  const { scope } = claims.data;
  return (typeof scope === 'string' ? scope.split(' ') : scope).filter((name) => name !== '');
}

/** Who the identity token names; nobody where the token is not for `clientId` or not of one of `issuers`. */
export function identityOf(
  identityToken: string,
  expected: { readonly clientId: string; readonly issuers: readonly string[]; readonly nonce: string | null },
): { readonly userId: string | null; readonly email: string | null } {
  const nobody = { userId: null, email: null };
  const claims = identityClaims.safeParse(payloadOf(identityToken));
  if (!claims.success) return nobody;
  const { iss, aud, nonce, email, xero_userid: userId } = claims.data;
  const audiences = typeof aud === 'string' ? [aud] : aud;
  if (!audiences.includes(expected.clientId)) return nobody;
  if (!expected.issuers.includes(iss.replace(/\/$/, ''))) return nobody;
  if (nonce !== undefined && expected.nonce !== null && nonce !== expected.nonce) return nobody;
  return { userId: userId ?? null, email: email ?? null };
}

function payloadOf(token: string): unknown {
  const payload = token.split('.')[1];
  if (payload === undefined) return null;
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  } catch {
    return null; // opaque tokens are allowed: nothing depends on the form
  }
}
