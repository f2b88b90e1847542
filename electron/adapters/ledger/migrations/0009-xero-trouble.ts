import type { Migration } from './migration.ts';

/** Why the organisation cannot be used although there was a consent; no row where it can. */
export const xeroTroubleStep: Migration = {
  version: 9,
  name: 'xero-trouble',
  sql: `
CREATE TABLE xero_trouble (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  trouble TEXT NOT NULL CHECK (trouble <> '')
) STRICT;
`,
};
