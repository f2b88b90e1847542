import type { AccountId, StoredMovement } from '../../../../shared/domain/movement.ts';
import type { Instant } from '../../../../shared/domain/plain-date.ts';
import type { ObservedMovement } from '../../../ports/cledara.ts';
import { number, text, textAt } from '../columns.ts';
import type { Connection } from '../connection.ts';
import { pageByKey } from '../page-by-key.ts';
import { movementColumns, movementKey, rowFromMovement, storedColumns, storedFromRow } from './movement-row.ts';

// Two statements instead of one that does either, as for proposals. The id is ?1.
const insert = `INSERT INTO movements (id, ${movementColumns.join(', ')}, raw_json, first_seen_at, released_at, revision)
VALUES (?, ${movementColumns.map(() => '?').join(', ')}, ?, ?, NULL, 1)`;
const parameters = movementColumns.map((_, index) => `?${index + 2}`);
/** Writes only where something differs, so that a pull that finds nothing new costs no disk. */
const update = `UPDATE movements SET ${movementColumns.map((name, index) => `${name} = ${parameters[index]}`).join(', ')},
  raw_json = ?${movementColumns.length + 2}, released_at = NULL, unlisted_at = NULL, unlisted_answered_at = NULL, revision = revision + 1
WHERE id = ?1 AND (released_at IS NOT NULL OR unlisted_at IS NOT NULL
  OR (${movementColumns.join(', ')}) IS NOT (${parameters.join(', ')}))`;

const select = `SELECT ${storedColumns.join(', ')} FROM movements`;

export class MovementTable {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  all(): Iterable<StoredMovement> {
    const sql = `${select} WHERE (authorised_at, id) > (:at, :id) ORDER BY authorised_at, id LIMIT :limit`;
    return pageByKey(
      this.#connection,
      (after, limit) => this.#connection.allBare(sql, { ...movementKey(after), limit }),
      storedFromRow,
    );
  }

  find(id: string): StoredMovement | null {
    const row = this.#connection.getBare(`${select} WHERE id = :id`, { id });
    return row === null ? null : storedFromRow(row);
  }

  count(): number {
    const row = this.#connection.get('SELECT count(*) AS count FROM movements');
    return row === null ? 0 : number(row, 'count');
  }

  countByAccount(): Readonly<Record<AccountId, number>> {
    const sql = `SELECT account_id, count(*) AS count FROM movements WHERE account_id IS NOT NULL
      GROUP BY account_id ORDER BY account_id`;
    return Object.fromEntries(this.#connection.all(sql).map((row) => [text(row, 'account_id'), number(row, 'count')]));
  }

  /** The same rule as the core's: only card movements settle. Oldest first. */
  unsettled(): readonly StoredMovement[] {
    const sql = `${select} WHERE settled_at IS NULL AND released_at IS NULL
      AND kind IN ('purchase', 'refund') ORDER BY authorised_at, id`;
    return this.#connection.allBare(sql).map(storedFromRow);
  }

  /** Listed for good: settled, or of a kind that never settles. What a file alone tells of is in no list of the API. */
  listedSince(authorisedAfter: Instant): Iterable<string> {
    const sql = `SELECT m.id, m.authorised_at FROM movements m LEFT JOIN told_movements t ON t.movement_id = m.id
      WHERE (m.authorised_at, m.id) > (:at, :id) AND m.released_at IS NULL
        AND (m.settled_at IS NOT NULL OR m.kind IN ('top-up', 'withdrawal', 'reward'))
        AND m.kind NOT IN ('unknown', 'internal') AND (t.movement_id IS NULL OR t.cledara_id IS NOT NULL)
      ORDER BY m.authorised_at, m.id LIMIT :limit`;
    return pageByKey(
      this.#connection,
      (after, limit) => {
        const key = after === null ? { at: authorisedAfter, id: '' } : { at: textAt(after, 1), id: textAt(after, 0) };
        return this.#connection.allBare(sql, { ...key, limit });
      },
      (row) => textAt(row, 0),
    );
  }

  /** All that are missing in Cledara's list, in the order of their ids. */
  unlisted(): readonly StoredMovement[] {
    return this.#connection.allBare(`${select} WHERE unlisted_at IS NOT NULL ORDER BY id`).map(storedFromRow);
  }

  accountIds(): readonly AccountId[] {
    const sql = 'SELECT DISTINCT account_id FROM movements WHERE account_id IS NOT NULL ORDER BY account_id';
    return this.#connection.all(sql).map((row) => text(row, 'account_id'));
  }

  /** A row whose raw text alone differs is kept anew and still counts as the same: nothing we understand has changed. */
  save(observed: ObservedMovement, seenAt: Instant): 'new' | 'changed' | 'same' {
    const { movement, rawJson } = observed;
    const { id } = movement;
    const row = [...rowFromMovement(movement), rawJson];
    const known = this.#connection.getBare('SELECT raw_json FROM movements WHERE id = :id', { id });
    if (known === null) {
      this.#connection.runBare(insert, [...row, seenAt]);
      return 'new';
    }
    if (this.#connection.runBare(update, row) === 1) return 'changed';
    if (known[0] !== rawJson) {
      this.#connection.run('UPDATE movements SET raw_json = :rawJson WHERE id = :id', { id, rawJson });
    }
    return 'same';
  }

  /** Keeps the first instant where it was released already. Throws for an unknown movement. */
  markReleased(id: string, at: Instant): void {
    const sql = 'UPDATE movements SET released_at = coalesce(released_at, :at) WHERE id = :id';
    if (this.#connection.run(sql, { id, at }) === 0) throw new Error(`No movement ${id} in the ledger`);
  }

  /** Keeps the first instant where it was missed already. Throws for an unknown movement. */
  markUnlisted(id: string, at: Instant): void {
    const sql = 'UPDATE movements SET unlisted_at = coalesce(unlisted_at, :at) WHERE id = :id';
    if (this.#connection.run(sql, { id, at }) === 0) throw new Error(`No movement ${id} in the ledger`);
  }

  /** Changes nothing of one that is listed. */
  answerUnlisted(id: string, at: Instant): void {
    const sql = 'UPDATE movements SET unlisted_answered_at = :at WHERE id = :id AND unlisted_at IS NOT NULL';
    this.#connection.run(sql, { id, at });
  }
}
