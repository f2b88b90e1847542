import type { ApplicationCounts } from '../../../ports/ledger.ts';
import { number, textOrNull } from '../columns.ts';
import type { Connection, Row } from '../connection.ts';

/** Each is answered by an index alone; a row of a proposal is a hundred times as long as its entry there. */
const movementsSql = `SELECT application_id, application_name, count(*) AS count FROM movements
  GROUP BY application_id, application_name`;
const proposalsSql = `SELECT application_id, state, reason_code, count(*) AS count FROM proposals
  GROUP BY application_id, state, reason_code`;

/** Movements and their proposals per application; its names are those that its movements give it. */
export function readApplicationCounts(connection: Connection): readonly ApplicationCounts[] {
  const proposals = Map.groupBy(connection.all(proposalsSql), (row) => textOrNull(row, 'application_id'));
  const movements = Map.groupBy(connection.all(movementsSql), (row) => textOrNull(row, 'application_id'));
  return [...movements].map(([id, rows]) => ({
    id,
    names: rows.flatMap((row) => textOrNull(row, 'application_name') ?? []),
    movements: countOf(rows),
    ...proposalCounts(proposals.get(id) ?? []),
  }));
}

function proposalCounts(rows: readonly Row[]): Pick<ApplicationCounts, 'waiting' | 'blocked' | 'pushed' | 'missing'> {
  const blocked = rows.filter(({ state }) => state === 'blocked');
  return {
    waiting: countOf(rows.filter(({ state }) => state === 'proposed' || state === 'held')),
    blocked: countOf(blocked),
    pushed: countOf(rows.filter(({ state }) => state === 'pushed')),
    missing: countOf(
      blocked.filter(({ reason_code: code }) => /^(not-coded$|(account|tax|tracking|contact)-)/.test(String(code))),
    ),
  };
}

function countOf(rows: readonly Row[]): number {
  return rows.reduce((sum, row) => sum + number(row, 'count'), 0);
}
