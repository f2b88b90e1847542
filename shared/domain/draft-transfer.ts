import { bankAccountPart, missing, type Part } from './coding-parts.ts';
import type { TransferDocument } from './document.ts';
import {
  accountRef,
  type Choice,
  type Draft,
  type DraftBasis,
  explainAccount,
  explainAmount,
  explainDate,
  problemsOf,
} from './draft.ts';
import type { XeroAccount } from './reference-data.ts';
import type { ReferenceIndex } from './reference-index.ts';
import type { BankAccountByCurrency } from './settings.ts';

/**
 * The bank account at the other end of a transfer; null where none of that currency is named. Xero transfers only
 * between accounts of one currency (developer.xero.com, Accounting API, Bank transfers), so a single account is meant for
 * the movements of its own currency; one that is named for a currency has to be of it.
 */
export function otherEnd(
  named: BankAccountByCurrency | undefined,
  currency: string,
  index: ReferenceIndex,
): Part<XeroAccount> | null {
  const codeOrId = typeof named === 'string' ? named : named?.[currency];
  if (codeOrId === undefined) return null;
  const part = bankAccountPart(index, codeOrId, currency);
  return typeof named === 'string' && part.problem?.code === 'bank-account-currency' ? null : part;
}

/** Money in comes from the other end, money out goes there. */
export function draftTransfer(basis: DraftBasis, direction: 'in' | 'out', other: Choice<Part<XeroAccount>>): Draft {
  const own = basis.bankAccount;
  const [from, to] = direction === 'in' ? [other, own] : [own, other];
  const explanation = [
    explainDate(basis),
    explainAccount('fromBankAccount', from.value, from.why),
    explainAccount('toBankAccount', to.value, to.why),
    explainAmount(basis),
  ];
  const problems = problemsOf([own.value, other.value]);
  const fromAccount = from.value.value;
  const toAccount = to.value.value;
  if (fromAccount === null || toAccount === null) return { document: null, problems, explanation };
  if (fromAccount.accountId === toAccount.accountId) {
    const same = missing('bank-account-missing', 'The transfer would go from a bank account to itself');
    return { document: null, problems: [...problems, ...problemsOf([same])], explanation };
  }
  const document: TransferDocument = {
    kind: 'transfer',
    reference: basis.reference,
    date: basis.date.value,
    fromBankAccount: accountRef(fromAccount),
    toBankAccount: accountRef(toAccount),
    amountMinor: basis.amountMinor,
    currency: basis.currency,
  };
  return { document, problems, explanation };
}
