/** Sources of fresh names. Never derived from content. */
export interface Ids {
  /** A random UUID (v4). */
  uuid(): string;
}
