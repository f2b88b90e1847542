/**
 * One step of the schema. Forward-only and additive: tables, nullable columns, indexes and triggers may be added, nothing is
 * renamed, dropped or given another meaning. A step that was released is never edited.
 */
export interface Migration {
  /** 1, 2, 3 … without gaps; becomes SQLite's `user_version`. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}
