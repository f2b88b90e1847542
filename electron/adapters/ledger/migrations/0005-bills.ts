import type { Migration } from './migration.ts';

/**
 * Bills and credit notes: requests and proposals may be of their kinds, and a proposal knows the bill that still lacks its
 * payment, and the payment. SQLite cannot widen a CHECK in place, so the two tables are made anew with what they held
 * (sqlite.org/lang_altertable.html, 7). Triggers of other tables that name `proposals` are taken away for that long: a
 * rename reads every trigger.
 */
export const billsStep: Migration = {
  version: 5,
  name: 'bills',
  rebuildsTables: true,
  sql: `
DROP TRIGGER movements_move_proposals;
DROP TRIGGER movements_rename_proposals;

CREATE TABLE new_batches (
  id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  tenant_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('bank-transaction', 'bank-transfer', 'invoice', 'credit-note', 'payment')),
  idempotency_key TEXT NOT NULL UNIQUE CHECK (length(idempotency_key) BETWEEN 1 AND 128),
  body TEXT NOT NULL,
  body_hash TEXT NOT NULL,
  proposal_ids_json TEXT NOT NULL,
  first_sent_at TEXT NOT NULL,
  attempts INTEGER NOT NULL CHECK (attempts >= 0),
  state TEXT NOT NULL CHECK (state IN ('sending', 'uncertain', 'done'))
) STRICT;
INSERT INTO new_batches (id, tenant_id, kind, idempotency_key, body, body_hash, proposal_ids_json, first_sent_at, attempts, state)
SELECT id, tenant_id, kind, idempotency_key, body, body_hash, proposal_ids_json, first_sent_at, attempts, state FROM batches;
DROP TABLE batches;
ALTER TABLE new_batches RENAME TO batches;
CREATE INDEX batches_open ON batches (first_sent_at, id) WHERE state <> 'done';
CREATE TRIGGER batches_no_edit BEFORE UPDATE ON batches
WHEN NEW.id IS NOT OLD.id OR NEW.tenant_id IS NOT OLD.tenant_id OR NEW.kind IS NOT OLD.kind
  OR NEW.idempotency_key IS NOT OLD.idempotency_key OR NEW.body IS NOT OLD.body OR NEW.body_hash IS NOT OLD.body_hash
  OR NEW.proposal_ids_json IS NOT OLD.proposal_ids_json
BEGIN SELECT RAISE(ABORT, 'a request is never edited: another request is another batch'); END;
CREATE TRIGGER batches_no_delete BEFORE DELETE ON batches
BEGIN SELECT RAISE(ABORT, 'requests are kept for ever'); END;

CREATE TABLE new_proposals (
  id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  movement_id TEXT NOT NULL UNIQUE REFERENCES movements (id),
  movement_at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN
    ('pending', 'proposed', 'held', 'approved', 'sending', 'uncertain', 'waiting', 'blocked', 'pushed', 'excluded',
     'in-xero', 'undone')),
  reason_code TEXT NOT NULL,
  reason_message TEXT NOT NULL,
  document_json TEXT CHECK (json_valid(document_json)),
  document_hash TEXT,
  explanation_json TEXT NOT NULL CHECK (json_valid(explanation_json)),
  settings_version INTEGER REFERENCES settings_versions (number),
  approved_by TEXT,
  approved_at TEXT,
  look_alike_id TEXT,
  batch_id TEXT REFERENCES batches (id) DEFERRABLE INITIALLY DEFERRED,
  remote_kind TEXT CHECK (remote_kind IN ('bank-transaction', 'bank-transfer', 'invoice', 'credit-note')),
  remote_id TEXT,
  waiting_until TEXT,
  updated_at TEXT NOT NULL,
  application_id TEXT,
  unpaid_id TEXT,
  payment_id TEXT,
  CHECK ((remote_kind IS NULL) = (remote_id IS NULL)),
  CHECK (unpaid_id IS NULL OR remote_id IS NULL)
) STRICT;
INSERT INTO new_proposals (id, movement_id, movement_at, state, reason_code, reason_message, document_json, document_hash,
  explanation_json, settings_version, approved_by, approved_at, look_alike_id, batch_id, remote_kind, remote_id,
  waiting_until, updated_at, application_id)
SELECT id, movement_id, movement_at, state, reason_code, reason_message, document_json, document_hash,
  explanation_json, settings_version, approved_by, approved_at, look_alike_id, batch_id, remote_kind, remote_id,
  waiting_until, updated_at, application_id FROM proposals;
DROP TABLE proposals;
ALTER TABLE new_proposals RENAME TO proposals;
CREATE INDEX proposals_by_time ON proposals (movement_at, movement_id);
CREATE INDEX proposals_by_state ON proposals (state, movement_at, movement_id);
CREATE INDEX proposals_by_application ON proposals (application_id, state, reason_code);
CREATE INDEX proposals_pushed ON proposals (settings_version) WHERE state = 'pushed';
CREATE TRIGGER movements_move_proposals AFTER UPDATE OF authorised_at ON movements
WHEN NEW.authorised_at IS NOT OLD.authorised_at
BEGIN UPDATE proposals SET movement_at = NEW.authorised_at WHERE movement_id = NEW.id; END;
CREATE TRIGGER movements_rename_proposals AFTER UPDATE OF application_id ON movements
WHEN NEW.application_id IS NOT OLD.application_id
BEGIN UPDATE proposals SET application_id = NEW.application_id WHERE movement_id = NEW.id; END;
`,
};
