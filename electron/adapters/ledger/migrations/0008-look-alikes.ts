import type { Migration } from './migration.ts';

/** The document in Xero that a movement may be the same as, as it was when it was last seen there. */
export const lookAlikesStep: Migration = {
  version: 8,
  name: 'look-alikes',
  sql: `
CREATE TABLE look_alikes (
  movement_id TEXT PRIMARY KEY NOT NULL REFERENCES movements (id),
  document_json TEXT NOT NULL CHECK (json_valid(document_json))
) STRICT;
`,
};
