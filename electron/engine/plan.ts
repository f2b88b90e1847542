import { accountStarts } from '../../shared/domain/backfill.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { type Candidate, matchRemote, type RemoteMatch } from '../../shared/domain/match.ts';
import { MatchSieve } from '../../shared/domain/match-sieve.ts';
import { type PlainDate, plainDateOf } from '../../shared/domain/plain-date.ts';
import { createPlanContext, type PlanContext } from '../../shared/domain/plan-push.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import type { ReferenceData } from '../../shared/domain/reference-data.ts';
import type { SettingsVersion } from '../../shared/domain/settings.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { LedgerView } from '../ports/ledger.ts';
import { applyOutcome } from './apply-outcome.ts';
import { type Engine, nowInstant } from './engine.ts';
import { ContactKeeper } from './keep-contacts.ts';
import { candidateOf, DaysToRead, documentOf, type LookAlikes, ownAmong, readLookAlikes } from './look-alikes.ts';
import { Meanwhile } from './meanwhile.ts';
import { blockedWhereBill } from './narrow-consent.ts';
import type { PlanItem } from './plan-item.ts';
import { type IsWanted, plannedSlices } from './planned-slices.ts';
import type { Run } from './run.ts';
import { standingDoubts } from './standing-doubts.ts';

/** A plan is made anew where decisions were made while it was under way, at most so often. */
const mostRounds = 7;

/** After so many rounds others get their turn only while Xero is being read, so that there is an end to it. */
const patientRounds = 2;

/**
 * Decides about every movement that is not settled: makes, mends, blocks and frees proposals, recognises what is in
 * Xero already, and accepts what is set to automatic. Slice by slice, each in a ledger transaction; planning twice changes
 * nothing, and what a crash leaves undone the next plan does. Returns the movements that may go out as they are: complete,
 * not refused by Xero's rules, and without doubt. Where it succeeds, everything that is approved was compared with what
 * Xero has now, under the settings that are in force now.
 */
export async function plan(
  engine: Engine,
  run: Run,
  reference: ReferenceData,
  settings: SettingsVersion,
): Promise<Result<ReadonlySet<string>, Failure>> {
  for (let round = 1; round <= mostRounds; round += 1) {
    const present = engine.ledger.settings() ?? settings;
    const pass: Pass = {
      run,
      context: planContext(engine, reference, present),
      meanwhile: new Meanwhile(engine.ledger, present.number),
      isPatient: round <= patientRounds,
    };
    const planned = await planOnce(engine, pass);
    if (!planned.ok) return planned;
    if (planned.value !== null) return ok(planned.value);
  }
  const message = 'Items were decided about again and again while Xero was being read. Nothing was sent; sync again.';
  return err({ kind: 'cancelled', source: 'local', message });
}

/** One round of a plan. */
interface Pass {
  readonly run: Run;
  readonly context: PlanContext;
  readonly meanwhile: Meanwhile;
  /** Others get their turn between two slices. */
  readonly isPatient: boolean;
}

/**
 * Walks through the movements up to three times, deciding about them each time: which days of Xero are to be read, what may
 * be there, and then what becomes of each. Held in memory instead, very many of them are gigabytes. Null where something was
 * decided meanwhile that the plan cannot see to.
 */
async function planOnce(engine: Engine, pass: Pass): Promise<Result<ReadonlySet<string> | null, Failure>> {
  const days = new DaysToRead();
  const mayGrow: IsWanted = (movement, document) => days.mayGrowBy(movement, document, pass.context);
  for await (const items of plannedSlices(engine, pass, mayGrow)) {
    if (pass.meanwhile.isOverturned()) return ok(null);
    for (const item of items) days.add(item);
  }
  pass.run.teller.tell('looking', 0, null);
  const lookAlikes = await readLookAlikes(engine, pass.context.reference.tenantId, days);
  if (!lookAlikes.ok) return lookAlikes;
  pass.run.teller.tell('planning', 0, null);
  const found = await compareWithXero(engine, pass, lookAlikes.value);
  return ok(found === null ? null : await carryOut(engine, pass, found));
}

/** What the look at Xero has shown. */
interface Found {
  readonly matches: ReadonlyMap<string, RemoteMatch>;
  readonly billsCovered: boolean;
  /** Movements about which others decided until then: they are left to the next plan. */
  readonly leftAlone: ReadonlySet<string>;
}

