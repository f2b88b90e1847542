import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { Answer } from '../http/exchange.ts';
import type { FeedError, FeedLineRecord, FeedStatementRecord } from '../world/feed-books.ts';
import { type Fields, fieldsOf, listField, minor, numberField, textField } from './json-fields.ts';
import type { XeroContext } from './xero-context.ts';

type Draft = Omit<FeedStatementRecord, 'id' | 'settledMs' | 'errors'>;

/** Xero recommends at most so many lines (Auxo quoting Xero); the sandbox refuses more, so that nobody relies on them. */
const mostLines = 1000;

const titles: Readonly<Record<string, readonly [title: string, status: number]>> = {
  'invalid-request': ['Invalid Request', 400],
  'invalid-application': ['Invalid Application', 403],
  'invalid-feed-connection': ['Invalid Feed Connection', 403],
  'duplicate-statement': ['Duplicate Statement Received', 409],
  'invalid-end-balance': ['Invalid End Balance', 422],
  'invalid-start-date': ['Invalid Start Date', 422],
  'invalid-end-date': ['Invalid End Date', 422],
  'invalid-start-and-end-date': ['Invalid Start And End Date', 422],
};

/** An error as the Bank Feeds API writes it (its OpenAPI: schema Error). */
export function feedError(type: string, detail: string): FeedError {
  const [title, status] = titles[type] ?? [type, 400];
  return { type, title, status, detail };
}

export function feedProblem(error: FeedError): Answer {
  const headers = { 'content-type': 'application/problem+json; charset=utf-8' };
  return { status: error.status, headers, body: JSON.stringify(error) };
}

/** What Xero looks at before it takes a statement (Bank Feeds API's OpenAPI: Statement, StatementLine and the answers of POST). */
export function checkFeedStatement(item: Fields, { organisation, clock }: XeroContext): Result<Draft, FeedError> {
  const connectionId = textField(item, 'feedConnectionId') ?? '';
  const connection = organisation.feeds.connections.find(({ id }) => id === connectionId);
  if (connection === undefined || clock.nowMs() < connection.readyMs)
    return err(feedError('invalid-feed-connection', 'The feed connection is not known.'));
  const startDate = textField(item, 'startDate') ?? '';
  const endDate = textField(item, 'endDate') ?? '';
  const dates = checkDates(startDate, endDate, clock.nowMs());
  if (dates !== null) return err(dates);
  const sent = listField(item, 'statementLines');
  if (sent.length === 0) return err(feedError('invalid-request', 'The statement has no lines.'));
  if (sent.length > mostLines) return err(feedError('invalid-request', `More than ${mostLines} statement lines.`));
  const tooLong = longestTexts.find(([name, most]) => sent.some((line) => (textField(line, name) ?? '').length > most));
  if (tooLong !== undefined) {
    const [name, most] = tooLong;
    const field = `StatementLine.${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
    return err(
      feedError('invalid-request', `For the request field '${field}' exceeded the maximum length of ${most}.`),
    );
  }
  const lines = sent.map(readLine);
  if (lines.some(({ postedDate }) => postedDate < startDate || postedDate > endDate))
    return err(feedError('invalid-request', 'A statement line lies outside the days of its statement.'));
  const [startMinor, endMinor] = [readBalance(item, 'startBalance'), readBalance(item, 'endBalance')];
  if (startMinor + lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0) !== endMinor)
    return err(
      feedError('invalid-end-balance', 'End balance does not match start balance +/- statement line amounts.'),
    );
  return ok({ connectionId, startDate, endDate, startMinor, endMinor, lines });
}

const longestTexts: readonly (readonly [name: string, most: number])[] = [
  ['description', 2000],
  ['payeeName', 255],
  ['reference', 255],
  ['chequeNumber', 20],
  ['transactionType', 30],
];

function checkDates(startDate: string, endDate: string, nowMs: number): FeedError | null {
  if (startDate > endDate) return feedError('invalid-start-and-end-date', 'The start date lies after the end date.');
  const yearAgo = new Date(nowMs);
  yearAgo.setUTCFullYear(yearAgo.getUTCFullYear() - 1);
  if (startDate < yearAgo.toISOString().slice(0, 10))
    return feedError('invalid-start-date', 'The start date is more than one year before today.');
  const tomorrow = new Date(nowMs + 86_400_000).toISOString().slice(0, 10);
  return endDate > tomorrow ? feedError('invalid-end-date', 'The end date lies in the future.') : null;
}

function readLine(line: Fields): FeedLineRecord {
  return {
    transactionId: textField(line, 'transactionId'),
    postedDate: textField(line, 'postedDate') ?? '',
    amountMinor: signedMinor(line),
    description: textField(line, 'description') ?? '',
  };
}

function readBalance(item: Fields, name: string): number {
  return signedMinor(fieldsOf(item[name]) ?? {});
}

/** From the customer's side: CREDIT is money in. NaN where there is no amount. */
function signedMinor(fields: Fields): number {
  const amount = minor(numberField(fields, 'amount') ?? Number.NaN);
  return textField(fields, 'creditDebitIndicator') === 'DEBIT' ? 0 - amount : amount;
}
