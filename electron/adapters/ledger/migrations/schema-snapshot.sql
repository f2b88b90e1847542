CREATE INDEX activity_by_movement ON activity (movement_id, seq) WHERE movement_id IS NOT NULL;

CREATE UNIQUE INDEX backfills_open ON backfills (account_id) WHERE state IN ('running', 'paused');

CREATE INDEX batches_open ON batches (first_sent_at, id) WHERE state <> 'done';

CREATE INDEX changes_open ON changes (first_sent_at, id) WHERE state <> 'done';

CREATE INDEX contact_requests_open ON contact_requests (first_sent_at, idempotency_key) WHERE state = 'open';

CREATE INDEX drifts_by_movement ON drifts (movement_id);

CREATE INDEX feed_lines_by_movement ON feed_lines (movement_id);

CREATE INDEX feed_statements_by_account ON feed_statements (account_id, number);

CREATE INDEX movements_by_account ON movements (account_id);

CREATE INDEX movements_by_application ON movements (application_id, application_name);

CREATE INDEX movements_by_time ON movements (authorised_at, id);

CREATE INDEX movements_unlisted ON movements (id) WHERE unlisted_at IS NOT NULL;

CREATE INDEX movements_unsettled ON movements (authorised_at, id)
WHERE settled_at IS NULL AND released_at IS NULL AND kind IN ('purchase', 'refund');

CREATE INDEX proposals_by_application ON proposals (application_id, state, reason_code);

CREATE INDEX proposals_by_state ON proposals (state, movement_at, movement_id);

CREATE INDEX proposals_by_time ON proposals (movement_at, movement_id);

CREATE INDEX proposals_pushed ON proposals (settings_version) WHERE state = 'pushed';

CREATE INDEX removed_documents_by_proposal ON removed_documents (proposal_id);

CREATE INDEX runs_by_time ON runs (started_at);

CREATE TABLE activity (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  run_id TEXT,
  movement_id TEXT,
  proposal_id TEXT,
  event TEXT NOT NULL CHECK (event <> ''),
  from_state TEXT,
  to_state TEXT,
  message TEXT NOT NULL
) STRICT;

CREATE TABLE application_names (
  application_id TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (application_id, name)
) STRICT;

CREATE TABLE applications (
  id TEXT PRIMARY KEY NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 0),
  name TEXT NOT NULL,
  status TEXT NOT NULL,
  owner_name TEXT,
  teams_json TEXT NOT NULL
) STRICT;

CREATE TABLE attachments (
  movement_id TEXT PRIMARY KEY NOT NULL REFERENCES movements (id),
  proposal_id TEXT NOT NULL REFERENCES proposals (id),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'attached', 'problem')),
  file_name TEXT,
  sha256 TEXT,
  problem_code TEXT,
  problem_message TEXT,
  attempts INTEGER NOT NULL CHECK (attempts >= 0),
  updated_at TEXT NOT NULL, looked_at TEXT, movement_hash TEXT,
  CHECK ((problem_code IS NULL) = (problem_message IS NULL))
) STRICT;

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

CREATE TABLE "batches" (
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

CREATE TABLE budgets (
  key TEXT PRIMARY KEY NOT NULL CHECK (key <> ''),
  day_start_ms INTEGER NOT NULL,
  used_today INTEGER NOT NULL CHECK (used_today >= 0),
  blocked_until_ms INTEGER NOT NULL
, per_day INTEGER CHECK (per_day > 0)) STRICT;

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

CREATE TABLE cledara_connection (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  connected_at TEXT NOT NULL,
  health TEXT NOT NULL CHECK (health IN ('ok', 'refused'))
) STRICT;

CREATE TABLE coding_history (
  id INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
  tenant_id TEXT NOT NULL,
  read_at TEXT NOT NULL,
  history_json TEXT NOT NULL CHECK (json_valid(history_json))
) STRICT;

CREATE TABLE contact_requests (
  idempotency_key TEXT PRIMARY KEY NOT NULL CHECK (length(idempotency_key) BETWEEN 1 AND 128),
  tenant_id TEXT NOT NULL,
  contacts_json TEXT NOT NULL CHECK (json_valid(contacts_json)),
  first_sent_at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'done'))
) STRICT;

CREATE TABLE drift_look (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  tenant_id TEXT NOT NULL,
  looked_at TEXT NOT NULL
) STRICT;

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

CREATE TABLE fed_changes (
  movement_id TEXT PRIMARY KEY NOT NULL REFERENCES movements (id),
  account_id TEXT NOT NULL CHECK (account_id <> ''),
  sent_minor INTEGER,
  now_minor INTEGER,
  noted_at TEXT NOT NULL
, sent_day TEXT, now_day TEXT) STRICT;