/** Null where the plan has to be made anew. */
async function compareWithXero(
  engine: Engine,
  pass: Pass,
  { documents, billsCovered }: LookAlikes,
): Promise<Found | null> {
  const candidates: Candidate[] = [];
  if (documents.length > 0) {
    const sieve = new MatchSieve(documents);
    const { timeZone } = pass.context.reference.organisation;
    for await (const items of plannedSlices(engine, pass, (movement, approved) => sieve.holds(movement, approved))) {
      if (pass.meanwhile.isOverturned()) return null;
      for (const item of items) {
        const candidate = candidateOf(engine, judged(item, billsCovered), timeZone);
        if (candidate !== null) candidates.push(candidate);
      }
    }
  }
  const leftAlone = new Set(pass.meanwhile.decidedByOthers());
  return { matches: matchRemote(candidates, documents, ownAmong(engine, documents)), billsCovered, leftAlone };
}

/** The movements that may go out as they are; null where the plan has to be made anew. */
async function carryOut(
  engine: Engine,
  pass: Pass,
  { matches, billsCovered, leftAlone }: Found,
): Promise<ReadonlySet<string> | null> {
  const contacts = new ContactKeeper(engine);
  const clear = new Set<string>();
  for await (const items of plannedSlices(engine, pass)) {
    // Whoever decides now may take a document of Xero's for another movement than it was compared with.
    if (pass.meanwhile.isOverturned() || pass.meanwhile.decidedByOthers().length > 0) return null;
    const current = items
      .filter(({ movement }) => !leftAlone.has(movement.id))
      .map((item) => judged(item, billsCovered));
    pass.meanwhile.write(() => {
      contacts.keep(current);
      for (const item of current) {
        const match = matches.get(item.movement.id) ?? null;
        rememberLookAlike(engine, applyOutcome(engine, pass.run, item, match, pass.context), match);
        if (item.outcome.kind === 'propose' && match === null) clear.add(item.movement.id);
      }
    });
  }
  return isAnyApproved(engine, leftAlone) ? null : clear;
}

function judged(item: PlanItem, billsCovered: boolean): PlanItem {
  return billsCovered ? item : blockedWhereBill(item, documentOf(item));
}

/** Approved by others, and not compared with Xero as it stands now. */
function isAnyApproved(engine: Engine, movementIds: Iterable<string>): boolean {
  for (const id of movementIds) if (engine.ledger.proposal(id)?.state === 'approved') return true;
  return false;
}

/** Keeps what a person is asked about, as it is in Xero now. */
function rememberLookAlike(engine: Engine, proposal: Proposal | null, match: RemoteMatch | null): void {
  if (proposal === null || match === null || proposal.lookAlikeId !== match.remote.id) return;
  const before = engine.ledger.lookAlike(proposal.movementId);
  if (JSON.stringify(before) === JSON.stringify(match.remote)) return;
  engine.ledger.saveLookAlike(proposal.movementId, match.remote);
}

/** What a plan can be made from without acting. */
export interface PlanBooks {
  readonly ledger: LedgerView;
  readonly clock: Pick<Clock, 'nowMs'>;
}

export function planContext(engine: PlanBooks, reference: ReferenceData, settings: SettingsVersion): PlanContext {
  const syncFrom = startingDay(engine, reference, settings);
  return createPlanContext({
    settings: settings.settings,
    settingsVersion: settings.number,
    reference,
    syncFrom,
    accountStarts: accountStarts(syncFrom, settings.settings.accounts, engine.ledger.backfills()),
    today: plainDateOf(nowInstant(engine.clock), reference.organisation.timeZone),
    keptContacts: engine.ledger.keptContacts(),
    overrides: new Map(engine.ledger.overrides().map((override) => [override.movementId, override])),
    teams: new Map(engine.ledger.applications().map(({ id, teams }) => [id, teams])),
    carriedFields: (movementId) => engine.ledger.carriedFields(movementId),
    openDays: new Map(engine.ledger.openDays().map((choice) => [choice.movementId, choice])),
    movementOf: (id) => engine.ledger.movement(id),
    ...standingDoubts(engine.ledger),
  });
}

/** The day that nothing before it is posted: as set, else the day Xero was connected, in the organisation's time zone. */
export function startingDay(engine: PlanBooks, reference: ReferenceData, settings: SettingsVersion | null): PlainDate {
  const set = settings?.settings.syncFrom;
  if (set !== undefined) return set;
  const connectedAt = engine.ledger.connections().xero?.connectedAt ?? nowInstant(engine.clock);
  return plainDateOf(connectedAt, reference.organisation.timeZone);
}
