/**
 * disconnected-here      a person disconnected the company in this program; its books stay
 * disconnected-in-xero   the consent stands, and no longer covers the organisation
 * organisation-replaced  the same, and it covers another organisation of that name: a demo company that was reset
 * access-refused         the consent covers it, and Xero refuses all the same: an ended trial or subscription, or a lower role
 */
export type XeroTrouble = 'disconnected-here' | 'disconnected-in-xero' | 'organisation-replaced' | 'access-refused';

interface Tenant {
  readonly tenantId: string;
  readonly name: string;
}

/**
 * Why Xero refuses an organisation, by the organisations that the consent covers: Xero's refusal itself is the same for all
 * of these (XeroAPI/Xero-OpenAPI, issue 585).
 */
export function troubleOf(
  wanted: { readonly tenantId: string; readonly name: string | null },
  covered: readonly Tenant[],
): Exclude<XeroTrouble, 'disconnected-here'> {
  if (covered.some(({ tenantId }) => tenantId === wanted.tenantId)) return 'access-refused';
  return covered.some(({ name }) => name === wanted.name) ? 'organisation-replaced' : 'disconnected-in-xero';
}

/** What happened, why and what to do, for people. */
export function troubleMessage(trouble: XeroTrouble, organisation: string): string {
  switch (trouble) {
    case 'disconnected-here':
      return `${organisation} was disconnected from Xero here. Its books are kept. Connect Xero to go on.`;
    case 'disconnected-in-xero':
      return `${organisation} was disconnected in Xero, so nothing can be read or sent. Connect Xero again, and choose ${organisation} there; everything that was reviewed is kept.`;
    case 'organisation-replaced':
      return `Xero has another organisation called ${organisation} now, and not the one of these books: a demo company was reset, or the organisation was made anew. Nothing is sent to the other one. Add a company of its own for it.`;
    case 'access-refused':
      return `Xero refuses access to ${organisation}, though it is still connected: its trial or subscription has ended, or your role there is too low. Look at both in Xero, then sync; or ask an Adviser or a Standard user to connect.`;
  }
}
