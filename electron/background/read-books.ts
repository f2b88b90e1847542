import type { RunDto } from '../../shared/contract/activity.ts';
import { type EarlierRun, outcomeOfCode } from '../../shared/domain/sync-schedule.ts';
import { ask, type WindowDoor } from './ask.ts';
import type { CompanyBooks } from './company-plan.ts';

/** As many failures in a row as make a difference to how long is backed off. */
const mostRuns = 7;

/**
 * What the books say about the next sync. The last run alone where it went well: each may tell of thousands of blocked
 * movements. Runs from the future, of a clock that was set back since, would stand before all others and are not read.
 */
export async function readBooks(door: WindowDoor, company: string, nowMs: number): Promise<CompanyBooks> {
  const status = await ask(door, company, 'status.read', {});
  if (!status.ok) return { state: status.error.code === 'not-connected' ? 'not-ready' : 'unreadable', runs: [] };
  const { connections, source, settingsVersion, lastRun } = status.value;
  const isConnected = source !== 'none' && connections.xero.connected;
  if (!isConnected || settingsVersion === null) return { state: 'not-ready', runs: [] };
  if (lastRun === null) return { state: 'first-sync', runs: [] };
  const before = new Date(nowMs + 1).toISOString();
  const last = await ask(door, company, 'activity.runs', { before, limit: 1 });
  if (!last.ok) return { state: 'unreadable', runs: [] };
  const only = last.value.runs.map(toEarlierRun);
  if (only[0]?.outcome !== 'failed') return { state: 'ready', runs: only };
  const several = await ask(door, company, 'activity.runs', { before, limit: mostRuns });
  return several.ok
    ? { state: 'ready', runs: several.value.runs.map(toEarlierRun) }
    : { state: 'unreadable', runs: [] };
}

/** A run without a summary was cut off by a crash or a bug, or another program is still at it. */
function toEarlierRun({ runId, startedAt, finishedAt, summary }: RunDto): EarlierRun {
  return {
    id: runId,
    startedAtMs: Date.parse(startedAt),
    finishedAtMs: finishedAt === null ? null : Date.parse(finishedAt),
    outcome: summary === null ? 'failed' : outcomeOfCode(summary.error?.code ?? null),
    waitingUntilMs: summary === null || summary.waitingUntil === null ? null : Date.parse(summary.waitingUntil),
  };
}
