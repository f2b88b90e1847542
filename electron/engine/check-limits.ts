import { starterPerDay } from '../../shared/domain/day-allowance.ts';
import { mostFeedLines } from '../../shared/domain/feed-statement.ts';
import { type Check, evidence } from './check.ts';
import type { Engine } from './engine.ts';
import { feedState } from './feed-state.ts';

/** Documents that go out in one request. */
const documentsPerCall = 50;
const minuteMs = 60_000;

/** A clock that is further off than this is wrong, in ms. */
const mostSkewMs = 2 * 60_000;

/** How far the day's requests to Xero reach for what waits to be sent. */
export function checkBudget(engine: Engine): Check {
  const id = 'budget';
  const title = 'Are the requests that Xero allows today enough for what waits?';
  const tenantId = engine.ledger.connections().xero?.tenantId ?? null;
  if (tenantId === null) {
    const detail = 'No organisation is chosen yet, so nothing is counted.';
    return { id, status: 'unknown', title, detail, action: null, evidence: [], fix: null };
  }
  const counts = engine.ledger.countByState();
  const documents = (counts.approved ?? 0) + (counts.waiting ?? 0);
  const invoices = invoicesToCome(engine);
  const needed = Math.ceil(documents / documentsPerCall) + documents + invoices + feedCallsToCome(engine);
  const left = engine.xero.callsLeft(tenantId);
  const perDay = engine.xero.callsPerDay(tenantId);
  const rows = evidence({
    'Left today': left ?? 'no limit',
    'Approved documents that wait': documents,
    'Invoices that wait for their document': invoices,
    'Requests needed at most': needed,
    'Requests that Xero allows a day': perDay,
    'Tier of the Xero app': perDay === starterPerDay ? 'Starter' : null,
    "The day's count ends": new Date(engine.xero.allowanceEndsMs(tenantId)).toISOString(),
  });
  const isEnough = left === null || needed <= left;
  return {
    id,
    status: isEnough ? 'ok' : 'warning',
    title,
    detail:
      left === null
        ? 'Yes: this app has no limit on the day.'
        : isEnough
          ? `Yes: what waits needs at most ${needed}.`
          : `No: what waits needs up to ${needed}. ${restOf(needed - left, perDay)}`,
    action: isEnough ? null : 'Wait. Nothing is lost, and nothing is sent twice.',
    evidence: rows,
    fix: isEnough ? null : { kind: 'wait' },
  };
}

/** When the requests that today does not reach for are made. */
function restOf(beyond: number, perDay: number | null): string {
  const days = perDay === null ? 1 : Math.ceil(beyond / perDay);
  const rest =
    days === 1
      ? 'What today does not reach for goes out on the following day, by itself.'
      : `What today does not reach for goes out on the following ${days} days, by itself.`;
  if (perDay !== starterPerDay) return rest;
  return `${rest} Your Xero app is of the Starter tier, with ${perDay} requests a day for each organisation; a higher tier has more.`;
}

/** Of bank feeds: each statement is sent and looked at; a feed that is not connected yet is looked for, asked for and looked at. */
function feedCallsToCome(engine: Engine): number {
  const { way, accounts } = feedState(engine);
  if (way === 'files') return 0;
  return accounts
    .filter(({ isOn, state }) => isOn && state !== 'stopped')
    .reduce((sum, { state, waiting }) => {
      return sum + 2 * Math.ceil(waiting / mostFeedLines) + (state === 'connecting' ? 3 : 0);
    }, 0);
}

/** Documents that are in Xero and whose invoice is not. */
function invoicesToCome(engine: Engine): number {
  let count = 0;
  for (const { movementId } of engine.ledger.proposals(['pushed'])) {
    if (engine.ledger.movement(movementId)?.hasInvoice !== true) continue;
    if (engine.ledger.attachment(movementId)?.state !== 'attached') count += 1;
  }
  return count;
}

/** Compares this computer's clock with the one that Xero's answers are dated by (RFC 9110, 6.6.1). */
export function checkClock(engine: Engine): Check {
  const id = 'clock';
  const title = 'Is the clock of this computer right?';
  const aheadMs = engine.xero.clockAheadMs();
  if (aheadMs === null) {
    const detail = 'Xero has not answered yet since Tallybridge was started, so there is nothing to compare it with.';
    return { id, status: 'unknown', title, detail, action: null, evidence: [], fix: null };
  }
  const rows = evidence({ 'Ahead of Xero (seconds)': Math.round(aheadMs / 1000) });
  if (Math.abs(aheadMs) <= mostSkewMs) {
    const detail = "Yes: it agrees with the clock of Xero's answers.";
    return { id, status: 'ok', title, detail, action: null, evidence: rows, fix: null };
  }
  const minutes = Math.round(Math.abs(aheadMs) / minuteMs);
  const detail =
    aheadMs > 0
      ? `No: it is ${minutes} minutes ahead of Xero's. Days near midnight may be taken for the next one.`
      : `No: it is ${minutes} minutes behind Xero's. What settled today may seem to lie in the future, and waits.`;
  const action = 'Let this computer set its clock by itself, then sync.';
  return { id, status: 'warning', title, detail, action, evidence: rows, fix: { kind: 'wait' } };
}
