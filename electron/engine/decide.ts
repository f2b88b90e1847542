import type { Failure, InputProblem } from '../../shared/domain/failure.ts';
import { canonicalJson } from '../../shared/domain/hash.ts';
import type { PlanContext } from '../../shared/domain/plan-push.ts';
import { isExcludedByPerson, type Proposal, type Reason } from '../../shared/domain/proposal.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { LedgerView } from '../ports/ledger.ts';
import { accept, waitsForApproval } from './accept.ts';
import { adoptObjection, lookAlikeOf, takenLookAlikes } from './adopt-by-hand.ts';
import type { Engine } from './engine.ts';
import { bookContext, replanMovements } from './replan.ts';
import { accepts, move, notApproved } from './transition.ts';
import { answerUnlisted } from './unlisted.ts';

/** `handled`: it was booked in another way. `adopt`: it is the one in Xero that it was held for. `reopen`: takes back what was decided, while it has not left. */
export type Decision = 'approve' | 'hold' | 'exclude' | 'handled' | 'adopt' | 'reopen';

const events = {
  approve: 'accept',
  hold: 'hold-by-hand',
  exclude: 'exclude',
  handled: 'exclude',
  adopt: 'adopt',
  reopen: 'reopen',
} as const;

/**
 * What a person decided about proposals, named by their own id or by their transaction's; `all` is everything that waits
 * for review. All or nothing: where one of the named cannot take the decision, each objection is named and nothing changes.
 */
export function decide(
  engine: Engine,
  decision: Decision,
  ids: 'all' | readonly string[],
  { author, note = '', seen = {} }: DecidedBy,
): Result<readonly Proposal[], Failure> {
  const otherNow = decision === 'approve' ? replanOutdated(engine, chosen(engine, decision, ids)) : new Set<string>();
  const meant = chosen(engine, decision, ids);
  const taken = decision === 'adopt' ? takenLookAlikes(engine.ledger, named(meant)) : new Map<string, string>();
  const details: InputProblem[] = meant.flatMap(([id, proposal]) => {
    if (proposal === null) return [{ at: id, message: 'There is no such item.' }];
    const isUnseen = ids !== 'all' && otherNow.has(proposal.id);
    const message = isUnseen
      ? settingsHaveChanged
      : (objectionTo(engine.ledger, decision, proposal) ??
        objectionToUnseen(decision, proposal, seen) ??
        taken.get(proposal.id) ??
        null);
    return message === null ? [] : [{ at: id, message }];
  });
  if (details.length > 0) {
    return err({ kind: 'invalidInput', source: 'local', message: 'Nothing was changed.', details });
  }
  const proposals = named(meant);
  const by = { author, note: note.trim() };
  if (decision === 'reopen') return reopenAll(engine, proposals, by);
  return ok(engine.ledger.transaction(() => proposals.map((one) => carryOut(engine, decision, one, by))));
}

function named(meant: readonly (readonly [string, Proposal | null])[]): readonly Proposal[] {
  return meant.flatMap(([, proposal]) => (proposal === null ? [] : [proposal]));
}

function chosen(
  engine: Engine,
  decision: Decision,
  ids: 'all' | readonly string[],
): (readonly [string, Proposal | null])[] {
  if (ids !== 'all') return [...new Set(ids)].map((id) => [id, engine.ledger.proposal(id)] as const);
  const waiting = [...engine.ledger.proposals(['proposed', 'held'])];
  const meant = waiting.filter((proposal) => {
    if (decision === 'approve') return waitsForApproval(proposal);
    if (decision === 'reopen') return isDecided(proposal);
    if (decision === 'adopt') return proposal.reason.code === 'maybe-in-xero';
    return decision === 'hold' ? proposal.state === 'proposed' : true;
  });
  return meant.map((proposal) => [proposal.id, proposal] as const);
}

/** Who decided, with their own word on it for the log, and what they had looked at: when each item was last changed. */
export interface DecidedBy {
  readonly author: string;
  readonly note?: string | undefined;
  /** By transaction id; one that is not named is not compared. */
  readonly seen?: Readonly<Record<string, string>> | undefined;
}

