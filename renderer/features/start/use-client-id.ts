import { useCompany } from '../../bridge/company.ts';
import { usePreference } from '../../bridge/preferences.ts';

function parseClientId(stored: unknown): string | null {
  return typeof stored === 'string' && isClientId(stored) ? stored : null;
}

/** What a client id may look like. Whether it is one only Xero can say. */
export function isClientId(text: string): boolean {
  return /^[A-Za-z0-9_-]{1,100}$/.test(text);
}

/** The client id of this company's Xero app, kept from the step where it is pasted until the one that uses it. It is no secret. */
export function useClientId(): readonly [string, (clientId: string) => void] {
  const company = useCompany();
  return usePreference(`setup.client-id:${company.id}`, parseClientId, '');
}
