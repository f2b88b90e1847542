import type { ReferenceDto } from '../../shared/contract/reference.ts';

type BankAccount = ReferenceDto['bankAccounts'][number];

/**
 * The bank account that an account of Cledara's is probably meant to belong to: the only one of its currency with Cledara in
 * its name; where a Spend account has one of its own, that says Spend too. Null where none or several may be meant: nothing is
 * guessed among equals. `accountId` is `CURRENCY:saas` or `CURRENCY:spend`.
 */
export function proposedBankAccount(bankAccounts: readonly BankAccount[], accountId: string): BankAccount | null {
  const [currency, kind] = accountId.split(':');
  const candidates = bankAccounts.filter((one) => one.currency === currency && /cledara/i.test(one.name));
  const ofKind = candidates.filter(({ name }) => /spend/i.test(name) === (kind === 'spend'));
  const [only, another] = ofKind;
  return only !== undefined && another === undefined ? only : null;
}