/** Nobody approves what they have not seen: a sync or another window may have made another document of it meanwhile. */
function objectionToUnseen(
  decision: Decision,
  proposal: Proposal,
  seen: Readonly<Record<string, string>>,
): string | null {
  if (
    (decision !== 'approve' && decision !== 'adopt') ||
    !Object.hasOwn(seen, proposal.movementId) ||
    isThere(decision, proposal)
  )
    return null;
  return seen[proposal.movementId] === proposal.updatedAt ? null : changedSince;
}

const changedSince = 'It has changed since you looked at it. Look at it again, then approve it.';

const settingsHaveChanged =
  'The settings have changed, and it is coded anew under them. Look at it again, then approve it.';

/**
 * What waits for a person may have been planned under settings that are no longer in force: planning again is still under
 * way, or was cut short. It is planned again now; says which of them have another document for it.
 */
function replanOutdated(engine: Engine, meant: readonly (readonly [string, Proposal | null])[]): ReadonlySet<string> {
  const inForce = engine.ledger.settings()?.number ?? null;
  const outdated = meant.flatMap(([, proposal]) => {
    if (proposal === null || proposal.settingsVersion === inForce) return [];
    return isDrafted(proposal) ? [proposal] : [];
  });
  const context = outdated.length === 0 ? null : bookContext(engine);
  if (context === null) return new Set();
  const movements = outdated.flatMap(({ movementId }) => engine.ledger.movement(movementId) ?? []);
  engine.ledger.transaction(() => replanMovements(engine, context, movements));
  const others = outdated.filter(({ id, document }) => {
    return canonicalJson(engine.ledger.proposal(id)?.document ?? null) !== canonicalJson(document);
  });
  return new Set(others.map(({ id }) => id));
}

/** It waits for a person, and its document follows the settings. */
function isDrafted({ state }: Proposal): boolean {
  return state === 'proposed' || state === 'held' || state === 'undone';
}

/** Why a person may not decide so about it, in a sentence or two; null where they may. */
export function objectionTo(
  view: Pick<LedgerView, 'lookAlike'>,
  decision: Decision,
  proposal: Proposal,
): string | null {
  if (isThere(decision, proposal)) return null;
  if (!accepts(proposal, events[decision])) {
    if (decision === 'reopen' && isOpen(proposal)) return undecided;
    return `It is ${inWords[proposal.state]} and cannot be ${pastOf[decision]}.`;
  }
  if (decision === 'approve' && proposal.document === null) {
    return `It has no document yet. ${proposal.reason.message}`;
  }
  if (decision === 'adopt') return adoptObjection(view, proposal);
  if (decision !== 'reopen' || isAdoptedByHand(proposal)) return null;
  if (proposal.unpaidId !== null)
    return 'Its bill is in Xero already, without its payment. Take it out of Xero instead.';
  if (proposal.remote !== null) return 'It was in Xero before. Approve it to send it again, or leave it as it is.';
  return isDecided(proposal) ? null : `${undecided} ${proposal.reason.message}`;
}

const undecided = 'Nobody has decided about it, so there is nothing to take back.';

function isOpen({ state }: Proposal): boolean {
  return state === 'pending' || state === 'proposed' || state === 'blocked';
}

/** What it is was decided by a person, or approved by the rule, and it has not left. */
function isDecided(proposal: Proposal): boolean {
  const { state, reason } = proposal;
  if (state === 'approved' || state === 'waiting') return true;
  return isExcludedByPerson(proposal) || (state === 'held' && reason.code === 'by-hand');
}

function isAdoptedByHand({ state, reason }: Proposal): boolean {
  return state === 'in-xero' && reason.code === 'in-xero-by-hand';
}

function isThere(decision: Decision, proposal: Proposal): boolean {
  const { state, reason } = proposal;
  switch (decision) {
    case 'approve':
      return state === 'approved';
    case 'hold':
      return state === 'held' && reason.code === 'by-hand';
    case 'exclude':
      return state === 'excluded' && reason.code === 'by-hand';
    case 'handled':
      return state === 'excluded' && reason.code === 'handled-elsewhere';
    case 'adopt':
      return isAdoptedByHand(proposal);
    case 'reopen':
      return false;
  }
}

interface By {
  readonly author: string;
  readonly note: string;
}

