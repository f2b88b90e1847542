import type { DocumentDto, MovementDto, ProposalDto } from '../../shared/contract/proposal.ts';
import type { SyncSummary } from '../../shared/contract/sync-summary.ts';
import { type AccountRef, isBill, type PushDocument } from '../../shared/domain/document.ts';
import { formatMinor } from '../../shared/domain/money.ts';
import { movementDay, type StoredMovement } from '../../shared/domain/movement.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import type { RunReport } from '../engine/run-report.ts';
import { errorOf } from './error-of.ts';
import { waitingError } from './waiting-error.ts';

/** `timeZone` is the organisation's, UTC before it is known. */
export function toProposalDto(proposal: Proposal, movement: StoredMovement | null, timeZone: string): ProposalDto {
  return {
    id: proposal.id,
    transactionId: proposal.movementId,
    state: proposal.state,
    reason: proposal.reason,
    document: proposal.document === null ? null : toDocumentDto(proposal.document),
    movement: movement === null ? null : toMovementDto(movement, timeZone),
    explanation: proposal.explanation,
    settingsVersion: proposal.settingsVersion,
    xeroId: proposal.remote?.id ?? proposal.unpaidId,
  };
}

function toMovementDto(movement: StoredMovement, timeZone: string): MovementDto {
  const { settledAt, authorisedAt, amountMinor, currency, application, description } = movement;
  return {
    at: settledAt ?? authorisedAt,
    day: movementDay(movement, timeZone),
    amount: amountMinor === null || currency === null ? null : formatMinor(amountMinor, currency),
    currency,
    application: application?.name ?? null,
    description,
  };
}

function toDocumentDto(document: PushDocument): DocumentDto {
  const { kind, reference, date, currency } = document;
  const common = {
    kind,
    reference,
    date,
    number: isBill(document) ? document.number : null,
    dueDate: isBill(document) ? document.dueDate : null,
    currency,
    amount: formatMinor(document.amountMinor, currency),
  };
  if (document.kind === 'transfer') {
    return {
      ...common,
      bankAccount: nameOf(document.fromBankAccount),
      toBankAccount: nameOf(document.toBankAccount),
      contact: null,
      newContact: false,
      description: null,
      account: null,
      taxType: null,
      tracking: {},
    };
  }
  return {
    ...common,
    bankAccount: nameOf(document.bankAccount),
    toBankAccount: null,
    contact: document.contact.name,
    newContact: document.contact.kind === 'create',
    description: document.description,
    account: nameOf(document.account),
    taxType: document.taxType,
    tracking: Object.fromEntries(document.tracking.map(({ category, option }) => [category, option])),
  };
}

/** As a bookkeeper knows an account: its code where it has one, and its name. */
function nameOf(account: AccountRef): string {
  return account.code === null ? account.name : `${account.code} ${account.name}`;
}

/** Its keys in the order in which docs/automation.md has them. */
export function toSyncSummary(report: RunReport): SyncSummary {
  const { pulled, updated, released, proposed, approved, pushed, attached, alreadyInXero } = report.counts;
  const { failure, waitingUntil, feedProblems = [] } = report;
  const waiting = waitingUntil === null ? {} : { error: waitingError(waitingUntil) };
  return {
    runId: report.runId,
    startedAt: report.startedAt,
    finishedAt: report.finishedAt,
    pulled,
    updated,
    released,
    proposed,
    held: report.held,
    approved,
    pushed,
    attached,
    blocked: report.blocked,
    attachmentProblems: report.attachmentProblems,
    ...(feedProblems.length === 0 ? {} : { feedProblems }),
    alreadyInXero,
    calls: report.calls,
    waitingUntil,
    ...(failure === null ? waiting : { error: errorOf(failure) }),
  };
}
