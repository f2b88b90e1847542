import type { Migration } from './migration.ts';

/**
 * Files that were imported; what they call the movements they told of, and under which id Cledara's API tells of them; and
 * movements that cannot be told from others that are known.
 */
export const fileImportsStep: Migration = {
  version: 14,
  name: 'file-imports',
  sql: `
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
CREATE TABLE told_movements (
  movement_id TEXT PRIMARY KEY NOT NULL REFERENCES movements (id),
  began_in_file INTEGER NOT NULL CHECK (began_in_file IN (0, 1)),
  file_id TEXT UNIQUE,
  cledara_id TEXT UNIQUE,
  invoice_sha256 TEXT
) STRICT;
CREATE TABLE told_doubts (
  movement_id TEXT PRIMARY KEY NOT NULL REFERENCES movements (id),
  among_json TEXT NOT NULL CHECK (json_valid(among_json))
) STRICT;
`,
};
