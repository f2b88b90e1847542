import { type Check, evidence } from './check.ts';
import type { Engine } from './engine.ts';
import { agedSentence, type KnownReference } from './known-reference.ts';

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
  const ids = [...new Set([...enabled.keys(), ...counts.map(([id]) => id)])].sort();
  const movements = new Map(counts);
  const rows = ids.map((id) => {
    const to = enabled.get(id);
    const place = to === undefined ? 'off' : `on, to ${to ?? 'no bank account'}`;
    return [id, `${place}, ${counted(movements.get(id) ?? 0)}`] as const;
  });
  return {
    id: 'accounts',
    status: 'ok',
    title: 'Which accounts are not posted?',
    detail,
    action: off.length === 0 ? null : 'Turn them on in the settings if they should be posted.',
    evidence: evidence(Object.fromEntries(rows)),
    fix: off.length === 0 ? null : { kind: 'settings', section: 'accounts' },
  };
}

function counted(movements: number): string {
  return movements === 1 ? '1 movement' : `${movements} movements`;
}

/** What the organisation's plan must allow for the accounts that are on: their currencies. */
export function checkCurrencies(engine: Engine, known: KnownReference): Check {
  const id = 'currencies';
  const title = 'Does Xero take the currencies of my accounts?';
  const wanted = [...new Set([...enabledAccounts(engine).keys()].map((account) => account.slice(0, 3)))].sort();
  const { last } = known;
  if (last === null) {
    const rows = evidence({ 'Of the accounts that are on': wanted.join(', ') });
    const detail = 'Xero could not be asked.';
    return { id, status: 'unknown', title, detail, action: null, evidence: rows, fix: null };
  }
  const { actions, currencies, organisation } = last;
  const rows = evidence({
    'Of the accounts that are on': wanted.join(', ') || 'none',
    "The organisation's own": organisation.baseCurrency,
    'Added in Xero': currencies.join(', '),
    'Last read from Xero': last.readAt,
  });
  const foreign = wanted.filter((currency) => currency !== organisation.baseCurrency);
  const missing = foreign.filter((currency) => !currencies.includes(currency));
  const problem =
    foreign.length > 0 && actions['UseMulticurrency'] === false
      ? {
          detail: `${organisation.name} is on a plan for ${organisation.baseCurrency} only, and ${foreign.join(', ')} is set up.`,
          action: 'Change the plan in Xero, or turn these accounts off.',
        }
      : missing.length > 0
        ? {
            detail: `${organisation.name} is not subscribed to ${missing.join(', ')}.`,
            action: 'Add the currency in Xero under Settings, Currencies.',
          }
        : null;
  const fine =
    wanted.length === 0 ? 'No account is on yet.' : `Yes: ${wanted.join(', ')}, each into a bank account of its own.`;
  return {
    id,
    status: known.now.ok ? (problem === null ? 'ok' : 'problem') : 'unknown',
    title,
    detail: (problem?.detail ?? fine) + agedSentence(known),
    action: problem?.action ?? null,
    evidence: rows,
    fix: problem === null ? null : { kind: 'xero' },
  };
}

/** Accounts that are on, each with its bank account; null where none is named. */
function enabledAccounts(engine: Engine): ReadonlyMap<string, string | null> {
  const accounts = engine.ledger.settings()?.settings.accounts ?? [];
  return new Map(accounts.filter(({ enabled }) => enabled).map(({ id, bankAccount }) => [id, bankAccount ?? null]));
}
