import type { AccountSettings } from './settings-shape.ts';

/** The accounts with one of them changed, or added where it is not set yet. Null unlinks the bank account. */
export function withAccount(
  accounts: readonly AccountSettings[],
  id: string,
  change: { readonly enabled?: boolean; readonly bankAccount?: string | null },
): readonly AccountSettings[] {
  const before = accounts.find((account) => account.id === id);
  const bankAccount = change.bankAccount === undefined ? (before?.bankAccount ?? null) : change.bankAccount;
  const account: AccountSettings = {
    id,
    enabled: change.enabled ?? before?.enabled ?? false,
    ...(bankAccount === null ? {} : { bankAccount }),
  };
  return before === undefined ? [...accounts, account] : accounts.map((other) => (other === before ? account : other));
}
