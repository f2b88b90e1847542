import type { StoredMovement } from '../../../../shared/domain/movement.ts';
import type { Proposal, ProposalState } from '../../../../shared/domain/proposal.ts';
import type { ProposalOfDocument } from '../../../ports/ledger.ts';
import { oneOf, text, textOrNull } from '../columns.ts';
import type { BareRow, Connection, Row } from '../connection.ts';
import { pageByKey } from '../page-by-key.ts';
import { movementKey, storedColumns, storedFromRow } from './movement-row.ts';
import { proposalColumns, proposalFromRow } from './proposal-row.ts';

const columns = [...storedColumns.map((name) => `m.${name}`), ...proposalColumns.map((name) => `p.${name}`)];
const firstOfProposal = storedColumns.length;

/** One walk in the order of movements. Rows in these states are passed over by SQLite, without being read whole. */
export function readMovementsBeside(
  connection: Connection,
  states: readonly ProposalState[],
): Iterable<{ readonly movement: StoredMovement; readonly proposal: Proposal | null }> {
  const sql = `SELECT ${columns.join(', ')} FROM movements m LEFT JOIN proposals p ON p.movement_id = m.id
    WHERE (m.authorised_at, m.id) > (:at, :id)
      AND (p.state IS NULL OR p.state NOT IN (SELECT value FROM json_each(:states)))
    ORDER BY m.authorised_at, m.id LIMIT :limit`;
  const statesJson = JSON.stringify(states);
  return pageByKey(
    connection,
    (after, limit) => connection.allBare(sql, { ...movementKey(after), states: statesJson, limit }),
    movementWithProposal,
  );
}

function movementWithProposal(row: BareRow) {
  const proposal = row[firstOfProposal] === null ? null : proposalFromRow(row, firstOfProposal);
  return { movement: storedFromRow(row), proposal };
}

export function readProposalsOfDocuments(
  connection: Connection,
  documentIds: Iterable<string>,
): readonly ProposalOfDocument[] {
  const sql = `SELECT state, reason_code, reason_message, look_alike_id, unpaid_id, remote_id FROM proposals
    WHERE look_alike_id IN wanted OR unpaid_id IN wanted OR remote_id IN wanted`;
  const wanted = `WITH wanted AS MATERIALIZED (SELECT value FROM json_each(:ids))`;
  return connection.all(`${wanted} ${sql}`, { ids: JSON.stringify([...documentIds]) }).map(proposalOfDocument);
}

function proposalOfDocument(row: Row): ProposalOfDocument {
  return {
    state: oneOf(row, 'state'),
    reason: { code: oneOf(row, 'reason_code'), message: text(row, 'reason_message') },
    lookAlikeId: textOrNull(row, 'look_alike_id'),
    unpaidId: textOrNull(row, 'unpaid_id'),
    remoteId: textOrNull(row, 'remote_id'),
  };
}
