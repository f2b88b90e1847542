import { accountStarts } from '../../shared/domain/backfill.ts';
import type { Failure, InputProblem } from '../../shared/domain/failure.ts';
import type { AccountId } from '../../shared/domain/movement.ts';
import { type Instant, isPlainDate, type PlainDate, plainDateOf } from '../../shared/domain/plain-date.ts';
import { type Statement, type StatementFormat, statementOf } from '../../shared/domain/statement.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { StatementExport } from '../ports/statement-exports.ts';
import { neverRead } from './decide.ts';
import { type Engine, nowInstant } from './engine.ts';
import { standingStatements } from './feed-account.ts';
import { startingDay } from './plan.ts';

export interface StatementRequest {
  readonly accountId: AccountId;
  readonly format: StatementFormat;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly author: string;
}

/** Days of an account that Xero was given before: by a file, or by the bank feed. */
export interface GivenDays {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly exportedAt: Instant;
  /** Absent for a file. */
  readonly by?: 'feed';
}

export interface TakenStatement {
  readonly id: string;
  readonly statement: Statement;
  /** Earlier exports and bank feed statements of the account that share days with this one, oldest first. */
  readonly overlaps: readonly GivenDays[];
  /** Lines of days before `from` that were exported without them: they settled, or were read, after that. */
  readonly missed: readonly { readonly movementId: string; readonly day: PlainDate }[];
}

/**
 * Takes the statement of an account out of the books and notes that it was, so that the next one knows. Fails where the
 * account is not on, the days are none or lie before the starting day, or nothing was set up; then nothing is noted.
 */
export function takeStatement(engine: Engine, request: StatementRequest): Result<TakenStatement, Failure> {
  const reference = engine.ledger.referenceData();
  const settings = engine.ledger.settings();
  const problems = problemsOf(engine, request);
  if (problems.length > 0) return err(refused(problems));
  if (reference === null || settings === null) return err(neverRead);
  const { timeZone } = reference.organisation;
  const companyStart = startingDay(engine, reference, settings);
  const starts = accountStarts(companyStart, settings.settings.accounts, engine.ledger.backfills());
  const syncFrom = starts.get(request.accountId) ?? companyStart;
  if (request.to < syncFrom) {
    const message = `Nothing is exported before ${syncFrom}, the day that posting starts on. Choose a later last day.`;
    return err(refused([{ at: 'to', message }]));
  }
  const { accountId, from, to } = request;
  const query = { accountId, syncFrom, settings: settings.settings, timeZone };
  const statement = statementOf(engine.ledger.movements(), { ...query, from, to });
  const earlier = givenDays(engine, accountId);
  const overlaps = earlier.filter((one) => one.from <= statement.to && one.to >= statement.from);
  const exported = new Set([
    ...engine.ledger.exportedMovementIds(accountId),
    ...engine.ledger.fedMovementIds(accountId),
  ]);
  const missed = statement.before.filter(
    ({ day, movementId }) => !exported.has(movementId) && liesWithin(day, earlier),
  );
  const id = note(engine, request, statement, plainDateOf(nowInstant(engine.clock), timeZone));
  return ok({ id, statement, overlaps, missed });
}

/** Oldest first. */
function givenDays({ ledger }: Engine, accountId: AccountId): readonly GivenDays[] {
  const files = ledger
    .statementExports()
    .filter((one) => one.accountId === accountId && one.withdrawnAt === null)
    .map(({ from, to, exportedAt }) => ({ from, to, exportedAt }));
  const fed = standingStatements(ledger, accountId).map(({ from, to, firstSentAt }) => {
    return { from, to, exportedAt: firstSentAt, by: 'feed' as const };
  });
  return [...files.reverse(), ...fed].sort((a, b) => Date.parse(a.exportedAt) - Date.parse(b.exportedAt));
}

/** Says that an export does not count after all: its file was not written, or nobody imported it. */
export function withdrawStatement(engine: Engine, id: string): Result<null, Failure> {
  if (!engine.ledger.statementExports().some((one) => one.id === id)) {
    return err(refused([{ at: 'exportId', message: 'There is no such export.' }]));
  }
  engine.ledger.transaction(() => engine.ledger.withdrawStatementExport(id, nowInstant(engine.clock)));
  return ok(null);
}

function note(engine: Engine, request: StatementRequest, statement: Statement, today: PlainDate): string {
  const { accountId, format, author } = request;
  const { from, lines } = statement;
  const record: StatementExport = {
    id: engine.ids.uuid(),
    accountId,
    format,
    from,
    to: statement.to > today && from <= today ? today : statement.to,
    exportedAt: nowInstant(engine.clock),
    author,
    lines: lines.length,
    withdrawnAt: null,
  };
  engine.ledger.transaction(() =>
    engine.ledger.appendStatementExport(
      record,
      lines.map(({ movementId }) => movementId),
    ),
  );
  return record.id;
}

function problemsOf(engine: Engine, { accountId, from, to }: StatementRequest): readonly InputProblem[] {
  const problems: InputProblem[] = [];
  const account = engine.ledger.settings()?.settings.accounts.find(({ id }) => id === accountId);
  if (account?.enabled !== true) {
    const message =
      account === undefined
        ? `"${accountId}" is not among the accounts of the settings. An account is written CURRENCY:saas or CURRENCY:spend, such as GBP:saas.`
        : `The account ${accountId} is off, so nothing of it is exported. Turn it on in the settings first.`;
    problems.push({ at: 'account', message });
  }
  const notDays = Object.entries({ from, to }).filter(([, day]) => !isPlainDate(day));
  for (const [at, day] of notDays) {
    problems.push({ at, message: `"${day}" is not a day of the calendar, written YYYY-MM-DD.` });
  }
  if (notDays.length === 0 && from > to) {
    problems.push({ at: 'from', message: `The first day (${from}) comes after the last (${to}).` });
  }
  return problems;
}

function liesWithin(day: PlainDate, exports: readonly GivenDays[]): boolean {
  return exports.some(({ from, to }) => day >= from && day <= to);
}

function refused(details: readonly InputProblem[]): Failure {
  return { kind: 'invalidInput', source: 'local', message: 'No statement was made.', details };
}
