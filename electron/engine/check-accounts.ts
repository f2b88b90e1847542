import type { Failure } from '../../shared/domain/failure.ts';
import type { ReferenceData } from '../../shared/domain/reference-data.ts';
import type { Result } from '../../shared/lib/result.ts';
import type { Check } from './check.ts';
import type { Engine } from './engine.ts';

/** Movements of accounts that are off go nowhere; that is as set, but never silently so. */
export function checkAccounts(engine: Engine): Check {
  const enabled = enabledAccounts(engine);
  const counts = Object.entries(engine.ledger.movementCountByAccount()).sort();
  const off = counts.filter(([id]) => !enabled.has(id));
  const named = off.map(([id, count]) => `${id} (${count})`).join(', ');
  const detail =
    counts.length === 0
      ? 'No movements have been read yet.'
      : off.length === 0
        ? `Every account with movements is on: ${counts.map(([id]) => id).join(', ')}.`
        : `These are off, and their movements are not posted: ${named}.`;
  const action = off.length === 0 ? null : 'Turn them on in the settings if they should be posted.';
  return { id: 'accounts', status: 'ok', title: 'Which accounts are not posted?', detail, action };
}

/** What the organisation's plan must allow for the accounts that are on: their currencies. */
export function checkCurrencies(engine: Engine, reference: Result<ReferenceData, Failure>): Check {
  const id = 'currencies';
  const title = 'Does Xero take the currencies of my accounts?';
  if (!reference.ok) return { id, status: 'unknown', title, detail: 'Xero could not be asked.', action: null };
  const { actions, currencies, organisation } = reference.value;
  const wanted = [...new Set([...enabledAccounts(engine)].map((account) => account.slice(0, 3)))].sort();
  const foreign = wanted.filter((currency) => currency !== organisation.baseCurrency);
  if (foreign.length > 0 && actions['UseMulticurrency'] === false) {
    const detail = `${organisation.name} is on a plan for ${organisation.baseCurrency} only, and ${foreign.join(', ')} is set up.`;
    return { id, status: 'problem', title, detail, action: 'Change the plan in Xero, or turn these accounts off.' };
  }
  const missing = foreign.filter((currency) => !currencies.includes(currency));
  if (missing.length > 0) {
    const detail = `${organisation.name} is not subscribed to ${missing.join(', ')}.`;
    return { id, status: 'problem', title, detail, action: 'Add the currency in Xero under Settings, Currencies.' };
  }
  const detail =
    wanted.length === 0 ? 'No account is on yet.' : `Yes: ${wanted.join(', ')}, each into a bank account of its own.`;
  return { id, status: 'ok', title, detail, action: null };
}

function enabledAccounts(engine: Engine): ReadonlySet<string> {
  const accounts = engine.ledger.settings()?.settings.accounts ?? [];
  return new Set(accounts.filter(({ enabled }) => enabled).map(({ id }) => id));
}
