import type { Failure } from '../../../shared/domain/failure.ts';
import type { ReferenceData, XeroAccount } from '../../../shared/domain/reference-data.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import type { AccountingClient } from './accounting-client.ts';
import { readAccounts, readOrganisation } from './read-reference-data.ts';

/** The currency of a bank account; null for an account that Xero does not list. */
export type CurrencyOf = (accountId: string) => Promise<Result<string | null, Failure>>;

/** Currencies of bank accounts, for documents whose own answer does not name theirs: transfers. Kept as last read. */
export class BankCurrencies {
  readonly #client: AccountingClient;
  readonly #accounts = new Map<string, ReadonlyMap<string, string | null>>();
  readonly #baseCurrencies = new Map<string, string>();

  constructor(client: AccountingClient) {
    this.#client = client;
  }

  remember({ tenantId, accounts, organisation }: ReferenceData): void {
    this.#rememberAccounts(tenantId, accounts);
    this.#baseCurrencies.set(tenantId, organisation.baseCurrency);
  }

  /** For one reading of documents: however many accounts are not known, Xero is asked for them once. */
  of(tenantId: string): CurrencyOf {
    let known = this.#accounts.get(tenantId);
    let isFresh = false;
    return async (accountId) => {
      if (known === undefined || (!isFresh && !known.has(accountId))) {
        const accounts = await readAccounts(this.#client, tenantId);
        if (!accounts.ok) return accounts;
        known = this.#rememberAccounts(tenantId, accounts.value);
        isFresh = true;
      }
      const currency = known.get(accountId);
      if (currency === undefined) return ok(null);
      return currency === null ? await this.#baseCurrency(tenantId) : ok(currency);
    };
  }

  #rememberAccounts(tenantId: string, accounts: readonly XeroAccount[]): ReadonlyMap<string, string | null> {
    const currencies = new Map(accounts.map(({ accountId, currency }) => [accountId, currency]));
    this.#accounts.set(tenantId, currencies);
    return currencies;
  }

  /** Xero leaves the currency of an account out where it is the organisation's own. */
  async #baseCurrency(tenantId: string): Promise<Result<string, Failure>> {
    const known = this.#baseCurrencies.get(tenantId);
    if (known !== undefined) return ok(known);
    const organisation = await readOrganisation(this.#client, tenantId);
    if (!organisation.ok) return organisation;
    this.#baseCurrencies.set(tenantId, organisation.value.baseCurrency);
    return ok(organisation.value.baseCurrency);
  }
}
