import type { Migration } from './migration.ts';

/**
 * Amounts that Cledara changed after their line went into a bank feed, until a person says that the line was corrected in Xero.
 * An amount is null where it is not understood, or is another account's.
 */
export const fedChangesStep: Migration = {
  version: 17,
  name: 'fed-changes',
  sql: `
CREATE TABLE fed_changes (
  movement_id TEXT PRIMARY KEY NOT NULL REFERENCES movements (id),
  account_id TEXT NOT NULL CHECK (account_id <> ''),
  sent_minor INTEGER,
  now_minor INTEGER,
  noted_at TEXT NOT NULL
) STRICT;
`,
};
