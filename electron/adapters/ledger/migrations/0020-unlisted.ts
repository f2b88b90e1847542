import type { Migration } from './migration.ts';

/** Since when a settled movement is missing in Cledara's list, and when a person said what is to become of it. */
export const unlistedStep: Migration = {
  version: 20,
  name: 'unlisted',
  sql: `
ALTER TABLE movements ADD COLUMN unlisted_at TEXT;
ALTER TABLE movements ADD COLUMN unlisted_answered_at TEXT;

CREATE INDEX movements_unlisted ON movements (id) WHERE unlisted_at IS NOT NULL;
`,
};
