import { statSync } from 'node:fs';
import type { Connection } from './connection.ts';
import { quickCheck } from './health.ts';
import { applicationId, schemaVersion } from './migrate.ts';
import { openReader, pragma } from './open-connection.ts';

/** What a file is. `connection` is open, reads only and belongs to the caller. */
export type Inspection =
  | { readonly kind: 'current' | 'older'; readonly connection: Connection }
  | { readonly kind: 'newer' | 'corrupt' };

/** How much of a file is looked at: all of it, which takes a second per gigabyte, or whose it is and of which version. */
export type InspectedPart = 'whole' | 'head';

/**
 * Looks at an existing file through a connection that cannot write, so that one we refuse stays as it is. Throws what
 * SQLite throws where it cannot be read at all.
 */
export function inspectLedger(path: string, newest: number, part: InspectedPart = 'whole'): Inspection {
  let connection: Connection | null = null;
  try {
    connection = openReader(path);
    const kind = isCut(path, connection) ? 'corrupt' : kindOf(connection, newest, part);
    if (kind === 'current' || kind === 'older') return { kind, connection };
    connection.close();
    return { kind };
  } catch (error) {
    connection?.close();
    // SQLITE_ERROR, the general one, for a statement that is known to be right: the header or the schema makes no sense
    if (error instanceof Error && 'errcode' in error && error.errcode === 1) return { kind: 'corrupt' };
    throw error;
  }
}

/**
 * SQLite reads what is missing of the last page as zeros, and may find nothing wrong with them. Where a write-ahead log has
 * changes that are still to come, the page may be whole in there.
 */
function isCut(path: string, connection: Connection): boolean {
  const pendingBytes = statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  return pendingBytes === 0 && statSync(path).size % Number(pragma(connection, 'page_size')) !== 0;
}

function kindOf(connection: Connection, newest: number, part: InspectedPart): Inspection['kind'] {
  if (pragma(connection, 'application_id') !== applicationId) return 'corrupt';
  const version = schemaVersion(connection);
  if (version > newest) return 'newer';
  if (version < 1 || (part === 'whole' && quickCheck(connection) !== 'ok')) return 'corrupt';
  return version < newest ? 'older' : 'current';
}
