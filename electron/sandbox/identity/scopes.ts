/** Scopes that an app made after 2 March 2026 may ask for (developer.xero.com/faq/granular-scopes), of those we know. */
const resources = [
  'accounting.banktransactions',
  'accounting.invoices',
  'accounting.payments',
  'accounting.manualjournals',
  'accounting.settings',
  'accounting.contacts',
  'accounting.attachments',
  'files',
] as const;

const allowed = new Set<string>([
  'openid',
  'profile',
  'email',
  'offline_access',
  ...resources,
  ...resources.map((resource) => `${resource}.read`),
]);

/**
 * The first scope Xero refuses, or null. The broad ones, such as accounting.transactions, are among the refused; `bankfeeds` is
 * for apps of partners alone (Bank Feeds API's OpenAPI).
 */
export function refusedScope(scopes: readonly string[], isFeedPartner: boolean): string | null {
  return scopes.find((scope) => !allowed.has(scope) && !(isFeedPartner && scope === 'bankfeeds')) ?? null;
}

/** What a path of the Accounting API needs; writing needs the scope without `.read`. */
export function coversPath(scopes: readonly string[], method: string, resourcePath: string): boolean {
  const resource = resourceFor(resourcePath);
  return scopes.includes(resource) || (method === 'GET' && scopes.includes(`${resource}.read`));
}

function resourceFor(resourcePath: string): string {
  if (/\/Attachments(\/|$)/.test(resourcePath)) return 'accounting.attachments';
  if (/^\/(BankTransactions|BankTransfers)(\/|$)/.test(resourcePath)) return 'accounting.banktransactions';
  if (/^\/(Invoices|CreditNotes)(\/|$)/.test(resourcePath)) return 'accounting.invoices';
  if (/^\/Payments(\/|$)/.test(resourcePath)) return 'accounting.payments';
  if (/^\/Contacts(\/|$)/.test(resourcePath)) return 'accounting.contacts';
  if (/^\/(FeedConnections|Statements)(\/|$)/.test(resourcePath)) return 'bankfeeds';
  return 'accounting.settings';
}
