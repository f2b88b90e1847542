import { isBill } from '../../shared/domain/document.ts';
import type { Failure, InputProblem } from '../../shared/domain/failure.ts';
import { firstOpenDay } from '../../shared/domain/lock-date.ts';
import { movementDay, type StoredMovement } from '../../shared/domain/movement.ts';
import { dayInsteadOf, type OpenDayChoice } from '../../shared/domain/open-day.ts';
import { formatDay, type PlainDate } from '../../shared/domain/plain-date.ts';
import type { Proposal, ProposalState } from '../../shared/domain/proposal.ts';
import type { ReferenceData } from '../../shared/domain/reference-data.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { neverRead } from './decide.ts';
import { type Engine, nowInstant } from './engine.ts';
import { bookContext, replanMovements } from './replan.ts';

/** What a person wants of documents whose own day is closed in Xero. */
export interface OpenDayWish {
  /** Proposal or transaction ids; `all` is every item that a lock date blocks, or every choice that can be taken back. */
  readonly ids: 'all' | readonly string[];
  /** The first open day, as the person was shown it; null takes the choice back. */
  readonly day: PlainDate | null;
  readonly author: string;
}

/** A proposal with its movement, and the open day that was chosen for it before. */
interface Meant {
  readonly proposal: Proposal;
  readonly movement: StoredMovement;
  readonly choice: OpenDayChoice | null;
}

/**
 * Dates documents with the first open day, or with their own again, and plans them anew at once. A choice is for this day
 * alone: where Xero closes it too, the document is blocked once more. All or nothing: where one of the named cannot take it,
 * each objection is named and nothing changes.
 */
export function chooseOpenDay(engine: Engine, wish: OpenDayWish): Result<readonly Proposal[], Failure> {
  const context = bookContext(engine);
  if (context === null) return err(neverRead);
  const details: InputProblem[] = [];
  const meant: Meant[] = [];
  for (const [id, proposal] of proposalsMeant(engine, wish)) {
    if (proposal === null) details.push({ at: id, message: 'There is no such item.' });
    else {
      const one = withMovement(engine, proposal);
      const message = objectionTo(wish.day, one, context.reference);
      if (message === null) meant.push(one);
      else if (wish.ids !== 'all') details.push({ at: id, message });
    }
  }
  if (wish.ids === 'all' && meant.length === 0) details.push({ at: 'ids', message: noneOf(wish.day) });
  if (details.length > 0) {
    return err({ kind: 'invalidInput', source: 'local', message: 'Nothing was changed.', details });
  }
  engine.ledger.transaction(() => {
    for (const one of meant) keep(engine, wish, one, context.reference);
    const anew = bookContext(engine) ?? context;
    replanMovements(
      engine,
      anew,
      meant.map(({ movement }) => movement),
    );
  });
  return ok(meant.map(({ proposal }) => engine.ledger.proposal(proposal.id) ?? proposal));
}

function proposalsMeant(engine: Engine, { ids, day }: OpenDayWish): (readonly [string, Proposal | null])[] {
  if (ids !== 'all') {
    const found = ids.map((id) => [id, engine.ledger.proposal(id)] as const);
    return [...new Map(found.map(([id, proposal]) => [proposal?.id ?? id, [id, proposal] as const])).values()];
  }
  if (day === null) {
    return engine.ledger.openDays().map(({ movementId }) => [movementId, engine.ledger.proposal(movementId)] as const);
  }
  const blocked = [...engine.ledger.proposals(['blocked'])].filter(({ reason }) => reason.code === 'lock-date');
  return blocked.map((proposal) => [proposal.id, proposal] as const);
}

function noneOf(day: PlainDate | null): string {
  return day === null
    ? 'No item has an open day that could be taken back.'
    : 'No item is blocked by a lock date with that first open day. Look again, then choose.';
}

