import { accountStarts } from '../../shared/domain/backfill.ts';
import { isBill, type PushDocument, type RemoteDocument } from '../../shared/domain/document.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { type Candidate, matchRemote, type RemoteMatch } from '../../shared/domain/match.ts';
import { dayOf } from '../../shared/domain/match-keys.ts';
import { movementDay } from '../../shared/domain/movement.ts';
import { addDays, type PlainDate, plainDateOf } from '../../shared/domain/plain-date.ts';
import { createPlanContext, type PlanContext } from '../../shared/domain/plan-push.ts';
import { isExcludedByPerson, type Proposal } from '../../shared/domain/proposal.ts';
import type { ReferenceData } from '../../shared/domain/reference-data.ts';
import { isGone } from '../../shared/domain/remote-details.ts';
import type { SettingsVersion } from '../../shared/domain/settings.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { LedgerView } from '../ports/ledger.ts';
import { applyOutcome } from './apply-outcome.ts';
import { type Engine, nowInstant } from './engine.ts';
import { keepContacts } from './keep-contacts.ts';
import { blockedWhereBill } from './narrow-consent.ts';
import { type PlanItem, planItem } from './plan-item.ts';
import type { Run } from './run.ts';

/**
 * How far around the days of the items Xero is read. Look-alikes lie within three days; our own documents, which lost or
 * restored books have to find again by their reference, may have been moved by a month.
 */
const readAroundDays = 31;

/** A plan is made anew where decisions were made while Xero was being read, at most so often. */
const mostRounds = 5;

/**
 * Decides about every movement that is not settled: makes, mends, blocks and frees proposals, recognises what is in
 * Xero already, and accepts what is set to automatic. One ledger transaction; planning twice changes nothing. Returns the
 * movements that may go out as they are: complete, not refused by Xero's rules, and without doubt. Where it succeeds,
 * everything that is approved was compared with what Xero has now, under the settings that are in force now.
 */
export async function plan(
  engine: Engine,
  run: Run,
  reference: ReferenceData,
  settings: SettingsVersion,
): Promise<Result<ReadonlySet<string>, Failure>> {
  for (let round = 1; round <= mostRounds; round += 1) {
    const planned = await planOnce(engine, run, reference, engine.ledger.settings() ?? settings);
    if (!planned.ok) return planned;
    if (planned.value !== null) return ok(planned.value);
  }
  const message = 'Items were decided about again and again while Xero was being read. Nothing was sent; sync again.';
  return err({ kind: 'cancelled', source: 'local', message });
}

/** Null where something was approved, or other settings came into force, while Xero was being read. */
async function planOnce(
  engine: Engine,
  run: Run,
  reference: ReferenceData,
  settings: SettingsVersion,
): Promise<Result<ReadonlySet<string> | null, Failure>> {
  const seq = lastSeq(engine);
  const context = planContext(engine, reference, settings);
  const decided = decideAll(engine, context);
  run.teller.tell('looking', 0, null);
  const remote = await readLookAlikes(engine, reference.tenantId, decided);
  if (!remote.ok) return remote;
  const items = remote.value.billsCovered ? decided : decided.map((item) => blockedWhereBill(item, documentOf(item)));
  run.teller.tell('planning', 0, null);
  if ((engine.ledger.settings() ?? settings).number !== settings.number) return ok(null);
  const matches = matchRemote(
    candidatesOf(engine, items, reference),
    withoutRemoved(engine, remote.value.documents),
    ownRemoteIds(engine),
  );
  const isUntouched = lastSeq(engine) === seq;
  const current = isUntouched ? items : items.filter((item) => isCurrent(engine, item));
  engine.ledger.transaction(() => {
    keepContacts(engine, current);
    for (const item of current) {
      const match = matchOf(matches, item);
      rememberLookAlike(engine, applyOutcome(engine, run, item, match, context), match);
    }
  });
  if (!isUntouched && approvedBeyond(engine, current)) return ok(null);
  const clear = current.filter((item) => item.outcome.kind === 'propose' && matchOf(matches, item) === null);
  return ok(new Set(clear.map(({ movement }) => movement.id)));
}

/** Keeps what a person is asked about, as it is in Xero now. */
function rememberLookAlike(engine: Engine, proposal: Proposal | null, match: RemoteMatch | null): void {
  if (proposal === null || match === null || proposal.lookAlikeId !== match.remote.id) return;
  const before = engine.ledger.lookAlike(proposal.movementId);
  if (JSON.stringify(before) === JSON.stringify(match.remote)) return;
  engine.ledger.saveLookAlike(proposal.movementId, match.remote);
}

/** Grows with everything that happens to a proposal. */
export function lastSeq(engine: Engine): number {
  return engine.ledger.activity({ limit: 1 })[0]?.seq ?? 0;
}

/** Is anything approved that this plan has not compared with Xero as it stands now? */
function approvedBeyond(engine: Engine, items: readonly PlanItem[]): boolean {
  const compared = new Set(items.map(({ movement }) => movement.id));
  for (const { movementId } of engine.ledger.proposals(['approved'])) if (!compared.has(movementId)) return true;
  return false;
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
    toldDoubts: new Map(engine.ledger.toldDoubts().map(({ movementId, among }) => [movementId, among])),
  });
}

