import type { AccountSettings } from './settings-shape.ts';

/** The accounts with one of them changed, or added where it is not set yet. Null unlinks the bank account. */
export function withAccount(
  accounts: readonly AccountSettings[],
  id: string,
  change: { readonly enabled?: boolean; readonly bankAccount?: string | null; readonly syncFrom?: string },
): readonly AccountSettings[] {
  const before = accounts.find((account) => account.id === id);
  const bankAccount = change.bankAccount === undefined ? (before?.bankAccount ?? null) : change.bankAccount;
  const { bankAccount: _, ...kept } = before ?? { id, enabled: false };
  const account: AccountSettings = {
    ...kept,
    ...(change.syncFrom === undefined ? {} : { syncFrom: change.syncFrom }),
    enabled: change.enabled ?? kept.enabled,
    ...(bankAccount === null ? {} : { bankAccount }),
  };
  return before === undefined ? [...accounts, account] : accounts.map((other) => (other === before ? account : other));
}