function withMovement(engine: Engine, proposal: Proposal): Meant {
  const movement = engine.ledger.movement(proposal.movementId);
  if (movement === null) throw new Error(`The ledger lacks the movement of proposal ${proposal.id}.`);
  return { proposal, movement, choice: engine.ledger.openDay(movement.id) };
}

function objectionTo(day: PlainDate | null, meant: Meant, reference: ReferenceData): string | null {
  if (day === null) return takeBackObjection(meant.proposal, meant.choice);
  const open = openDayFor(meant.proposal, meant.movement, meant.choice, reference);
  if (open === null) {
    return meant.proposal.reason.code === 'lock-date'
      ? 'By the lock dates as they were last read its day is open. Sync, and it is planned again.'
      : 'No lock date stands in its way, so its day stays as it is.';
  }
  if (open === day) return null;
  return `The first open day is ${formatDay(open)}, not ${formatDay(day)}. Look at it again, then choose.`;
}

/** The first day that Xero leaves open for a document that a lock date blocks; null where none does, as far as is known. */
export function openDayFor(
  { state, reason, document }: Proposal,
  movement: StoredMovement,
  choice: OpenDayChoice | null,
  { organisation, user }: ReferenceData,
): PlainDate | null {
  if (state !== 'blocked' || reason.code !== 'lock-date') return null;
  const own = movementDay(movement, organisation.timeZone);
  const day = choice !== null && choice.day > own ? choice.day : own;
  const role = user?.role ?? null;
  // A bill has a day of its own, which may be closed where its payment's is not.
  const ofBill = document !== null && isBill(document) ? firstOpenDay(document.date, organisation, role) : null;
  return firstOpenDay(day, organisation, role) ?? ofBill;
}

/** States in which a document is not frozen, so that its day may still become another one. */
const open: ReadonlySet<ProposalState> = new Set(['pending', 'proposed', 'held', 'blocked', 'excluded', 'undone']);

/** Why the choice cannot be taken back now, in a sentence or two; null where it can. */
export function takeBackObjection({ state }: Proposal, choice: OpenDayChoice | null): string | null {
  if (choice === null) return 'It has its own day, so there is nothing to take back.';
  if (open.has(state)) return null;
  return state === 'approved' || state === 'waiting'
    ? 'It is approved with that day. Put it back first.'
    : 'It has left for Xero with that day. Change the day there.';
}

function keep(engine: Engine, { day, author }: OpenDayWish, one: Meant, { organisation }: ReferenceData): void {
  const { proposal, movement } = one;
  const at = nowInstant(engine.clock);
  const movementsDay = movementDay(movement, organisation.timeZone);
  const invoiceDay = movement.invoice?.date ?? null;
  const meantDay = day ?? one.choice?.day ?? movementsDay;
  const ownDay = dayInsteadOf(meantDay, movementsDay, invoiceDay);
  const own = formatDay(ownDay);
  if (day === null) engine.ledger.removeOpenDay(movement.id);
  else engine.ledger.saveOpenDay({ movementId: movement.id, day, author, at });
  engine.ledger.appendActivity({
    at,
    runId: null,
    movementId: movement.id,
    proposalId: proposal.id,
    event: day === null ? 'open-day-taken-back' : 'open-day-chosen',
    fromState: null,
    toState: null,
    message:
      day === null
        ? takenBack(author, own, ownDay === movementsDay)
        : `${author} chose to post it on ${formatDay(day)}, the first open day. Its own day is ${own}. ${whereOwnDayStands(proposal)}`,
  });
}

function takenBack(author: string, own: string, isMovements: boolean): string {
  return isMovements
    ? `${author} took the chosen day back. It is dated ${own} again, the day of the movement.`
    : `${author} took the chosen day back. It is dated ${own} again, the day of its invoice.`;
}

/** A transfer in Xero has no text but its reference (developer.xero.com, Accounting API, Bank transfers). */
function whereOwnDayStands({ document }: Proposal): string {
  return document?.kind === 'transfer'
    ? 'A transfer in Xero has no description, so that day stands here alone.'
    : 'That day goes into the description.';
}
