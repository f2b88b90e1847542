/** A calendar day, `YYYY-MM-DD`. Compares correctly as text. */
export type PlainDate = string;

/** An instant as RFC 3339 text in UTC, such as `2026-11-22T09:30:00.000Z`. */
export type Instant = string;
