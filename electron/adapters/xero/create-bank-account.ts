import type { Account } from 'xero-node';
import { z } from 'zod';
import type { Failure } from '../../../shared/domain/failure.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { NewBankAccount } from '../../ports/xero.ts';
import type { AccountingClient } from './accounting-client.ts';
import { writeAnswer } from './read-answer.ts';
import { bankAccountUncertain, settingsScopeLacking } from './xero-failure.ts';
import { modelOf } from './xero-model.ts';

const answered = z.object({ Accounts: z.array(z.object({ AccountID: z.uuid() })).min(1) });

/**
 * Adds a bank account (PUT /Accounts, Accounting API: Accounts); its AccountID. Xero has no second account of a name, so the
 * same wish sent twice makes one account. Without a code: bank accounts need none, and none can be taken by then.
 */
export async function createBankAccount(
  client: AccountingClient,
  tenantId: string,
  { name, currency, number }: NewBankAccount,
  idempotencyKey: string,
): Promise<Result<string, Failure>> {
  const wire = {
    Name: name,
    Type: 'BANK',
    BankAccountNumber: number,
    BankAccountType: 'BANK',
    CurrencyCode: currency,
  };
  const body = JSON.stringify(wire);
  const answer = await client.write(tenantId, { idempotencyKey, body, notAfterMs: null }, (api) =>
    api.createAccount(tenantId, modelOf(wire) as Account, idempotencyKey),
  );
  const json = answer.ok ? writeAnswer(answer.value) : answer;
  if (!json.ok) return err(aboutAccounts(json.error));
  const made = answered.safeParse(json.value);
  return made.success ? ok(made.data.Accounts[0]?.AccountID ?? '') : err(bankAccountUncertain());
}

function aboutAccounts(failure: Failure): Failure {
  if (failure.kind === 'uncertain') return bankAccountUncertain();
  return failure.kind === 'scopeLacking' ? settingsScopeLacking() : failure;
}
