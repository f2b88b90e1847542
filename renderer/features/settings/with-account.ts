import type { AccountSettings, CodingFields } from './settings-shape.ts';

export interface AccountEdit {
  readonly enabled?: boolean;
  /** Null unlinks it. */
  readonly bankAccount?: string | null;
  readonly syncFrom?: string;
  readonly bankFeed?: boolean;
  /** Null leaves everything to the company's own. */
  readonly defaults?: CodingFields | null;
}

/** The accounts with one of them changed, or added where it is not set yet. */
export function withAccount(
  accounts: readonly AccountSettings[],
  id: string,
  { enabled, bankAccount, syncFrom, bankFeed, defaults }: AccountEdit,
): readonly AccountSettings[] {
  const before = accounts.find((account) => account.id === id);
  const { bankAccount: linked, defaults: own, ...kept } = before ?? { id, enabled: false };
  const nextBank = bankAccount === undefined ? linked : (bankAccount ?? undefined);
  const nextDefaults = defaults === undefined ? own : (defaults ?? undefined);
  const account: AccountSettings = {
    ...kept,
    ...(syncFrom === undefined ? {} : { syncFrom }),
    ...(bankFeed === undefined ? {} : { bankFeed }),
    enabled: enabled ?? kept.enabled,
    ...(nextBank === undefined ? {} : { bankAccount: nextBank }),
    ...(nextDefaults === undefined ? {} : { defaults: nextDefaults }),
  };
  return before === undefined ? [...accounts, account] : accounts.map((other) => (other === before ? account : other));
}
