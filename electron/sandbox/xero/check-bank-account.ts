import type { XeroOrganisation } from '../world/xero-organisation.ts';
import type { AccountRecord } from '../world/xero-shapes.ts';
import { fieldsOf, textField } from './json-fields.ts';

/** The bank account that a document names by code or id, or null with the reason in `messages`. */
export function checkBankAccount(
  sent: unknown,
  label: string,
  check: { readonly organisation: XeroOrganisation; readonly messages: string[] },
): AccountRecord | null {
  const fields = fieldsOf(sent) ?? {};
  const named = textField(fields, 'AccountID') ?? textField(fields, 'Code');
  if (named === null) {
    check.messages.push(`${label} must be specified by Code or AccountID`);
    return null;
  }
  const account = check.organisation.account(named);
  if (account === undefined) check.messages.push(`${label} '${named}' could not be found`);
  else if (account.type !== 'BANK') check.messages.push(`${label} '${named}' must be an account of type BANK`);
  else if (account.status !== 'ACTIVE')
    check.messages.push(`${label} '${named}' has been archived, or has been deleted`);
  else return account;
  return null;
}
