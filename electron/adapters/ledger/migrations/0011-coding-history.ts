import type { Migration } from './migration.ts';

/** How documents in Xero are coded, counted by contact: what suggestions are made from. One row, as last read. */
export const codingHistoryStep: Migration = {
  version: 11,
  name: 'coding-history',
  sql: `
CREATE TABLE coding_history (
  id INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
  tenant_id TEXT NOT NULL,
  read_at TEXT NOT NULL,
  history_json TEXT NOT NULL CHECK (json_valid(history_json))
) STRICT;
`,
};
