/** Roles as Xero's API names them, which have a word of ours. */
const roles = [
  'FINANCIALADVISER',
  'STANDARD',
  'READONLY',
  'INVOICEONLY',
  'MANAGEDCLIENT',
  'CASHBOOKCLIENT',
  'REMOVED',
] as const;

export function roleWord(role: string): (typeof roles)[number] | 'other' {
  return roles.find((known) => known === role) ?? 'other';
}
