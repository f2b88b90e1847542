import type { SettingsDto } from '../../shared/contract/settings.ts';

type Settings = SettingsDto['settings'];

/** An account as it should be from now on. Without a bank account it keeps none. */
export interface AccountChange {
  readonly id: string;
  readonly enabled: boolean;
  readonly bankAccount: string | null;
  /** It is turned on for the first time, and begins on this day. */
  readonly startsOn?: string;
}

/** The settings with one account changed, or added where they do not have it yet. */
export function withAccount(settings: Settings, { id, enabled, bankAccount, startsOn }: AccountChange): Settings {
  const known = settings.accounts.find((other) => other.id === id);
  const { bankAccount: _, ...kept } = known ?? { id, enabled };
  const start = startsOn === undefined ? {} : { syncFrom: startsOn };
  const account = { ...kept, ...start, enabled, ...(bankAccount === null ? {} : { bankAccount }) };
  const isKnown = known !== undefined;
  const accounts = isKnown
    ? settings.accounts.map((other) => (other.id === id ? account : other))
    : [...settings.accounts, account];
  return { ...settings, accounts };
}
