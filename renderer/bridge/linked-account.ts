import type { ReferenceDto } from '../../shared/contract/reference.ts';

type BankAccount = ReferenceDto['bankAccounts'][number];

/** The bank account that the settings name by its code or its id; null where they name none, or one that is not there. */
export function linkedAccount(bankAccounts: readonly BankAccount[], named: string | null): BankAccount | null {
  if (named === null) return null; // an account without a code is not meant by no code
  return bankAccounts.find(({ accountId, code }) => accountId === named || code === named) ?? null;
}
