import type { Migration } from './migration.ts';

/** Movements before an account's starting day that a person asked for, and how far back they are open by now. */
export const backfillsStep: Migration = {
  version: 12,
  name: 'backfills',
  sql: `
CREATE TABLE backfills (
  id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  account_id TEXT NOT NULL CHECK (account_id <> ''),
  from_day TEXT NOT NULL,
  until_day TEXT NOT NULL,
  reached_day TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'paused', 'stopped', 'done')),
  asked_by TEXT NOT NULL,
  asked_at TEXT NOT NULL,
  CHECK (from_day < until_day AND reached_day BETWEEN from_day AND until_day)
) STRICT;
CREATE UNIQUE INDEX backfills_open ON backfills (account_id) WHERE state IN ('running', 'paused');
`,
};
