/**
 * One step of the schema. Forward-only and additive: tables, nullable columns, indexes and triggers may be added, nothing is
 * renamed, dropped or given another meaning; a table may be made anew with all it held, to widen a CHECK. A step that was released is never edited.
 */
export interface Migration {
  /** 1, 2, 3 … without gaps; becomes SQLite's `user_version`. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  /** It makes tables anew that others refer to: references are checked at its end instead of on the way. */
  readonly rebuildsTables?: boolean;
}
