import type { Migration } from './migration.ts';

/**
 * Requests that change or remove documents that are in Xero, what was taken out of it, and what was changed there by others.
 * Kinds of documents carry no CHECK here: later versions make more of them.
 */
export const changesStep: Migration = {
  version: 4,
  name: 'changes-in-xero',
  sql: `
CREATE TABLE changes (
  id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  tenant_id TEXT NOT NULL,
  what TEXT NOT NULL CHECK (what IN ('remove', 'update')),
  remote_kind TEXT NOT NULL CHECK (remote_kind <> ''),
  idempotency_key TEXT NOT NULL UNIQUE CHECK (length(idempotency_key) BETWEEN 1 AND 128),
  body TEXT NOT NULL,
  body_hash TEXT NOT NULL,
  items_json TEXT NOT NULL CHECK (json_valid(items_json)),
  author TEXT NOT NULL,
  first_sent_at TEXT NOT NULL,
  attempts INTEGER NOT NULL CHECK (attempts >= 0),
  state TEXT NOT NULL CHECK (state IN ('sending', 'uncertain', 'done'))
) STRICT;
CREATE INDEX changes_open ON changes (first_sent_at, id) WHERE state <> 'done';
CREATE TRIGGER changes_no_edit BEFORE UPDATE ON changes
WHEN NEW.id IS NOT OLD.id OR NEW.tenant_id IS NOT OLD.tenant_id OR NEW.what IS NOT OLD.what
  OR NEW.remote_kind IS NOT OLD.remote_kind OR NEW.idempotency_key IS NOT OLD.idempotency_key
  OR NEW.body IS NOT OLD.body OR NEW.body_hash IS NOT OLD.body_hash OR NEW.items_json IS NOT OLD.items_json
BEGIN SELECT RAISE(ABORT, 'a request is never edited: another request is another change'); END;
CREATE TRIGGER changes_no_delete BEFORE DELETE ON changes
BEGIN SELECT RAISE(ABORT, 'requests are kept for ever'); END;

CREATE TABLE removed_documents (
  remote_id TEXT PRIMARY KEY NOT NULL CHECK (remote_id <> ''),
  remote_kind TEXT NOT NULL CHECK (remote_kind <> ''),
  proposal_id TEXT NOT NULL REFERENCES proposals (id),
  at TEXT NOT NULL
) STRICT;
CREATE INDEX removed_documents_by_proposal ON removed_documents (proposal_id);

CREATE TABLE drifts (
  proposal_id TEXT PRIMARY KEY NOT NULL REFERENCES proposals (id),
  movement_id TEXT NOT NULL REFERENCES movements (id),
  found_at TEXT NOT NULL,
  is_reconciled INTEGER NOT NULL CHECK (is_reconciled IN (0, 1)),
  differences_json TEXT NOT NULL CHECK (json_valid(differences_json)),
  accepted_by TEXT,
  accepted_at TEXT,
  CHECK ((accepted_by IS NULL) = (accepted_at IS NULL))
) STRICT;
CREATE INDEX drifts_by_movement ON drifts (movement_id);

CREATE TABLE drift_look (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  tenant_id TEXT NOT NULL,
  looked_at TEXT NOT NULL
) STRICT;
`,
};
