import type { PushDocument, RemoteDocument } from './document.ts';
import { isMarker, markerOf } from './marker.ts';
import type { Movement } from './movement.ts';

/**
 * Tells at a glance what may be among these documents, by what all that `matchRemote` compares has in common: the amount, or
 * the marker. What it lets fall is matched with nothing and changes no other match, so that of very many movements only
 * those have to be held against Xero that may be there.
 */
export class MatchSieve {
  readonly #amounts: ReadonlySet<number | null>;
  readonly #markers = new Set<string>();

  constructor(documents: readonly RemoteDocument[]) {
    this.#amounts = new Set(documents.map(({ totalMinor }) => totalMinor));
    for (const { reference } of documents) {
      if (reference !== null && isMarker(reference)) this.#markers.add(reference);
    }
  }

  /** `approved` is a document that the movement has already: its amount may be another one than the movement's is now. */
  holds(movement: Pick<Movement, 'id' | 'amountMinor'>, approved: PushDocument | null): boolean {
    if (movement.amountMinor !== null && this.#amounts.has(Math.abs(movement.amountMinor))) return true;
    if (approved !== null && this.#amounts.has(approved.amountMinor)) return true;
    // A marker takes longer to work out than all the rest.
    return this.#markers.size > 0 && this.#markers.has(markerOf(movement.id));
  }
}
