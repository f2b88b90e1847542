import type { Migration } from './migration.ts';

/** When an attached invoice was last compared with Cledara's, and how its movement stood then: so that a replaced one is noticed. */
export const invoiceLooksStep: Migration = {
  version: 10,
  name: 'invoice-looks',
  sql: `
ALTER TABLE attachments ADD COLUMN looked_at TEXT;
ALTER TABLE attachments ADD COLUMN movement_hash TEXT;
`,
};