CREATE TABLE feed_access (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  is_asked INTEGER NOT NULL CHECK (is_asked IN (0, 1)),
  is_granted INTEGER CHECK (is_granted IN (0, 1)),
  refusal TEXT,
  at TEXT NOT NULL
) STRICT;

CREATE TABLE feed_lines (
  statement_id TEXT NOT NULL REFERENCES feed_statements (id),
  movement_id TEXT NOT NULL REFERENCES movements (id), posted_day TEXT, payee TEXT,
  PRIMARY KEY (statement_id, movement_id)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE file_imports (
  id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind <> ''),
  imported_at TEXT NOT NULL,
  author TEXT NOT NULL,
  rows INTEGER NOT NULL CHECK (rows >= 0),
  new_rows INTEGER NOT NULL CHECK (new_rows >= 0),
  known_rows INTEGER NOT NULL CHECK (known_rows >= 0),
  skipped_json TEXT NOT NULL CHECK (json_valid(skipped_json))
) STRICT;

CREATE TABLE kept_contacts (
  key TEXT PRIMARY KEY NOT NULL CHECK (key <> ''),
  contact_id TEXT NOT NULL CHECK (contact_id <> ''),
  kept_at TEXT NOT NULL
) STRICT;

CREATE TABLE look_alikes (
  movement_id TEXT PRIMARY KEY NOT NULL REFERENCES movements (id),
  document_json TEXT NOT NULL CHECK (json_valid(document_json))
) STRICT;

CREATE TABLE movements (
  id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  kind TEXT NOT NULL CHECK (kind IN
    ('purchase', 'refund', 'top-up', 'withdrawal', 'reward', 'internal', 'unknown')),
  account_id TEXT,
  amount_minor INTEGER CHECK (amount_minor BETWEEN -9007199254740991 AND 9007199254740991),
  currency TEXT,
  local_amount TEXT,
  local_currency TEXT,
  description TEXT NOT NULL,
  comment TEXT,
  application_id TEXT,
  application_name TEXT,
  authorised_at TEXT NOT NULL CHECK (authorised_at <> ''),
  settled_at TEXT,
  card_last4 TEXT,
  card_owner_name TEXT,
  has_invoice INTEGER NOT NULL CHECK (has_invoice IN (0, 1)),
  invoice_confirmed INTEGER NOT NULL CHECK (invoice_confirmed IN (0, 1)),
  invoice_number TEXT,
  invoice_date TEXT,
  invoice_vat_name TEXT,
  invoice_vat_rate REAL,
  not_understood_json TEXT NOT NULL,
  raw_json TEXT NOT NULL,
  first_seen_at TEXT NOT NULL,
  released_at TEXT,
  revision INTEGER NOT NULL CHECK (revision >= 1), unlisted_at TEXT, unlisted_answered_at TEXT,
  CHECK ((local_amount IS NULL) = (local_currency IS NULL)),
  CHECK ((application_id IS NULL) = (application_name IS NULL)),
  CHECK ((card_last4 IS NULL) = (card_owner_name IS NULL))
) STRICT;

