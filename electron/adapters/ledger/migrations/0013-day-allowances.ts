import type { Migration } from './migration.ts';

/** What a service allows a day where its answers show less than is usual, such as Xero to apps of its Starter tier; else null. */
export const dayAllowancesStep: Migration = {
  version: 13,
  name: 'day-allowances',
  sql: `
ALTER TABLE budgets ADD COLUMN per_day INTEGER CHECK (per_day > 0);
`,
};
