import { accountStarts, type Backfill, withNextMonth } from '../../shared/domain/backfill.ts';
import type { Failure, InputProblem } from '../../shared/domain/failure.ts';
import type { AccountId } from '../../shared/domain/movement.ts';
import { formatDay, type Instant, isPlainDate, type PlainDate } from '../../shared/domain/plain-date.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { neverRead } from './decide.ts';
import { type Engine, nowInstant } from './engine.ts';
import { noteInLog } from './note-in-log.ts';
import { startingDay } from './plan.ts';

/** Earlier movements of these accounts. */
export interface BackfillWish {
  readonly accountIds: readonly AccountId[];
  /** The first day that is wanted; it lies before the start of each account. */
  readonly from: PlainDate;
}

/** The accounts that were wished for, each with the day that its posting starts on so far. */
export type WishedAccounts = ReadonlyMap<AccountId, PlainDate>;

/**
 * Notes that movements from `from` on are wanted of these accounts. Each sync opens one more month of them, the newest first.
 * All or nothing: where one account cannot be backfilled each objection is named and nothing is noted.
 */
export function startBackfill(
  engine: Engine,
  wish: BackfillWish,
  author: string,
): Result<readonly Backfill[], Failure> {
  const wished = wishedAccounts(engine, wish);
  if (!wished.ok) return wished;
  const askedAt = nowInstant(engine.clock);
  const backfills = [...wished.value].map(([accountId, until]): Backfill => {
    const { from } = wish;
    return {
      id: engine.ids.uuid(),
      accountId,
      from,
      until,
      reached: until,
      state: 'running',
      askedBy: author,
      askedAt,
    };
  });
  engine.ledger.transaction(() => {
    for (const backfill of backfills) {
      engine.ledger.saveBackfill(backfill);
      const { accountId, from } = backfill;
      noteInLog(
        engine,
        'backfill-asked',
        `${author} asked for earlier movements of ${accountId}, from ${formatDay(from)} on.`,
      );
    }
  });
  return ok(backfills);
}

/** Of each account: why it cannot be backfilled from that day, or the day that it starts on so far. Changes nothing. */
export function wishedAccounts(engine: Engine, { accountIds, from }: BackfillWish): Result<WishedAccounts, Failure> {
  const reference = engine.ledger.referenceData();
  const settings = engine.ledger.settings();
  if (reference === null || settings === null) return err(neverRead);
  if (!isPlainDate(from)) {
    return err(refused([{ at: 'from', message: `"${from}" is not a day of the calendar, written YYYY-MM-DD.` }]));
  }
  const companyStart = startingDay(engine, reference, settings);
  const backfills = engine.ledger.backfills();
  const starts = accountStarts(companyStart, settings.settings.accounts, backfills);
  const details: InputProblem[] = [];
  const wished = new Map<AccountId, PlainDate>();
  for (const id of accountIds) {
    const start = starts.get(id) ?? companyStart;
    const isOn = settings.settings.accounts.some((account) => account.id === id && account.enabled);
    const hasOne = backfills.some((one) => one.accountId === id && (one.state === 'running' || one.state === 'paused'));
    const message = objection({ id, from, start, isOn, hasOne });
    if (message === null) wished.set(id, start);
    else details.push({ at: 'accounts', message });
  }
  return details.length > 0 ? err(refused(details)) : ok(wished);
}

function objection(asked: {
  readonly id: AccountId;
  readonly from: PlainDate;
  readonly start: PlainDate;
  readonly isOn: boolean;
  readonly hasOne: boolean;
}): string | null {
  const { id, from, start } = asked;
  if (!asked.isOn) return `The account ${id} is off, so nothing of it is posted. Turn it on first.`;
  if (asked.hasOne) return `Earlier movements of ${id} were asked for already. Stop that first.`;
  if (from < start) return null;
  return `Posting of ${id} starts on ${formatDay(start)} already. Choose a day before that.`;
}

export type BackfillDecision = 'pause' | 'resume' | 'stop';

/** Pauses it, goes on, or ends it for good. What it opened so far stays open. */
export function decideBackfill(
  engine: Engine,
  { id, decision, author }: { readonly id: string; readonly decision: BackfillDecision; readonly author: string },
): Result<Backfill, Failure> {
  const backfill = engine.ledger.backfills().find((one) => one.id === id);
  if (backfill === undefined || backfill.state === 'done' || backfill.state === 'stopped') {
    return err(
      refused([{ at: 'id', message: 'This is over, or never was: there is nothing left to decide about it.' }]),
    );
  }
  const decided = { ...backfill, state: stateAfter[decision] };
  const from = formatDay(backfill.reached);
  const messages = {
    pause: `${author} paused the earlier movements of ${backfill.accountId}. They are open from ${from} on.`,
    resume: `${author} let the earlier movements of ${backfill.accountId} go on.`,
    stop: `${author} stopped the earlier movements of ${backfill.accountId}. They stay open from ${from} on.`,
  };
  engine.ledger.transaction(() => {
    engine.ledger.saveBackfill(decided);
    noteInLog(engine, `backfill-${decision}`, messages[decision]);
  });
  return ok(decided);
}

const stateAfter = { pause: 'paused', resume: 'running', stop: 'stopped' } as const;

/**
 * Opens one more month of each backfill that runs, before everything is planned. In the books at once: whenever the program
 * ends, the next plan knows how far it is. Of an account that is off nothing is opened.
 */
export function openNextMonths(engine: Engine, runId: string): void {
  const on = new Set(engine.ledger.settings()?.settings.accounts.flatMap(({ id, enabled }) => (enabled ? [id] : [])));
  engine.ledger.transaction(() => {
    for (const backfill of engine.ledger.backfills()) {
      const next = on.has(backfill.accountId) ? withNextMonth(backfill) : null;
      if (next === null) continue;
      engine.ledger.saveBackfill(next);
      const message = `Movements of ${next.accountId} are open from ${formatDay(next.reached)} on, as ${next.askedBy} asked.`;
      noteInLog(engine, 'backfill-month', message, runId);
    }
  });
}

/**
 * The instant that a read of Cledara reaches back from: the starting day, or the day Xero was connected, or the day that
 * a backfill begins on, whichever is the earliest.
 */
export function pullFloor(engine: Engine): Instant {
  const floors = engine.ledger
    .backfills()
    .filter(({ state }) => state === 'running' || state === 'paused')
    .map(({ from }) => `${from}T00:00:00.000Z`);
  return [companyFloor(engine), ...floors].reduce((earliest, floor) => (floor < earliest ? floor : earliest));
}

function companyFloor(engine: Engine): Instant {
  const reference = engine.ledger.referenceData();
  const syncFrom = engine.ledger.settings()?.settings.syncFrom;
  if (syncFrom !== undefined) return `${syncFrom}T00:00:00.000Z`;
  if (reference !== null) return `${startingDay(engine, reference, null)}T00:00:00.000Z`;
  return engine.ledger.connections().xero?.connectedAt ?? nowInstant(engine.clock);
}

function refused(details: readonly InputProblem[]): Failure {
  return { kind: 'invalidInput', source: 'local', message: 'Nothing was changed.', details };
}
