import type { Migration } from './migration.ts';

/**
 * How Xero shows a line of a bank feed, and the days of what Cledara changed of it. Null of lines that were sent, and of changes
 * that were read, before this.
 */
export const fedLinesStep: Migration = {
  version: 19,
  name: 'fed-lines',
  sql: `
ALTER TABLE feed_lines ADD COLUMN posted_day TEXT;
ALTER TABLE feed_lines ADD COLUMN payee TEXT;
ALTER TABLE fed_changes ADD COLUMN sent_day TEXT;
ALTER TABLE fed_changes ADD COLUMN now_day TEXT;
`,
};
