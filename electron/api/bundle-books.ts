import type { MovementRule, Settings, SettingsVersion } from '../../shared/domain/settings.ts';
import type { RunReport } from '../engine/run-report.ts';
import type { LedgerView } from '../ports/ledger.ts';
import { leftOut } from './bundle-cleaner.ts';
import { toSyncSummary } from './to-dto.ts';

const runCount = 20;

/** The last runs: what each did, and of what stood in its way only the items' ids and the kind of obstacle. */
export function runsForBundle(view: LedgerView): unknown {
  return view.runs(runCount).map(({ id, startedAt, finishedAt, summaryJson }) => {
    if (summaryJson === null) return { runId: id, startedAt, finishedAt, summary: null };
    // Written by reportRun of this program; the ledger's schema version guards its shape.
    const { blocked, attachmentProblems, error, ...rest } = toSyncSummary(JSON.parse(summaryJson) as RunReport);
    return {
      ...rest,
      blocked: blocked.map(({ transactionId, code }) => ({ transactionId, code })),
      attachmentProblems: attachmentProblems.map(({ transactionId, code }) => ({ transactionId, code })),
      error: error?.code ?? null,
    };
  });
}

/** How much of what there is. */
export function countsForBundle(view: LedgerView): unknown {
  const reasons = new Map<string, number>();
  for (const { state, reason } of view.proposals()) count(reasons, `${state}: ${reason.code}`);
  const attachments = new Map<string, number>();
  for (const { state, problem } of view.attachments()) {
    count(attachments, problem === null ? state : `${state}: ${problem.code}`);
  }
  return {
    movements: view.movementCount(),
    movementsByAccount: view.movementCountByAccount(),
    unsettled: view.unsettledMovements().length,
    applications: view.applications().length,
    itemsByState: view.countByState(),
    itemsByReason: Object.fromEntries([...reasons].sort()),
    attachments: Object.fromEntries([...attachments].sort()),
    pushedUnderOlderSettings: view.pushedUnderOlderSettings(),
    openBatches: view.openBatches().length,
    readFromCledara: view.pullWindow(),
    readFromXero: view.referenceData()?.readAt ?? null,
  };
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** The settings in force, without what names contacts or was written freely. */
export function settingsForBundle(version: SettingsVersion | null): unknown {
  if (version === null) return null;
  const { settings } = version;
  return {
    number: version.number,
    at: version.at,
    syncFrom: settings.syncFrom ?? null,
    accounts: settings.accounts.map(({ id, enabled, bankAccount }) => ({ id, enabled, bankAccount })),
    defaults: coding(settings.defaults),
    applications: settings.applications.map(({ id, name, ...fields }) => ({ id, name, ...coding(fields) })),
    movements: Object.fromEntries(Object.entries(settings.movements).map(([name, rule]) => [name, ruleOf(rule)])),
  };
}

function coding(fields: Settings['defaults']): Readonly<Record<string, unknown>> {
  const { pushTransactions, pushStatementLines, document, account, taxType, mode } = fields;
  return {
    ...{ pushTransactions, pushStatementLines, document, account, taxType, mode },
    contact: hidden(fields.contact),
    description: hidden(fields.description),
    tracking: hidden(fields.tracking),
  };
}

function ruleOf(rule: MovementRule | undefined): unknown {
  return rule?.post === 'receive-money' ? { ...rule, contact: hidden(rule.contact) } : rule;
}

/** That there is one is told; what it is, is not. */
function hidden(value: unknown): string | undefined {
  return value === undefined ? undefined : leftOut;
}