function carryOut(
  engine: Engine,
  decision: Exclude<Decision, 'reopen'>,
  proposal: Proposal,
  { author, note }: By,
): Proposal {
  if (isThere(decision, proposal)) return proposal;
  if (decision === 'approve') {
    answerUnlisted(engine, [proposal]);
    return accept(engine, proposal, author, { note });
  }
  if (decision === 'adopt') return adopt(engine, proposal, { author, note });
  const reason = reasonOf(decision, author, withStanding(proposal, note));
  return move(engine, proposal, events[decision], reason, { ...notApproved, waitingUntil: null });
}

/** It counts as posted by someone else. What it would have been stays on record, so that it can be taken back. */
function adopt(engine: Engine, proposal: Proposal, { author, note }: By): Proposal {
  const seen = lookAlikeOf(engine.ledger, proposal);
  if (seen === null) throw new Error(`Proposal ${proposal.id} has no look-alike to adopt.`);
  const message = withNote(`${author} says that it is this one in Xero. It is not posted again.`, note);
  const changes = { ...notApproved, remote: { kind: seen.kind, id: seen.id }, waitingUntil: null };
  return move(engine, proposal, 'adopt', { code: 'in-xero-by-hand', message }, changes);
}

/** Deciding about the movement changes nothing about a bill of it that was made already. */
function withStanding({ unpaidId }: Proposal, note: string): string {
  const standing =
    'Its bill or credit note is in Xero, unpaid: take it out of Xero from here, or enter its payment there.';
  return unpaidId === null ? note : withNote(standing, note);
}

function reasonOf(decision: 'hold' | 'exclude' | 'handled', author: string, note: string): Reason {
  switch (decision) {
    case 'hold':
      return { code: 'by-hand', message: withNote(`Set aside by ${author}.`, note) };
    case 'exclude':
      return { code: 'by-hand', message: withNote(`Left out by ${author}.`, note) };
    case 'handled':
      return { code: 'handled-elsewhere', message: withNote(`${author} says it was booked elsewhere.`, note) };
  }
}

/** What planning says now takes the place of what was decided, from the books alone. */
function reopenAll(engine: Engine, proposals: readonly Proposal[], by: By): Result<readonly Proposal[], Failure> {
  const context = bookContext(engine);
  if (context === null) return err(neverRead);
  return ok(engine.ledger.transaction(() => proposals.map((proposal) => reopen(engine, context, proposal, by))));
}

function reopen(engine: Engine, context: PlanContext, proposal: Proposal, { author, note }: By): Proposal {
  const reason: Reason = { code: 'review', message: withNote(`Put back by ${author}.`, note) };
  const changes = { ...notApproved, waitingUntil: null, ...(isAdoptedByHand(proposal) ? { remote: null } : {}) };
  const reopened = move(engine, proposal, 'reopen', reason, changes);
  const movement = engine.ledger.movement(proposal.movementId);
  if (movement === null) throw new Error(`The ledger lacks the movement of proposal ${proposal.id}.`);
  replanMovements(engine, context, [movement]);
  return engine.ledger.proposal(reopened.id) ?? reopened;
}

function withNote(sentence: string, note: string): string {
  return note === '' ? sentence : `${sentence} ${note}`;
}

export const neverRead: Failure = {
  kind: 'notConnected',
  source: 'xero',
  message: "Xero's lists were not read yet, so nothing can be planned. Connect Xero, apply settings and sync once.",
};

const pastOf = {
  approve: 'approved',
  hold: 'set aside',
  exclude: 'left out',
  handled: 'marked as booked elsewhere',
  adopt: 'taken for the one in Xero',
  reopen: 'put back',
} as const;

const inWords: Record<Proposal['state'], string> = {
  pending: 'not settled yet',
  proposed: 'waiting for review',
  held: 'set aside',
  approved: 'approved already',
  sending: 'on its way to Xero',
  uncertain: 'on its way to Xero with the answer lost',
  waiting: 'approved and waiting for its turn',
  blocked: 'blocked',
  pushed: 'in Xero already',
  excluded: 'left out already',
  'in-xero': 'in Xero already',
  undone: 'taken out of Xero',
};
