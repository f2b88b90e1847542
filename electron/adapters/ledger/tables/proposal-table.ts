import type { Proposal, ProposalState } from '../../../../shared/domain/proposal.ts';
import { number, text, textAt } from '../columns.ts';
import type { Connection } from '../connection.ts';
import { pageByKey } from '../page-by-key.ts';
import { assignExcluded } from '../statements.ts';
import { proposalColumns, proposalFromRow, rowFromProposal } from './proposal-row.ts';

/**
 * `movement_at` and `application_id` are copies of the movement's, so that proposals are read in its order, and counted by
 * application, without a join. Triggers keep them the same, so that only a new row asks for them.
 */
const upsert = `INSERT INTO proposals (${proposalColumns.join(', ')}, movement_at, application_id)
SELECT ${proposalColumns.map((_, index) => `?${index + 1}`).join(', ')}, authorised_at, application_id
FROM movements WHERE id = ?2
ON CONFLICT (id) DO UPDATE SET ${assignExcluded(proposalColumns.filter((name) => name !== 'id' && name !== 'movement_id'))}
WHERE movement_id = excluded.movement_id`;

/** The last column is the one that orders them. */
const select = `SELECT ${proposalColumns.join(', ')}, movement_at FROM proposals`;
const place = { movementAt: proposalColumns.length, movementId: proposalColumns.indexOf('movement_id') };

export class ProposalTable {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Oldest movement first. Each state is an index of its own order; SQLite merges them lazily. */
  all(states?: readonly ProposalState[]): Iterable<Proposal> {
    const chosen = states === undefined ? null : [...new Set(states)];
    if (chosen?.length === 0) return [];
    const above = '(movement_at, movement_id) > (:at, :movementId)';
    const parts =
      chosen === null
        ? [`${select} WHERE ${above}`]
        : chosen.map((_, index) => `${select} WHERE state = :state${index} AND ${above}`);
    const sql = `${parts.join(' UNION ALL ')} ORDER BY movement_at, movement_id LIMIT :limit`;
    const stateBindings = Object.fromEntries((chosen ?? []).map((state, index) => [`state${index}`, state]));
    return pageByKey(
      this.#connection,
      (after, limit) => {
        const key =
          after === null
            ? { at: '', movementId: '' }
            : { at: textAt(after, place.movementAt), movementId: textAt(after, place.movementId) };
        return this.#connection.allBare(sql, { ...stateBindings, ...key, limit });
      },
      (row) => proposalFromRow(row),
    );
  }

  /** By proposal id, else by movement id. */
  find(id: string): Proposal | null {
    const row =
      this.#connection.getBare(`${select} WHERE id = :id`, { id }) ??
      this.#connection.getBare(`${select} WHERE movement_id = :id`, { id });
    return row === null ? null : proposalFromRow(row);
  }

  countByState(): Readonly<Partial<Record<ProposalState, number>>> {
    const rows = this.#connection.all('SELECT state, count(*) AS count FROM proposals GROUP BY state ORDER BY state');
    return Object.fromEntries(rows.map((row) => [text(row, 'state'), number(row, 'count')]));
  }

  /** Those that were pushed under no settings at all (adopted ones) are not counted. */
  pushedUnderOlderSettings(): number {
    const row = this.#connection.get(`SELECT count(*) AS count FROM proposals
      WHERE state = 'pushed' AND settings_version < (SELECT max(number) FROM settings_versions)`);
    return row === null ? 0 : number(row, 'count');
  }

  pushedByVersion(): ReadonlyMap<number, number> {
    const rows = this.#connection.all(`SELECT settings_version, count(*) AS count FROM proposals
      WHERE state = 'pushed' AND settings_version IS NOT NULL GROUP BY settings_version`);
    return new Map(rows.map((row) => [number(row, 'settings_version'), number(row, 'count')]));
  }

  save(proposal: Proposal): void {
    if (this.#connection.runBare(upsert, rowFromProposal(proposal)) === 1) return;
    throw new Error(`No movement ${proposal.movementId} in the ledger that proposal ${proposal.id} could be about`);
  }
}
