import type { Migration } from './migration.ts';

/** Statement files that were handed out, with their lines, so that the next one overlaps none unseen and misses none. */
export const statementExportsStep: Migration = {
  version: 7,
  name: 'statement-exports',
  sql: `
CREATE TABLE statement_exports (
  id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  account_id TEXT NOT NULL CHECK (account_id <> ''),
  format TEXT NOT NULL CHECK (format <> ''),
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  exported_at TEXT NOT NULL,
  author TEXT NOT NULL,
  lines INTEGER NOT NULL CHECK (lines >= 0),
  withdrawn_at TEXT,
  CHECK (from_day <= to_day)
) STRICT;
CREATE TABLE statement_lines (
  export_id TEXT NOT NULL REFERENCES statement_exports (id),
  movement_id TEXT NOT NULL REFERENCES movements (id),
  PRIMARY KEY (export_id, movement_id)
) STRICT, WITHOUT ROWID;
`,
};
