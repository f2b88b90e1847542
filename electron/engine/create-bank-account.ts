import type { Failure } from '../../shared/domain/failure.ts';
import type { AccountId } from '../../shared/domain/movement.ts';
import type { ReferenceData, XeroAccount } from '../../shared/domain/reference-data.ts';
import { indexReference } from '../../shared/domain/reference-index.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { Engine } from './engine.ts';
import { noteInLog } from './note-in-log.ts';
import { chosenTenant, readReference } from './read-reference.ts';

/**
 * The bank account in Xero for an account of Cledara's, made there on a person's word: `Cledara GBP`, `Cledara Spend GBP`. One
 * that has the name and the currency already is taken as it is. What is about to be asked for is in the log before it leaves;
 * a lost answer is looked up by the name at once, and asking again makes no second one, because Xero has no two accounts of a
 * name. It is linked to nothing yet: that is a change of the settings. Eight calls where it
 * is there, seventeen where it is made.
 */
export async function createBankAccount(
  engine: Engine,
  accountId: AccountId,
  author: string,
): Promise<Result<XeroAccount, Failure>> {
  const wanted = wantedAccount(accountId);
  if (wanted === null) return err(badAccount(accountId));
  const tenant = chosenTenant(engine);
  if (!tenant.ok) return tenant;
  const before = await readReference(engine, tenant.value);
  if (!before.ok) return before;
  const present = findAccount(before.value, wanted);
  if (present !== null) return ok(present);
  const objection = currencyObjection(wanted.currency, before.value);
  if (objection !== null) return err(objection);
  noteInLog(
    engine,
    'bank-account-asked',
    `${author} asked for a bank account in Xero: ${wanted.name} (${wanted.currency}).`,
  );
  const made = await engine.xero.createBankAccount(tenant.value, wanted, engine.ids.uuid());
  if (!made.ok && made.error.kind !== 'uncertain') {
    noteInLog(engine, 'bank-account-not-made', `Xero has made no bank account ${wanted.name}. ${made.error.message}`);
    return made;
  }
  const after = await readReference(engine, tenant.value);
  const found = after.ok ? findAccount(after.value, wanted) : null;
  if (found !== null) {
    noteInLog(engine, 'bank-account-made', `Xero has the bank account ${wanted.name} (${wanted.currency}).`);
    return ok(found);
  }
  if (!made.ok) noteInLog(engine, 'bank-account-unclear', made.error.message);
  return made.ok ? err(notListed(wanted.name)) : made;
}

interface WantedAccount {
  readonly name: string;
  readonly currency: string;
  readonly number: string;
}

/** Null for what is no account of Cledara's. */
function wantedAccount(accountId: AccountId): WantedAccount | null {
  const [, currency, kind] = /^([A-Z]{3}):(saas|spend)$/.exec(accountId) ?? [];
  if (currency === undefined) return null;
  const name = kind === 'spend' ? `Cledara Spend ${currency}` : `Cledara ${currency}`;
  return { name, currency, number: name.toUpperCase().replaceAll(' ', '-') };
}

/** An active one of the name, whatever its case, and the currency. */
function findAccount(reference: ReferenceData, { name, currency }: WantedAccount): XeroAccount | null {
  const index = indexReference(reference);
  const found = reference.accounts.find(
    (account) =>
      account.type === 'BANK' &&
      account.status === 'ACTIVE' &&
      account.name.toLowerCase() === name.toLowerCase() &&
      index.bankCurrency(account) === currency,
  );
  return found ?? null;
}

function currencyObjection(currency: string, { organisation, currencies }: ReferenceData): Failure | null {
  if (currency === organisation.baseCurrency || currencies.includes(currency)) return null;
  const message = `${organisation.name} is not subscribed to ${currency} in Xero, so no bank account was made. Add the currency there under Settings, Currencies, then try again.`;
  return { kind: 'invalidInput', source: 'local', message, details: [{ at: 'account', message }] };
}

function badAccount(accountId: string): Failure {
  const message = `${accountId} is no account of Cledara's: it is written CURRENCY:saas or CURRENCY:spend, such as GBP:saas.`;
  return { kind: 'invalidInput', source: 'local', message, details: [{ at: 'account', message }] };
}

function notListed(name: string): Failure {
  const message = `Xero says that it has made ${name}, and does not list it yet. Read Xero's lists again in a moment.`;
  return { kind: 'incompatible', source: 'xero', message };
}
