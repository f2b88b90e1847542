import type { Migration } from './migration.ts';

/**
 * What a person chose for one transaction alone, and what the window counts by: applications and their proposals, and what
 * was pushed under each version of the settings, all without reading a document.
 */
export const overridesStep: Migration = {
  version: 2,
  name: 'overrides',
  sql: `
CREATE TABLE overrides (
  movement_id TEXT PRIMARY KEY NOT NULL REFERENCES movements (id),
  fields_json TEXT NOT NULL CHECK (json_valid(fields_json)),
  author TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX movements_by_application ON movements (application_id, application_name);
ALTER TABLE proposals ADD COLUMN application_id TEXT;
UPDATE proposals SET application_id = (SELECT application_id FROM movements WHERE movements.id = movement_id);
CREATE INDEX proposals_by_application ON proposals (application_id, state, reason_code);
CREATE TRIGGER movements_rename_proposals AFTER UPDATE OF application_id ON movements
WHEN NEW.application_id IS NOT OLD.application_id
BEGIN UPDATE proposals SET application_id = NEW.application_id WHERE movement_id = NEW.id; END;
CREATE INDEX proposals_pushed ON proposals (settings_version) WHERE state = 'pushed';
`,
};
