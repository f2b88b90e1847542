import type { StoredMovement } from '../../shared/domain/movement.ts';
import type { Instant } from '../../shared/domain/plain-date.ts';

/** Which movements Cledara's list should have, and which it has no more, to look at. */
export interface UnlistedView {
  /**
   * Ids of movements that were authorised after this instant and that Cledara's API lists for good: settled, or of a kind that
   * never settles, and understood. What only a file has told of is not among them. Oldest first, lazy.
   */
  listedSince(authorisedAfter: Instant): Iterable<string>;
  /** Settled movements that are missing in Cledara's list, in the order of their ids. */
  unlistedMovements(): readonly StoredMovement[];
}

/** `saveMovement` clears both marks: it is listed again. */
export interface UnlistedStore extends UnlistedView {
  /** Keeps the first instant where it was missed already. Throws for an unknown movement. */
  markUnlisted(movementId: string, at: Instant): void;
  /** A person said that it stands all the same. Changes nothing of one that is listed. */
  answerUnlisted(movementId: string, at: Instant): void;
}