/** The day that nothing before it is posted: as set, else the day Xero was connected, in the organisation's time zone. */
export function startingDay(engine: PlanBooks, reference: ReferenceData, settings: SettingsVersion | null): PlainDate {
  const set = settings?.settings.syncFrom;
  if (set !== undefined) return set;
  const connectedAt = engine.ledger.connections().xero?.connectedAt ?? nowInstant(engine.clock);
  return plainDateOf(connectedAt, reference.organisation.timeZone);
}

function decideAll(engine: Engine, context: PlanContext): PlanItem[] {
  const existing = new Map<string, Proposal>();
  for (const proposal of engine.ledger.proposals()) existing.set(proposal.movementId, proposal);
  const items: PlanItem[] = [];
  for (const movement of engine.ledger.movements()) {
    const item = planItem(movement, existing.get(movement.id) ?? null, context);
    if (item !== null) items.push(item);
  }
  return items;
}

/** A person, or a plan from the books, may have changed it while Xero was being read; then the next plan sees to it. */
function isCurrent(engine: Engine, { movement, existing }: PlanItem): boolean {
  const present = engine.ledger.proposal(existing?.id ?? movement.id);
  // Both were read by the same adapter, so equal ones have equal texts.
  return JSON.stringify(present) === JSON.stringify(existing);
}

/** The document this item would send: what was approved, else what was just planned. */
export function documentOf(item: PlanItem): PushDocument | null {
  const { existing, outcome } = item;
  if (existing?.state === 'undone') return null; // it is not to be sent
  if (existing !== null && existing.unpaidId !== null) return existing.document; // in Xero as it is, but for its payment
  if (existing !== null && (existing.state === 'approved' || existing.state === 'waiting')) return existing.document;
  return outcome.kind === 'propose' || outcome.kind === 'hold' || outcome.kind === 'block' ? outcome.document : null;
}

export function candidatesOf(engine: Engine, items: readonly PlanItem[], reference: ReferenceData): Candidate[] {
  const openDays = new Map(engine.ledger.openDays().map(({ movementId, day }) => [movementId, day]));
  const { timeZone } = reference.organisation;
  return items.flatMap((item) => {
    const document = documentOf(item);
    if (document === null) return [];
    const { movement } = item;
    const isMoved = openDays.get(movement.id) === dayOf(document);
    return [
      {
        id: movement.id,
        document,
        authorisedOn: plainDateOf(movement.authorisedAt, timeZone),
        ownDay: isMoved ? movementDay(movement, timeZone) : null,
      },
    ];
  });
}

function matchOf(matches: ReadonlyMap<string, RemoteMatch>, item: PlanItem): RemoteMatch | null {
  return matches.get(item.movement.id) ?? null;
}

/** Documents that this app made or adopted, or that a person took for a movement: never look-alikes of another one. */
export function ownRemoteIds(engine: Engine): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const proposal of engine.ledger.proposals(['excluded'])) {
    if (isExcludedByPerson(proposal) && proposal.lookAlikeId !== null) ids.add(proposal.lookAlikeId);
  }
  for (const { unpaidId } of engine.ledger.proposals(mayLackPayment)) if (unpaidId !== null) ids.add(unpaidId);
  for (const proposal of engine.ledger.proposals(['pushed', 'in-xero', 'undone'])) {
    if (proposal.remote !== null) ids.add(proposal.remote.id);
  }
  return ids;
}

/** States of a proposal whose bill may be in Xero without its payment. */
const mayLackPayment = [
  'proposed',
  'held',
  'approved',
  'waiting',
  'sending',
  'uncertain',
  'blocked',
  'excluded',
] as const;

/** Without what this app took out of Xero itself: under our reference, but no sign that a person deleted something. */
export function withoutRemoved(engine: Engine, remote: readonly RemoteDocument[]): readonly RemoteDocument[] {
  const removed = new Set(engine.ledger.removedDocuments(null).map(({ remoteId }) => remoteId));
  return removed.size === 0 ? remote : remote.filter((document) => !(removed.has(document.id) && isGone(document)));
}

export interface LookAlikes {
  readonly documents: readonly RemoteDocument[];
  /** False: the consent was given before there were bills, and everything but them was read. */
  readonly billsCovered: boolean;
}

/** Reads what lies in Xero around the days of the items; no item, no call. */
export async function readLookAlikes(
  engine: Engine,
  tenantId: string,
  items: readonly PlanItem[],
): Promise<Result<LookAlikes, Failure>> {
  let from: PlainDate | null = null;
  let to: PlainDate | null = null;
  let bills = false;
  for (const item of items) {
    const document = documentOf(item);
    if (document === null) continue;
    const days = isBill(document) ? [document.date, document.dueDate] : [document.date];
    for (const day of [item.movement.authorisedAt.slice(0, 10), ...days]) if (from === null || day < from) from = day;
    for (const day of days) if (to === null || day > to) to = day;
    bills ||= isBill(document);
  }
  if (from === null || to === null) return ok({ documents: [], billsCovered: true });
  const range = { from: addDays(from, -readAroundDays), to: addDays(to, readAroundDays), transfers: true };
  const read = await engine.xero.documentsBetween(tenantId, { ...range, bills });
  if (read.ok) return ok({ documents: read.value, billsCovered: true });
  if (!bills || read.error.kind !== 'scopeLacking') return read;
  const withoutBills = await engine.xero.documentsBetween(tenantId, { ...range, bills: false });
  return withoutBills.ok ? ok({ documents: withoutBills.value, billsCovered: false }) : withoutBills;
}
