import { addDays, daysBetween, formatDay, type PlainDate } from './plain-date.ts';
import type { StatementLine } from './statement.ts';

/** Xero recommends no more lines in one statement; some that speak for it refuse more (Codat, Auxo). */
export const mostFeedLines = 1000;

/** Opening balances may be no older than a year (Bank Feeds API's OpenAPI, Statement.startDate). A day less, for time zones. */
export const oldestFeedDays = 364;

/** Longest texts, in UTF-16 units: so cut, a thousand lines stay under 3,000,000 bytes (Bank Feeds API's OpenAPI, 413). */
const longestDescription = 500;
const longestPayee = 255;

/** A line as the feed carries it. */
export interface FeedLine {
  readonly movementId: string;
  /** The day that Xero is given: the movement's own, or the statement's first where that day was fed before. */
  readonly postedDay: PlainDate;
  /** Signed, in minor units of the account's currency; never 0. */
  readonly amountMinor: number;
  readonly payee: string;
  readonly description: string;
  /** The marker: the same whenever this movement is sent. */
  readonly reference: string;
}

export interface FeedStatementPlan {
  /** Both included. */
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** 1 to 1,000, by day. */
  readonly lines: readonly FeedLine[];
  readonly openingMinor: bigint;
  readonly closingMinor: bigint;
}

export interface FeedQuery {
  /** Of the account's starting day on, by day. */
  readonly lines: readonly StatementLine[];
  /** Movements that a statement, or a file that counts, has carried already. */
  readonly given: ReadonlySet<string>;
  /** The last day that a statement or a file has covered; null where none has. */
  readonly takenUntil: PlainDate | null;
  /** Today in the organisation's time zone: it is not fed before it is over. */
  readonly today: PlainDate;
  /** The closing balance before; null before the first statement: then it is what files have carried. */
  readonly lastClosingMinor: bigint | null;
}

/** What of an account was not given to Xero yet, by what becomes of it. */
export interface FeedBacklog {
  /** They go with the next statements. */
  readonly waiting: readonly StatementLine[];
  /** Older than Xero's feeds take: a statement file is the way. */
  readonly tooOld: readonly StatementLine[];
}

export function feedBacklog({ lines, given, today }: Pick<FeedQuery, 'lines' | 'given' | 'today'>): FeedBacklog {
  const oldest = addDays(today, -oldestFeedDays);
  const open = lines.filter(({ movementId }) => !given.has(movementId));
  return {
    waiting: open.filter(({ day }) => day >= oldest),
    tooOld: open.filter(({ day }) => day < oldest),
  };
}

/**
 * The next statement of a feed, or null where there is nothing to send yet. Its days come after all that were fed or exported
 * before; a movement of an earlier day that was missed then is posted on its first day, and says its own. A day is fed once it
 * is over. More than a thousand lines go on in the next one, from a day of its own; of a single day with more, the rest is
 * posted on the day after.
 */
export function nextFeedStatement(query: FeedQuery): FeedStatementPlan | null {
  const { today, takenUntil } = query;
  const yesterday = addDays(today, -1);
  const open = feedBacklog(query).waiting.filter(({ day }) => day <= yesterday);
  const [first] = open;
  if (first === undefined) return null;
  const from = latest(takenUntil === null ? first.day : addDays(takenUntil, 1), addDays(today, -oldestFeedDays));
  if (from > yesterday) return null;
  const carried = firstLines(open, from);
  const to = latest(from, carried.at(-1)?.day ?? from);
  const openingMinor = query.lastClosingMinor ?? givenMinor(query);
  const sum = carried.reduce((minor, { amountMinor }) => minor + BigInt(amountMinor), 0n);
  const lines = carried.map((line) => feedLine(line, from));
  return { from, to, lines, openingMinor, closingMinor: openingMinor + sum };
}

/** As many as one statement takes, up to the end of a day where that can be. */
function firstLines(open: readonly StatementLine[], from: PlainDate): readonly StatementLine[] {
  const next = open[mostFeedLines];
  if (next === undefined) return open;
  const wholeDays = open.filter(({ day }) => day < next.day);
  return wholeDays.length > 0 && next.day > from ? wholeDays : open.slice(0, mostFeedLines);
}

function givenMinor({ lines, given }: FeedQuery): bigint {
  return lines
    .filter(({ movementId }) => given.has(movementId))
    .reduce((minor, { amountMinor }) => minor + BigInt(amountMinor), 0n);
}

function feedLine({ day, description, payee, ...line }: StatementLine, from: PlainDate): FeedLine {
  const isLate = day < from;
  const { movementId, amountMinor, reference } = line;
  return {
    movementId,
    amountMinor,
    reference,
    postedDay: isLate ? from : day,
    payee: payee.slice(0, longestPayee).toWellFormed(),
    description: (isLate ? `${formatDay(day)}: ${description}` : description)
      .slice(0, longestDescription)
      .toWellFormed(),
  };
}

function latest(a: PlainDate, b: PlainDate): PlainDate {
  return daysBetween(a, b) > 0 ? b : a;
}
