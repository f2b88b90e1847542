import { applicationCatalogue } from './world/application-catalogue.ts';
import type { CatalogueEntry } from './world/catalogue-entry.ts';
import type { SandboxWorld } from './world/sandbox-world.ts';

/** Left for a person on purpose: these wait for review, */
const reviewed = new Set(['HubSpot', 'Salesforce', 'Deel']);
/** and this one has no entry at all, so that the defaults (review) decide. */
const unmapped = 'Kagi';

/** These are bills with their payments; all others are Spend Money. */
const billed = new Set(['Amazon Web Services', 'Slack']);

/** A setup file that codes the sandbox's company the way a bookkeeper would, and leaves some things to them. */
export function makeSampleSetup(world: SandboxWorld): object {
  const names = new Set(world.xero.contacts.filter(({ status }) => status === 'ACTIVE').map(({ name }) => name));
  return {
    version: 1,
    xero: { tenant: world.xero.organisation.name },
    syncFrom: firstDay(world),
    accounts: [
      { id: 'GBP:saas', enabled: true, bankAccount: '090' },
      { id: 'EUR:saas', enabled: true, bankAccount: '092' },
      { id: 'GBP:spend', enabled: false },
    ],
    defaults: {
      pushTransactions: true,
      pushStatementLines: true,
      document: 'spend-money',
      account: '429',
      taxType: 'NONE',
      mode: 'review',
    },
    applications: applicationCatalogue.filter(({ name }) => name !== unmapped).map((entry) => coding(entry, names)),
    movements: {
      topUps: { post: 'transfer', fromBankAccount: { GBP: '091', EUR: '093' }, mode: 'auto' },
      withdrawals: { post: 'none' },
      rewards: { post: 'receive-money', account: '270', taxType: 'NONE', mode: 'auto' },
    },
  };
}

/** A contact is named only where Xero has it; otherwise it is made under the application's name. */
function coding(entry: CatalogueEntry, contacts: ReadonlySet<string>): object {
  return {
    name: entry.name,
    account: entry.account,
    taxType: entry.taxType,
    ...(contacts.has(entry.vendor) ? { contact: entry.vendor } : {}),
    tracking: entry.team === 'Operations' ? { Department: 'Operations', Region: 'UK' } : { Department: entry.team },
    ...(billed.has(entry.name) ? { document: 'bill' } : {}),
    mode: reviewed.has(entry.name) ? 'review' : 'auto',
  };
}

/** The first of the month of the oldest movement; without movements, the first of January. */
function firstDay(world: SandboxWorld): string {
  const oldest = world.cledara.transactions.at(-1);
  return oldest === undefined ? '2026-01-01' : `${oldest.authorizedAt.slice(0, 7)}-01`;
}
