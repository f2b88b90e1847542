import { canonicalJson, sha256Hex } from './hash.ts';
import type { Movement } from './movement.ts';

/**
 * The id of a movement that a file tells of first, from what the file calls it: an id of the form that Cledara's API uses is
 * taken for that one. It stays the movement's id when the API tells of it under another, and so does the marker that is made
 * from it: what was posted from a file is found again, and never posted under a second reference.
 */
export function idFromFile(fileId: string): string {
  const key = fileId.toLowerCase();
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key)) return key;
  return /^[A-Za-z0-9._-]{1,60}$/.test(fileId) ? `file-${fileId}` : `file-${sha256Hex(fileId).slice(0, 24)}`;
}

/**
 * The same for a line without a Cledara ID: made from what it says, and from how many just like it are known (0 for the
 * first). The same files read again, in a new installation too, give the same ids.
 */
export function idFromContent(movement: Omit<Movement, 'id'>, likeIt: number): string {
  const { accountId, amountMinor, authorisedAt, description, application, local } = movement;
  const content = { accountId, amountMinor, authorisedAt, description, application: application?.name, local };
  return `file-${sha256Hex(canonicalJson({ content, likeIt })).slice(0, 24)}`;
}

/**
 * What is known of a movement with what a later file says of it. An export shows the columns that its user chose, and may be
 * older than what is known: what it lacks takes nothing away, and what has settled is not pending again.
 */
export function withLaterFile(known: Movement, told: Omit<Movement, 'id'>): Movement {
  const isOlder = known.settledAt !== null && told.settledAt === null;
  if (isOlder) return known;
  return {
    ...told,
    id: known.id,
    local: told.local ?? known.local,
    description: told.description === '' ? known.description : told.description,
    comment: told.comment ?? known.comment,
    application: told.application ?? known.application,
    card: told.card ?? known.card,
    hasInvoice: known.hasInvoice,
    invoice: told.invoice ?? known.invoice,
  };
}
