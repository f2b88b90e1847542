import type { Migration } from './migration.ts';

/**
 * Bank feeds: whether Xero allows them, the feed of each account, and the statements with their movements. The amounts are
 * texts: a balance may need more digits than a double has.
 */
export const bankFeedsStep: Migration = {
  version: 16,
  name: 'bank-feeds',
  sql: `
CREATE TABLE feed_access (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  is_asked INTEGER NOT NULL CHECK (is_asked IN (0, 1)),
  is_granted INTEGER CHECK (is_granted IN (0, 1)),
  refusal TEXT,
  at TEXT NOT NULL
) STRICT;
CREATE TABLE bank_feeds (
  account_id TEXT PRIMARY KEY NOT NULL CHECK (account_id <> ''),
  tenant_id TEXT NOT NULL CHECK (tenant_id <> ''),
  xero_account_id TEXT NOT NULL CHECK (xero_account_id <> ''),
  account_token TEXT NOT NULL CHECK (account_token <> ''),
  state TEXT NOT NULL CHECK (state IN ('wanted', 'sending', 'uncertain', 'pending', 'connected', 'rejected')),
  connection_id TEXT,
  problem_code TEXT,
  problem_message TEXT,
  first_sent_at TEXT,
  updated_at TEXT NOT NULL,
  CHECK (state NOT IN ('pending', 'connected') OR connection_id IS NOT NULL),
  CHECK (state NOT IN ('sending', 'uncertain') OR first_sent_at IS NOT NULL),
  CHECK ((problem_code IS NULL) = (problem_message IS NULL))
) STRICT;
CREATE TABLE feed_statements (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (id <> ''),
  account_id TEXT NOT NULL CHECK (account_id <> ''),
  tenant_id TEXT NOT NULL CHECK (tenant_id <> ''),
  connection_id TEXT NOT NULL CHECK (connection_id <> ''),
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  opening_minor TEXT NOT NULL,
  closing_minor TEXT NOT NULL,
  lines INTEGER NOT NULL CHECK (lines BETWEEN 1 AND 1000),
  idempotency_key TEXT NOT NULL UNIQUE,
  body TEXT NOT NULL,
  body_hash TEXT NOT NULL,
  first_sent_at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('sending', 'uncertain', 'pending', 'delivered', 'rejected', 'unsent')),
  xero_id TEXT,
  problem_code TEXT,
  problem_message TEXT,
  decided_by TEXT,
  updated_at TEXT NOT NULL,
  CHECK (from_day <= to_day),
  CHECK (state <> 'pending' OR xero_id IS NOT NULL),
  CHECK ((problem_code IS NULL) = (problem_message IS NULL))
) STRICT;
CREATE INDEX feed_statements_by_account ON feed_statements (account_id, number);
CREATE TABLE feed_lines (
  statement_id TEXT NOT NULL REFERENCES feed_statements (id),
  movement_id TEXT NOT NULL REFERENCES movements (id),
  PRIMARY KEY (statement_id, movement_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX feed_lines_by_movement ON feed_lines (movement_id);
CREATE TRIGGER fed_once BEFORE INSERT ON feed_lines
WHEN EXISTS (
  SELECT 1 FROM feed_lines l JOIN feed_statements s ON s.id = l.statement_id
   WHERE l.movement_id = NEW.movement_id AND s.state NOT IN ('rejected', 'unsent')
)
BEGIN
  SELECT RAISE(ABORT, 'A movement is in one statement alone');
END;
`,
};
