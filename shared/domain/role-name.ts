/** As Xero's API names the role that its screens call Adviser. */
export const adviserRole = 'FINANCIALADVISER';

const roleNames: ReadonlyMap<string, string> = new Map([
  [adviserRole, 'an Adviser'],
  ['STANDARD', 'a Standard user'],
  ['READONLY', 'a Read only user'],
  ['INVOICEONLY', 'an Invoice only user'],
  ['MANAGEDCLIENT', 'a Managed client'],
  ['CASHBOOKCLIENT', 'a Cashbook client'],
]);

/** A role for a sentence: `a Standard user`. Roles that are new are given as Xero names them. */
export function roleName(role: string): string {
  return roleNames.get(role) ?? `a user with the role ${role}`;
}
