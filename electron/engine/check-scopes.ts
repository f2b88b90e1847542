import { type Check, connectAgain, evidence } from './check.ts';
import type { Engine } from './engine.ts';

interface Need {
  readonly scope: string;
  /** Others that cover it too. */
  readonly or: readonly string[];
  /** What does not work without it. */
  readonly without: string;
  /** Without it nothing is posted at all. */
  readonly isVital: boolean;
}

/** An app from before 2 March 2026 may have this in place of three (developer.xero.com/faq/granular-scopes). */
const broad = 'accounting.transactions';

const needs: readonly Need[] = [
  {
    scope: 'accounting.banktransactions',
    or: [broad],
    without: 'Spend Money, Receive Money and transfers cannot be posted or looked for.',
    isVital: true,
  },
  {
    scope: 'accounting.settings.read',
    or: ['accounting.settings'],
    without: 'Accounts, tax rates and tracking cannot be read.',
    isVital: true,
  },
  {
    scope: 'accounting.contacts',
    or: [],
    without: 'Contacts cannot be read or made.',
    isVital: true,
  },
  {
    scope: 'accounting.invoices',
    or: [broad],
    without: 'Bills and credit notes cannot be posted or looked for.',
    isVital: false,
  },
  {
    scope: 'accounting.payments',
    or: [broad],
    without: 'Payments and refunds of bills cannot be entered or looked for.',
    isVital: false,
  },
  {
    scope: 'accounting.attachments',
    or: [],
    without: 'Invoices cannot be attached.',
    isVital: false,
  },
  {
    scope: 'accounting.settings',
    or: [],
    without: 'A bank account that is lacking cannot be made.',
    isVital: false,
  },
];

/** Only where somebody said that the Xero app has it (decision 0020). */
const feedNeed: Need = {
  scope: 'bankfeeds',
  or: [],
  without: 'Statement lines do not go into a bank feed. Use statement files meanwhile.',
  isVital: false,
};

/** What the person agreed to when they signed in, against what the program does in Xero. No request leaves but a renewal. */
export async function checkScopes(engine: Engine): Promise<Check> {
  const id = 'consent-scopes';
  const title = 'Does what I agreed to in Xero cover everything?';
  const granted = await engine.xero.grantedScopes();
  if (!granted.ok || granted.value === null) {
    const detail = granted.ok
      ? 'Xero does not say what was agreed to.'
      : 'What was agreed to in Xero is not known without Xero.';
    return { id, status: 'unknown', title, detail, action: null, evidence: [], fix: null };
  }
  const has = new Set(granted.value);
  const isFeedAsked = engine.ledger.feedAccess()?.isAsked === true;
  const asked = isFeedAsked ? [...needs, feedNeed] : needs;
  const missing = asked.filter(({ scope, or }) => !has.has(scope) && !or.some((other) => has.has(other)));
  const rows = evidence({
    'Agreed to': granted.value.filter((scope) => scope.includes('.') || scope === feedNeed.scope).join(', '),
    'Not agreed to': missing.map(({ scope }) => scope).join(', '),
  });
  if (missing.length === 0) {
    const detail = 'Yes: everything that Tallybridge does in Xero was agreed to.';
    return { id, status: 'ok', title, detail, action: null, evidence: rows, fix: null };
  }
  return {
    id,
    status: missing.some(({ isVital }) => isVital) ? 'problem' : 'warning',
    title,
    detail: ['Not everything.', ...missing.map(({ without }) => without)].join(' '),
    action: 'Connect Xero again, and agree to all of it there.',
    evidence: rows,
    fix: connectAgain,
  };
}
