import type { Organisation } from './reference-data.ts';

/**
 * disconnected-here      a person disconnected the company in this program; its books stay
 * disconnected-in-xero   the consent stands, and no longer covers the organisation
 * organisation-replaced  the same, and it covers another organisation of that name
 * demo-reset             the same of a demo company, which Xero makes anew from time to time
 * access-refused         the consent covers it, and Xero refuses all the same: an ended subscription, or a lower role
 * trial-ended            the same of an organisation that was a trial when it was read last
 */
export type XeroTrouble =
  | 'disconnected-here'
  | 'disconnected-in-xero'
  | 'organisation-replaced'
  | 'demo-reset'
  | 'access-refused'
  | 'trial-ended';

interface Tenant {
  readonly tenantId: string;
  readonly name: string;
}

/**
 * Why Xero refuses an organisation, by the organisations that the consent covers: Xero's refusal itself is the same for all
 * of these (XeroAPI/Xero-OpenAPI, issue 585). `known` is what it was when it was read last.
 */
export function troubleOf(
  wanted: { readonly tenantId: string; readonly name: string | null },
  covered: readonly Tenant[],
  known: Pick<Organisation, 'isDemoCompany' | 'plan'> | null,
): Exclude<XeroTrouble, 'disconnected-here'> {
  if (covered.some(({ tenantId }) => tenantId === wanted.tenantId)) {
    return known?.plan === 'TRIAL' ? 'trial-ended' : 'access-refused';
  }
  if (!covered.some(({ name }) => name === wanted.name)) return 'disconnected-in-xero';
  return known?.isDemoCompany === true ? 'demo-reset' : 'organisation-replaced';
}

/** What happened, why and what to do, for people. */
export function troubleMessage(trouble: XeroTrouble, organisation: string): string {
  switch (trouble) {
    case 'disconnected-here':
      return `${organisation} was disconnected from Xero here. Its books are kept. Connect Xero to go on.`;
    case 'disconnected-in-xero':
      return `${organisation} was disconnected in Xero, so nothing can be read or sent. Connect Xero again, and choose ${organisation} there; everything that was reviewed is kept.`;
    case 'organisation-replaced':
      return `Xero has another organisation called ${organisation} now, and not the one of these books: it was made anew there. Nothing is sent to the other one. Add a company of its own for it.`;
    case 'demo-reset':
      return `Xero has reset its demo company: there is another ${organisation} now, with nothing of yours in it. These books belong to the one before; they are kept, and nothing is sent to the new one. Add a company of its own for it.`;
    case 'trial-ended':
      return `Xero refuses access to ${organisation}, though it is still connected. It was a trial, which has most likely ended. Have a plan chosen for it in Xero, then sync; everything that was reviewed is kept.`;
    case 'access-refused':
      return `Xero refuses access to ${organisation}, though it is still connected: its trial or subscription has ended, or your role there is too low. Look at both in Xero, then sync; or ask an Adviser or a Standard user to connect.`;
  }
}
