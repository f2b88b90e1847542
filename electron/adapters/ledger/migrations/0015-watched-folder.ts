import type { Migration } from './migration.ts';

/** The folder that is looked into for exported files, and what came of each file in it, by its content. */
export const watchedFolderStep: Migration = {
  version: 15,
  name: 'watched-folder',
  sql: `
CREATE TABLE watched_folder (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  path TEXT NOT NULL CHECK (path <> ''),
  author TEXT NOT NULL,
  since TEXT NOT NULL,
  problem TEXT
) STRICT;
CREATE TABLE watched_files (
  sha256 TEXT PRIMARY KEY NOT NULL CHECK (sha256 <> ''),
  name TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  problem TEXT
) STRICT;
`,
};
