import type { SettingsDto } from '../../shared/contract/settings.ts';

type Settings = SettingsDto['settings'];

/** An account as it should be from now on. Without a bank account it keeps none. */
export interface AccountChange {
  readonly id: string;
  readonly enabled: boolean;
  readonly bankAccount: string | null;
}

/** The settings with one account changed, or added where they do not have it yet. */
export function withAccount(settings: Settings, { id, enabled, bankAccount }: AccountChange): Settings {
  const account = { id, enabled, ...(bankAccount === null ? {} : { bankAccount }) };
  const isKnown = settings.accounts.some((other) => other.id === id);
  const accounts = isKnown
    ? settings.accounts.map((other) => (other.id === id ? account : other))
    : [...settings.accounts, account];
  return { ...settings, accounts };
}
