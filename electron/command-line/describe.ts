import type { CheckDto } from '../../shared/contract/diagnostics.ts';
import type { StatusDto } from '../../shared/contract/methods.ts';
import type { ProposalDto } from '../../shared/contract/proposal.ts';
import type { SyncSummary } from '../../shared/contract/sync-summary.ts';
import type { UndoDto } from '../../shared/contract/undo.ts';

/** A run in a few lines, for people. */
export function describeSummary(summary: SyncSummary): string[] {
  const { pulled, updated, released, proposed, held, approved, pushed, attached, alreadyInXero, calls } = summary;
  const lines = [
    `Pulled      ${pulled} new, ${updated} changed, ${released} released`,
    `Proposed    ${proposed}, approved ${approved}, already in Xero ${alreadyInXero}`,
    `Held        ${held} wait for review`,
    `Pushed      ${pushed} documents, attached ${attached} invoices`,
    `Calls       ${calls.cledara} to Cledara, ${calls.xero} to Xero`,
  ];
  lines.push(...problemLines('Blocked', summary.blocked), ...problemLines('Invoices', summary.attachmentProblems));
  for (const { account, message } of summary.feedProblems ?? []) lines.push(`Bank feed   ${account}: ${message}`);
  if (summary.waitingUntil !== null) lines.push(`Waiting     until ${summary.waitingUntil}`);
  if (summary.error !== undefined) lines.push(summary.error.message);
  return lines;
}

/** Problems by cause, each with how many it stops and one that it stops. */
function problemLines(label: string, items: SyncSummary['blocked']): string[] {
  const byCause = Map.groupBy(items, ({ code, message }) => `${code}\n${message}`);
  return [...byCause.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const which = group.length === 1 ? first.transactionId : `${group.length} items, such as ${first.transactionId}`;
    return [`${label.padEnd(11)} ${which}: ${first.message}`];
  });
}

export function describeProposal({ transactionId, state, document, movement, reason }: ProposalDto): string {
  const what =
    document === null
      ? `${movement?.day ?? ''}  ${(movement?.amount ?? '?').padStart(12)} ${movement?.currency ?? ''}  ${movement?.application ?? movement?.description ?? ''}`
      : `${document.date}  ${document.amount.padStart(12)} ${document.currency}  ${document.contact ?? document.toBankAccount ?? ''} → ${document.account ?? document.bankAccount}`;
  return `${state.padEnd(10)} ${transactionId}  ${what}\n           ${reason.message}`;
}

const sourceWords: Readonly<Partial<Record<StatusDto['source'], string>>> = {
  files: 'from imported files',
  'api-and-files': "from Cledara's API and from imported files",
};

export function describeStatus(status: StatusDto): string[] {
  const { cledara, xero } = status.connections;
  const counts = Object.entries(status.counts).map(([state, count]) => `${state} ${count}`);
  return [
    `Company     ${status.company}`,
    ...(sourceWords[status.source] === undefined ? [] : [`Movements   ${sourceWords[status.source]}`]),
    `Cledara     ${cledara.connected ? `connected since ${cledara.since ?? ''}` : 'not connected'}${cledara.health === 'refused' ? ', refused' : ''}`,
    `Xero        ${xero.connected ? `connected to ${xero.tenant ?? 'no organisation yet'} as ${xero.user ?? 'an unknown user'}` : 'not connected'}${xero.health === 'refused' ? ', refused' : ''}`,
    ...status.accounts.map(
      ({ id, enabled, bankAccount, movements }) =>
        `Account     ${id}: ${enabled ? `on, to ${bankAccount ?? 'no bank account'}` : 'off'}, ${movements} movements`,
    ),
    `Statements  ${status.statementLines.message}`,
    ...status.statementLines.problems.map(({ account, message }) => `Bank feed   ${account}: ${message}`),
    `Items       ${counts.length === 0 ? 'none' : counts.join(', ')}`,
    `Xero budget ${status.budget.left} of ${status.budget.perDay} requests left today${status.budget.isStarter ? " (Xero's Starter tier)" : ''}`,
    ...(status.lastRun === null
      ? ['Last run    none']
      : [
          `Last run    ${status.lastRun.finishedAt}: pushed ${status.lastRun.pushed}, attached ${status.lastRun.attached}`,
        ]),
    ...(status.error === undefined ? [] : [status.error.message]),
  ];
}

export function describeCheck({ status, title, detail, action }: CheckDto): string[] {
  return [
    `${status.toUpperCase().padEnd(8)} ${title}`,
    `         ${detail}`,
    ...(action === null ? [] : [`         → ${action}`]),
  ];
}

export function describeUndo({ undone, refused, error }: UndoDto): string[] {
  return [
    ...undone.map(({ transactionId }) => `${transactionId}: taken out of Xero`),
    ...refused.map(({ transactionId, message }) => `${transactionId}: ${message}`),
    ...(error === undefined ? [] : [error.message]),
  ];
}
