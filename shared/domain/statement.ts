import { resolveCoding } from './coding-rule.ts';
import { ExactSum } from './exact-sum.ts';
import { markerOf } from './marker.ts';
import {
  type AccountId,
  isGone,
  isPending,
  movementDay,
  namingText,
  type StoredMovement,
  unreadableInstant,
} from './movement.ts';
import type { PlainDate } from './plain-date.ts';
import type { Settings } from './settings.ts';

/** `quickbooks` is QuickBooks Online's CSV of three columns; the others are for Xero. */
export type StatementFormat = 'csv' | 'ofx' | 'camt053' | 'quickbooks';

/** One movement as its bank would list it. */
export interface StatementLine {
  readonly movementId: string;
  /** The movement's own day in the organisation's time zone. */
  readonly day: PlainDate;
  /** Signed, in minor units of the account's currency; never 0. */
  readonly amountMinor: number;
  readonly payee: string;
  readonly description: string;
  /** The marker: the same in every file that the movement is ever part of. */
  readonly reference: string;
}

/** What would have been a line, and why it is none. */
export interface HeldBackLine {
  readonly movementId: string;
  readonly reason: string;
}

export interface Statement {
  readonly accountId: AccountId;
  readonly currency: string;
  /** Both included; `from` is never before the starting day. */
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** By day, then in the order in which they were authorised. */
  readonly lines: readonly StatementLine[];
  /** The lines of the days before, from the starting day on: another statement has them, or should. In the same order. */
  readonly before: readonly Pick<StatementLine, 'movementId' | 'day'>[];
  /** The sum of all lines from the starting day until before `from`: what the account in Xero holds if it was given them. */
  readonly opening: ExactSum;
  readonly closing: ExactSum;
  readonly heldBack: readonly HeldBackLine[];
}

export interface StatementQuery {
  readonly accountId: AccountId;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly syncFrom: PlainDate;
  readonly settings: Settings;
  readonly timeZone: string;
}

/**
 * The statement of one account: settled movements that are not zero and not internal, whose application is set to push
 * statement lines, never before the starting day. Top-ups, withdrawals and rewards never settle and go by their own day.
 * What was not understood, and what Cledara lists no more, is no line, but named. Statements of days that follow each other add up: the closing balance of
 * one is the opening balance of the next.
 */
export function statementOf(movements: Iterable<StoredMovement>, query: StatementQuery): Statement {
  const { accountId, to, syncFrom } = query;
  const from = query.from < syncFrom ? syncFrom : query.from;
  const opening = new ExactSum();
  const dated: Dated<StatementLine>[] = [];
  const before: Dated<Statement['before'][number]>[] = [];
  const heldBack: HeldBackLine[] = [];
  for (const movement of movements) {
    if (movement.releasedAt !== null) continue;
    const day = movementDay(movement, query.timeZone);
    if (movement.kind === 'unknown' || movement.amountMinor === null) {
      if (mayBelong(movement, accountId) && mayLieWithin(movement, day, from, to))
        heldBack.push(heldBackLine(movement));
      continue;
    }
    if (movement.accountId !== accountId || day < syncFrom || day > to) continue;
    if (!isStatementLine(movement, query.settings)) continue;
    if (isGone(movement)) {
      if (day >= from) heldBack.push({ movementId: movement.id, reason: unlistedReason });
    } else if (day < from) {
      opening.add(movement.amountMinor);
      before.push({ line: { movementId: movement.id, day }, authorisedAt: movement.authorisedAt });
    } else dated.push({ line: lineOf(movement, day, movement.amountMinor), authorisedAt: movement.authorisedAt });
  }
  const lines = dated.sort(byDay).map(({ line }) => line);
  const closing = new ExactSum();
  closing.addAll(opening);
  for (const { amountMinor } of lines) closing.add(amountMinor);
  return {
    accountId,
    currency: accountId.slice(0, 3),
    from,
    to,
    lines,
    before: before.sort(byDay).map(({ line }) => line),
    opening,
    closing,
    heldBack,
  };
}

function isStatementLine(movement: StoredMovement, settings: Settings): boolean {
  if (movement.kind === 'internal' || movement.amountMinor === 0 || isPending(movement)) return false;
  return resolveCoding(settings, movement).pushStatementLines.value;
}

/** Without an account it may be one of any. */
function mayBelong(movement: StoredMovement, accountId: AccountId): boolean {
  return movement.accountId === null || movement.accountId === accountId;
}

/** Without a readable day it may lie anywhere. */
function mayLieWithin(movement: StoredMovement, day: PlainDate, from: PlainDate, to: PlainDate): boolean {
  return movement.authorisedAt === unreadableInstant || (day >= from && day <= to);
}

function heldBackLine({ id, notUnderstood }: StoredMovement): HeldBackLine {
  const details = notUnderstood.join('; ') || 'its amount, currency or account is missing';
  return {
    movementId: id,
    reason: `Left out of the file, because not all of it was understood: ${details}. Enter it in Xero by hand if it belongs there.`,
  };
}

const unlistedReason =
  'Left out of the file, because Cledara does not list it any more. Look for it in Cledara, and enter it in Xero by hand if it stands all the same.';

function lineOf(movement: StoredMovement, day: PlainDate, amountMinor: number): StatementLine {
  const { description, comment } = movement;
  const original = movement.local === null ? null : `${movement.local.currency} ${movement.local.amount}`;
  const card = movement.card === null ? null : `card ${movement.card.last4}`;
  const parts = [namingText(description), original, card, comment].filter(
    (part) => part !== null && part.trim() !== '',
  );
  return {
    movementId: movement.id,
    day,
    amountMinor,
    payee: payeeOf(movement),
    description: oneLine(parts.join(', ')),
    reference: markerOf(movement.id),
  };
}

/** Whom a line names. */
export function payeeOf({ application, description }: StoredMovement): string {
  return oneLine(application?.name ?? (namingText(description) || 'Cledara'));
}

/** A statement's text is one line: control characters and line breaks become spaces. */
function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[ \p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
}

interface Dated<Line> {
  readonly line: Line;
  readonly authorisedAt: string;
}

function byDay(
  a: Dated<Pick<StatementLine, 'movementId' | 'day'>>,
  b: Dated<Pick<StatementLine, 'movementId' | 'day'>>,
): number {
  return (
    compare(a.line.day, b.line.day) ||
    compare(a.authorisedAt, b.authorisedAt) ||
    compare(a.line.movementId, b.line.movementId)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
