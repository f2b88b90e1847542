import { accountStarts } from '../../shared/domain/backfill.ts';
import { isPending, movementDay } from '../../shared/domain/movement.ts';
import { formatDay, type PlainDate } from '../../shared/domain/plain-date.ts';
import type { ProposalState } from '../../shared/domain/proposal.ts';
import type { ReferenceData } from '../../shared/domain/reference-data.ts';
import type { SettingsVersion } from '../../shared/domain/settings.ts';
import { type Check, evidence } from './check.ts';
import type { Engine } from './engine.ts';
import { agedSentence, type KnownReference } from './known-reference.ts';
import { startingDay } from './plan.ts';

/** Everything that has not gone out and could. */
const waitingStates: readonly ProposalState[] = ['pending', 'proposed', 'held', 'approved', 'waiting', 'blocked'];

/** What waits on days that are closed in Xero. */
export function checkLockDates(engine: Engine, known: KnownReference): Check {
  const title = 'Why was this refused on or before a lock date?';
  const id = 'lock-dates';
  const { last } = known;
  if (last === null) {
    const detail = 'Xero could not be asked for its lock dates.';
    return { id, status: 'unknown', title, detail, action: null, evidence: [], fix: null };
  }
  const { periodLockDate, endOfYearLockDate } = last.organisation;
  const period = countOnOrBefore(engine, periodLockDate);
  const year = countOnOrBefore(engine, endOfYearLockDate);
  const rows = evidence({
    'Period lock date': periodLockDate ?? 'none',
    'Waiting items on or before it': periodLockDate === null ? null : period,
    'End-of-year lock date': endOfYearLockDate ?? 'none',
    'Waiting items on or before that': endOfYearLockDate === null ? null : year,
    'Role in Xero': last.user?.role ?? 'not known',
    'Last read from Xero': last.readAt,
  });
  const adviser = last.user?.role === 'FINANCIALADVISER';
  const stopped = adviser ? year : Math.max(period, year);
  const who = adviser ? 'You are an Adviser and may post there.' : 'Only an Adviser may post there.';
  const parts = [
    lockSentence('The period lock date', periodLockDate, period, who),
    lockSentence('The end-of-year lock date', endOfYearLockDate, year, 'Nobody may post there.'),
  ].filter((part) => part !== null);
  const said = parts.length === 0 ? 'The organisation has no lock dates.' : parts.join(' ');
  return {
    id,
    status: known.now.ok ? (stopped === 0 ? 'ok' : 'warning') : 'unknown',
    title,
    detail: said + agedSentence(known),
    action:
      stopped === 0 ? null : 'Ask an Adviser to connect or to move the lock date in Xero, or leave the items out.',
    evidence: rows,
    fix: stopped === 0 ? null : { kind: 'xero' },
  };
}

function lockSentence(name: string, date: PlainDate | null, count: number, who: string): string | null {
  if (date === null) return null;
  const items = count === 1 ? '1 waiting item lies' : `${count} waiting items lie`;
  return `${name} is ${formatDay(date)}: ${items} on or before it. ${who}`;
}

function countOnOrBefore(engine: Engine, date: PlainDate | null): number {
  if (date === null) return 0;
  let count = 0;
  for (const { document } of engine.ledger.proposals(waitingStates))
    if (document !== null && document.date <= date) count += 1;
  return count;
}

/** What lies before the day that posting starts on. */
export async function checkHistory(engine: Engine, { last }: KnownReference): Promise<Check> {
  const title = "Why can't I see my earlier transactions in Xero?";
  const id = 'history';
  if (last === null) {
    const detail = 'The starting day is not known without Xero.';
    return { id, status: 'unknown', title, detail, action: null, evidence: [], fix: null };
  }
  const settings = engine.ledger.settings();
  const from = startingDay(engine, last, settings);
  const whose =
    settings?.settings.syncFrom === undefined ? 'the day Xero was connected' : 'the day set in the settings';
  const starts = `Posting starts on ${formatDay(from)}, ${whose}.`;
  const first = await engine.cledara.transactionsPage({
    from: '2000-01-01T00:00:00.000Z',
    to: `${from}T00:00:00.000Z`,
    offset: 0,
  });
  const rows = { 'Starting day': from, 'Read from Cledara since': engine.ledger.pullWindow()?.coveredFrom };
  if (!first.ok) {
    const known = { ...rows, 'Movements before it on this computer': knownBefore(engine, from, last) };
    const detail = `${starts} ${first.error.message}`;
    return { id, status: 'unknown', title, detail, action: null, evidence: evidence(known), fix: null };
  }
  const count = Math.max(0, first.value.totalCount - postedAllTheSame(engine, from, last, settings));
  const lie = count === 1 ? '1 movement lies' : `${count} movements lie`;
  return {
    id,
    status: 'ok',
    title,
    detail: `${starts} ${lie} before it and ${count === 1 ? 'is' : 'are'} not posted.`,
    action:
      count === 0
        ? null
        : 'To post earlier ones too, set an earlier starting day (syncFrom in the setup file). What Xero has already is recognised and not sent again.',
    evidence: evidence({ ...rows, 'Movements before it': count }),
    fix: count === 0 ? null : { kind: 'settings', section: 'start' },
  };
}

/** Movements that Cledara lists under a day before `from`, but whose own day is not, or may turn out not to be. */
function postedAllTheSame(
  engine: Engine,
  from: PlainDate,
  { organisation }: ReferenceData,
  settings: SettingsVersion | null,
): number {
  const starts = accountStarts(from, settings?.settings.accounts ?? [], engine.ledger.backfills());
  let count = 0;
  for (const movement of engine.ledger.movements()) {
    if (movement.authorisedAt >= `${from}T00:00:00.000Z`) break; // oldest first
    if (movement.releasedAt !== null) continue;
    const start = (movement.accountId === null ? undefined : starts.get(movement.accountId)) ?? from;
    if (isPending(movement) || movementDay(movement, organisation.timeZone) >= start) count += 1;
  }
  return count;
}

/** Of those that were read: how many lie before the day for good. */
function knownBefore(engine: Engine, from: PlainDate, { organisation }: ReferenceData): number {
  let count = 0;
  for (const movement of engine.ledger.movements()) {
    if (movement.releasedAt !== null || isPending(movement)) continue;
    if (movementDay(movement, organisation.timeZone) < from) count += 1;
  }
  return count;
}
