import type { BareRow, Connection } from './connection.ts';

const firstPage = 64;
const largestPage = 512;

/**
 * Rows in the order of a key, read a page at a time, so that a ledger of a million rows needs little memory.
 *
 * Safe to write while iterating, through the same connection: every step gives the row with the lowest key above the
 * last one *as the books stand at that moment*. A page that was read before a write is thrown away; after one the pages are
 * short and grow again, so that a loop that saves at every step stays linear. A row is seen at most once as long as its key
 * stays; one that has left the selection meanwhile is not seen. Writes of another process show from the next page on.
 *
 * `read` gives at most `limit` rows above `after` (from the start where it is null), in order.
 */
export function* pageByKey<T, R = BareRow>(
  connection: Connection,
  read: (after: R | null, limit: number) => readonly R[],
  parse: (row: R) => T,
): Generator<T, void, undefined> {
  let last: R | null = null;
  let limit = firstPage;
  for (;;) {
    const writes = connection.writes;
    const page = read(last, limit);
    let disturbed = false;
    for (const row of page) {
      last = row;
      yield parse(row);
      if (connection.writes !== writes) {
        disturbed = true;
        break;
      }
    }
    if (!disturbed && page.length < limit) return;
    limit = disturbed ? 1 : Math.min(limit * 2, largestPage);
  }
}
