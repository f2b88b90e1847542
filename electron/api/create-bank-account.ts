import type { MethodInput, MethodOutputs } from '../../shared/contract/methods.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import { createBankAccount } from '../engine/create-bank-account.ts';
import type { CompanyHost } from './company-host.ts';
import { exclusively } from './exclusively.ts';

/** Makes the bank account in Xero that an account of Cledara's may be linked to, or finds the one that is there. */
export function makeBankAccount(
  host: CompanyHost,
  { account, author }: MethodInput<'accounts.createBank'>,
): Promise<Result<MethodOutputs['accounts.createBank'], Failure>> {
  return exclusively(host, async (engine) => {
    const made = await createBankAccount(engine, account, author);
    if (!made.ok) return made;
    const { accountId, code, name } = made.value;
    return ok({ bankAccount: { accountId, code, name, currency: account.slice(0, 3) } });
  });
}
