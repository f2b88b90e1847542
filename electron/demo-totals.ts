import type { LedgerView } from './ports/ledger.ts';

/** What one Xero bank account should hold by the books here, and what it holds. Minor units, money in positive. */
export interface AccountTotal {
  readonly account: string;
  readonly currency: string;
  readonly shouldBeMinor: number;
  readonly isMinor: number;
  readonly documents: number;
  readonly agrees: boolean;
}

/** As much of the sandbox's Xero as the reckoning reads. */
export interface XeroHoldings {
  readonly accounts: readonly { readonly accountId: string; readonly code: string | null; readonly name: string }[];
  readonly bankTransactions: readonly {
    readonly bankAccountId: string;
    readonly type: string;
    readonly status: string;
    readonly reference: string | null;
    readonly totalMinor: number;
  }[];
  readonly bankTransfers: readonly {
    readonly fromBankAccountId: string;
    readonly toBankAccountId: string;
    readonly status: string;
    readonly reference: string | null;
    readonly amountMinor: number;
  }[];
  /** Bills and credit notes count by what was paid of them, and refunded. */
  readonly bills: {
    readonly billShelf: { get(billId: string): { readonly type: string } | undefined };
    readonly paymentShelf: {
      readonly items: readonly {
        readonly billId: string;
        readonly accountId: string;
        readonly status: string;
        readonly reference: string | null;
        readonly amountMinor: number;
      }[];
    };
  };
}

/**
 * Two reckonings from two sources: Cledara's own amounts of every movement that the books call pushed, and the documents
 * that lie in Xero with one of our references. They agree where total and number of documents are the same.
 */
export function reckonTotals(ledger: LedgerView, xero: XeroHoldings): AccountTotal[] {
  const should = new Map<string, { minor: number; documents: number; currency: string }>();
  const bankAccounts = new Map<string, string>();
  for (const proposal of ledger.proposals(['pushed'])) {
    const movement = ledger.movement(proposal.movementId);
    const { document } = proposal;
    if (movement?.amountMinor == null || movement.currency === null || movement.accountId === null || document === null)
      continue;
    const bankAccountId =
      document.kind !== 'transfer'
        ? document.bankAccount.accountId
        : movement.amountMinor > 0
          ? document.toBankAccount.accountId
          : document.fromBankAccount.accountId;
    bankAccounts.set(bankAccountId, movement.currency);
    const entry = should.get(bankAccountId) ?? { minor: 0, documents: 0, currency: movement.currency };
    should.set(bankAccountId, { ...entry, minor: entry.minor + movement.amountMinor, documents: entry.documents + 1 });
  }
  return [...bankAccounts].map(([bankAccountId, currency]) => {
    const expected = should.get(bankAccountId) ?? { minor: 0, documents: 0 };
    const found = holdingsOf(xero, bankAccountId);
    const account = xero.accounts.find(({ accountId }) => accountId === bankAccountId);
    return {
      account: account === undefined ? bankAccountId : `${account.code ?? ''} ${account.name}`.trim(),
      currency,
      shouldBeMinor: expected.minor,
      isMinor: found.minor,
      documents: found.documents,
      agrees: expected.minor === found.minor && expected.documents === found.documents,
    };
  });
}

function holdingsOf(xero: XeroHoldings, bankAccountId: string): { readonly minor: number; readonly documents: number } {
  let minor = 0;
  let documents = 0;
  for (const document of xero.bankTransactions) {
    if (document.bankAccountId !== bankAccountId || !isOurs(document)) continue;
    minor += document.type === 'RECEIVE' ? document.totalMinor : -document.totalMinor;
    documents += 1;
  }
  for (const transfer of xero.bankTransfers) {
    if (!isOurs(transfer)) continue;
    if (transfer.toBankAccountId === bankAccountId) minor += transfer.amountMinor;
    else if (transfer.fromBankAccountId === bankAccountId) minor -= transfer.amountMinor;
    else continue;
    documents += 1;
  }
  for (const payment of xero.bills.paymentShelf.items) {
    if (payment.accountId !== bankAccountId || !isOurs(payment)) continue;
    const isRefund = xero.bills.billShelf.get(payment.billId)?.type === 'ACCPAYCREDIT';
    minor += isRefund ? payment.amountMinor : -payment.amountMinor;
    documents += 1;
  }
  return { minor, documents };
}

function isOurs(document: { readonly status: string; readonly reference: string | null }): boolean {
  return document.status === 'AUTHORISED' && (document.reference ?? '').startsWith('CLD-');
}
