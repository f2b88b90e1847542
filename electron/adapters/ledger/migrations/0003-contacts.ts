import type { Migration } from './migration.ts';

/** Which contact in Xero each application stands for, and requests for new contacts, written down before they leave. */
export const contactsStep: Migration = {
  version: 3,
  name: 'contacts',
  sql: `
CREATE TABLE kept_contacts (
  key TEXT PRIMARY KEY NOT NULL CHECK (key <> ''),
  contact_id TEXT NOT NULL CHECK (contact_id <> ''),
  kept_at TEXT NOT NULL
) STRICT;
CREATE TABLE contact_requests (
  idempotency_key TEXT PRIMARY KEY NOT NULL CHECK (length(idempotency_key) BETWEEN 1 AND 128),
  tenant_id TEXT NOT NULL,
  contacts_json TEXT NOT NULL CHECK (json_valid(contacts_json)),
  first_sent_at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'done'))
) STRICT;
CREATE INDEX contact_requests_open ON contact_requests (first_sent_at, idempotency_key) WHERE state = 'open';
CREATE TRIGGER contact_requests_no_edit BEFORE UPDATE ON contact_requests
WHEN NEW.idempotency_key IS NOT OLD.idempotency_key OR NEW.tenant_id IS NOT OLD.tenant_id
  OR NEW.contacts_json IS NOT OLD.contacts_json
BEGIN SELECT RAISE(ABORT, 'a request is never edited: another request has another key'); END;
`,
};
