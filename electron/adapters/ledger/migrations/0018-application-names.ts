import type { Migration } from './migration.ts';

/**
 * Every name that an application was known by, so that what was set for it by name goes on holding when it is renamed in Cledara.
 * Movements that were read before a rename tell of those that happened already.
 */
export const applicationNamesStep: Migration = {
  version: 18,
  name: 'application-names',
  sql: `
CREATE TABLE application_names (
  application_id TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (application_id, name)
) STRICT;

INSERT OR IGNORE INTO application_names (application_id, name) SELECT id, name FROM applications;

INSERT OR IGNORE INTO application_names (application_id, name)
  SELECT DISTINCT application_id, application_name FROM movements
   WHERE application_id IS NOT NULL AND application_name IS NOT NULL;
`,
};