CREATE TABLE open_days (
  movement_id TEXT PRIMARY KEY NOT NULL REFERENCES movements (id),
  day TEXT NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

CREATE TABLE overrides (
  movement_id TEXT PRIMARY KEY NOT NULL REFERENCES movements (id),
  fields_json TEXT NOT NULL CHECK (json_valid(fields_json)),
  author TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

CREATE TABLE "proposals" (
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

CREATE TABLE pull_window (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  covered_from TEXT NOT NULL,
  read_at TEXT NOT NULL
) STRICT;

CREATE TABLE reference_data (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  tenant_id TEXT NOT NULL,
  read_at TEXT NOT NULL,
  data_json TEXT NOT NULL CHECK (json_valid(data_json))
) STRICT;

CREATE TABLE removed_documents (
  remote_id TEXT PRIMARY KEY NOT NULL CHECK (remote_id <> ''),
  remote_kind TEXT NOT NULL CHECK (remote_kind <> ''),
  proposal_id TEXT NOT NULL REFERENCES proposals (id),
  at TEXT NOT NULL
) STRICT;

CREATE TABLE runs (
  id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  started_at TEXT NOT NULL,
  finished_at TEXT,
  summary_json TEXT
) STRICT;

CREATE TABLE settings_versions (
  number INTEGER PRIMARY KEY CHECK (number >= 1),
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  settings_json TEXT NOT NULL CHECK (json_valid(settings_json))
) STRICT;

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

CREATE TABLE told_doubts (
  movement_id TEXT PRIMARY KEY NOT NULL REFERENCES movements (id),
  among_json TEXT NOT NULL CHECK (json_valid(among_json))
) STRICT;

CREATE TABLE told_movements (
  movement_id TEXT PRIMARY KEY NOT NULL REFERENCES movements (id),
  began_in_file INTEGER NOT NULL CHECK (began_in_file IN (0, 1)),
  file_id TEXT UNIQUE,
  cledara_id TEXT UNIQUE,
  invoice_sha256 TEXT
) STRICT;

CREATE TABLE watched_files (
  sha256 TEXT PRIMARY KEY NOT NULL CHECK (sha256 <> ''),
  name TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  problem TEXT
) STRICT;

CREATE TABLE watched_folder (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  path TEXT NOT NULL CHECK (path <> ''),
  author TEXT NOT NULL,
  since TEXT NOT NULL,
  problem TEXT
) STRICT;

CREATE TABLE xero_connection (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  connected_at TEXT NOT NULL,
  client_id TEXT NOT NULL,
  tenant_id TEXT,
  tenant_name TEXT,
  user_id TEXT,
  user_email TEXT,
  token_generation INTEGER NOT NULL CHECK (token_generation >= 0),
  token_received_at TEXT NOT NULL,
  health TEXT NOT NULL CHECK (health IN ('ok', 'refused'))
) STRICT;

CREATE TABLE xero_trouble (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  trouble TEXT NOT NULL CHECK (trouble <> '')
) STRICT;

CREATE TRIGGER activity_no_delete BEFORE DELETE ON activity
BEGIN SELECT RAISE(ABORT, 'the activity log is append-only'); END;

CREATE TRIGGER activity_no_update BEFORE UPDATE ON activity
BEGIN SELECT RAISE(ABORT, 'the activity log is append-only'); END;

CREATE TRIGGER batches_no_delete BEFORE DELETE ON batches
BEGIN SELECT RAISE(ABORT, 'requests are kept for ever'); END;

CREATE TRIGGER batches_no_edit BEFORE UPDATE ON batches
WHEN NEW.id IS NOT OLD.id OR NEW.tenant_id IS NOT OLD.tenant_id OR NEW.kind IS NOT OLD.kind
  OR NEW.idempotency_key IS NOT OLD.idempotency_key OR NEW.body IS NOT OLD.body OR NEW.body_hash IS NOT OLD.body_hash
  OR NEW.proposal_ids_json IS NOT OLD.proposal_ids_json
BEGIN SELECT RAISE(ABORT, 'a request is never edited: another request is another batch'); END;

CREATE TRIGGER changes_no_delete BEFORE DELETE ON changes
BEGIN SELECT RAISE(ABORT, 'requests are kept for ever'); END;

CREATE TRIGGER changes_no_edit BEFORE UPDATE ON changes
WHEN NEW.id IS NOT OLD.id OR NEW.tenant_id IS NOT OLD.tenant_id OR NEW.what IS NOT OLD.what
  OR NEW.remote_kind IS NOT OLD.remote_kind OR NEW.idempotency_key IS NOT OLD.idempotency_key
  OR NEW.body IS NOT OLD.body OR NEW.body_hash IS NOT OLD.body_hash OR NEW.items_json IS NOT OLD.items_json
BEGIN SELECT RAISE(ABORT, 'a request is never edited: another request is another change'); END;

CREATE TRIGGER contact_requests_no_edit BEFORE UPDATE ON contact_requests
WHEN NEW.idempotency_key IS NOT OLD.idempotency_key OR NEW.tenant_id IS NOT OLD.tenant_id
  OR NEW.contacts_json IS NOT OLD.contacts_json
BEGIN SELECT RAISE(ABORT, 'a request is never edited: another request has another key'); END;

CREATE TRIGGER fed_once BEFORE INSERT ON feed_lines
WHEN EXISTS (
  SELECT 1 FROM feed_lines l JOIN feed_statements s ON s.id = l.statement_id
   WHERE l.movement_id = NEW.movement_id AND s.state NOT IN ('rejected', 'unsent')
)
BEGIN
  SELECT RAISE(ABORT, 'A movement is in one statement alone');
END;

CREATE TRIGGER movements_move_proposals AFTER UPDATE OF authorised_at ON movements
WHEN NEW.authorised_at IS NOT OLD.authorised_at
BEGIN UPDATE proposals SET movement_at = NEW.authorised_at WHERE movement_id = NEW.id; END;

CREATE TRIGGER movements_rename_proposals AFTER UPDATE OF application_id ON movements
WHEN NEW.application_id IS NOT OLD.application_id
BEGIN UPDATE proposals SET application_id = NEW.application_id WHERE movement_id = NEW.id; END;

CREATE TRIGGER settings_versions_no_delete BEFORE DELETE ON settings_versions
BEGIN SELECT RAISE(ABORT, 'versions of the settings are never deleted'); END;

CREATE TRIGGER settings_versions_no_update BEFORE UPDATE ON settings_versions
BEGIN SELECT RAISE(ABORT, 'versions of the settings are never edited'); END;
