import type { Migration } from './migration.ts';

/** The open day that a person chose for a document whose own day is closed in Xero. */
export const openDaysStep: Migration = {
  version: 6,
  name: 'open-days',
  sql: `
CREATE TABLE open_days (
  movement_id TEXT PRIMARY KEY NOT NULL REFERENCES movements (id),
  day TEXT NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
`,
};
