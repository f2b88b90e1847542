import { createHash } from 'node:crypto';

/**
 * The name of a consent, and of its refresh token in the store of secrets: one for each person and app, because Xero's tokens
 * belong to both and serve all organisations that the person has connected to the app (developer.xero.com/faq/oauth2). Null
 * where Xero did not say who consented.
 */
export function consentIdOf(clientId: string, userId: string | null): string | null {
  if (userId === null) return null;
  const digest = createHash('sha256').update(`${clientId}\n${userId}`).digest('hex');
  return `xero-consent/shared-${digest.slice(0, 32)}`;
}

/** Where the refresh token of a company is that has a consent of its own, and where every one was before companies shared them. */
export function ownSecretName(companyId: string): string {
  return `xero-consent/${companyId}`;
}
