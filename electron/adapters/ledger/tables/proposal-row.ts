import type { Proposal } from '../../../../shared/domain/proposal.ts';
import { jsonAt, jsonOrNullAt, numberOrNullAt, oneOfAt, placesOf, textAt, textOrNullAt } from '../columns.ts';
import type { BareRow } from '../connection.ts';

/** All but what is a copy of the movement's. */
export const proposalColumns = [
  'id',
  'movement_id',
  'state',
  'reason_code',
  'reason_message',
  'document_json',
  'document_hash',
  'explanation_json',
  'settings_version',
  'approved_by',
  'approved_at',
  'look_alike_id',
  'batch_id',
  'remote_kind',
  'remote_id',
  'waiting_until',
  'unpaid_id',
  'payment_id',
  'updated_at',
] as const;

const at = placesOf(proposalColumns);

/** The values of `proposalColumns`. */
export function rowFromProposal(proposal: Proposal): BareRow {
  return [
    proposal.id,
    proposal.movementId,
    proposal.state,
    proposal.reason.code,
    proposal.reason.message,
    proposal.document === null ? null : JSON.stringify(proposal.document),
    proposal.documentHash,
    JSON.stringify(proposal.explanation),
    proposal.settingsVersion,
    proposal.approvedBy,
    proposal.approvedAt,
    proposal.lookAlikeId,
    proposal.batchId,
    proposal.remote?.kind ?? null,
    proposal.remote?.id ?? null,
    proposal.waitingUntil,
    proposal.unpaidId,
    proposal.paymentId,
    proposal.updatedAt,
  ];
}

/** From a row that has `proposalColumns` from the place `first` on. */
export function proposalFromRow(row: BareRow, first = 0): Proposal {
  return {
    id: textAt(row, first + at.id),
    movementId: textAt(row, first + at.movement_id),
    state: oneOfAt(row, first + at.state),
    reason: { code: oneOfAt(row, first + at.reason_code), message: textAt(row, first + at.reason_message) },
    document: jsonOrNullAt(row, first + at.document_json),
    documentHash: textOrNullAt(row, first + at.document_hash),
    explanation: jsonAt(row, first + at.explanation_json),
    settingsVersion: numberOrNullAt(row, first + at.settings_version),
    approvedBy: textOrNullAt(row, first + at.approved_by),
    approvedAt: textOrNullAt(row, first + at.approved_at),
    lookAlikeId: textOrNullAt(row, first + at.look_alike_id),
    batchId: textOrNullAt(row, first + at.batch_id),
    remote:
      row[first + at.remote_id] === null
        ? null
        : { kind: oneOfAt(row, first + at.remote_kind), id: textAt(row, first + at.remote_id) },
    waitingUntil: textOrNullAt(row, first + at.waiting_until),
    unpaidId: textOrNullAt(row, first + at.unpaid_id),
    paymentId: textOrNullAt(row, first + at.payment_id),
    updatedAt: textAt(row, first + at.updated_at),
  };
}
