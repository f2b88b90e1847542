import { call } from './client.ts';

/**
 * The engine's sentence about the role that the company is connected with, asked of Xero right after a sign-in. Null where it
 * cannot be told yet: no organisation is chosen, or Xero does not answer; the next look at Xero shows it then.
 */
export async function readRole(companyId: string): Promise<string | null> {
  try {
    return (await call(companyId, 'connection.xero.role', {})).sentence;
  } catch {
    return null;
  }
}
