import type { PushDocument, RemoteDocument } from '../../shared/domain/document.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { type Candidate, matchRemote, type RemoteMatch } from '../../shared/domain/match.ts';
import { addDays, type PlainDate, plainDateOf } from '../../shared/domain/plain-date.ts';
import { createPlanContext, type PlanContext, planMovement } from '../../shared/domain/plan-push.ts';
import type { Proposal, ProposalState } from '../../shared/domain/proposal.ts';
import type { ReferenceData } from '../../shared/domain/reference-data.ts';
import type { SettingsVersion } from '../../shared/domain/settings.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import { applyOutcome } from './apply-outcome.ts';
import { type Engine, nowInstant } from './engine.ts';
import type { PlanItem } from './plan-item.ts';
import type { Run } from './run.ts';

/** States that planning leaves alone: the document is under way, in Xero, or a person took it out. */
const settled: ReadonlySet<ProposalState> = new Set(['sending', 'uncertain', 'pushed', 'in-xero', 'undone']);

/**
 * How far around the days of the items Xero is read. Look-alikes lie within three days; our own documents, which lost or
 * restored books have to find again by their reference, may have been moved by a month.
 */
const readAroundDays = 31;

/**
 * Decides about every movement that is not settled: makes, mends, blocks and frees proposals, recognises what is in
 * Xero already, and accepts what is set to automatic. One ledger transaction; planning twice changes nothing. Returns the
 * movements that may go out as they are: complete, not refused by Xero's rules, and without doubt.
 */
export async function plan(
  engine: Engine,
  run: Run,
  reference: ReferenceData,
  settings: SettingsVersion,
): Promise<Result<ReadonlySet<string>, Failure>> {
  const context = planContext(engine, reference, settings);
  const items = decide(engine, context);
  const remote = await readLookAlikes(engine, reference.tenantId, items);
  if (!remote.ok) return remote;
  const matches = matchRemote(candidatesOf(items, reference), remote.value, ownRemoteIds(engine));
  engine.ledger.transaction(() => {
    for (const item of items) {
      if (isCurrent(engine, item)) applyOutcome(engine, run, item, matchOf(matches, item), settings.number);
    }
  });
  const clear = items.filter((item) => item.outcome.kind === 'propose' && matchOf(matches, item) === null);
  return ok(new Set(clear.map(({ movement }) => movement.id)));
}

function planContext(engine: Engine, reference: ReferenceData, settings: SettingsVersion): PlanContext {
  return createPlanContext({
    settings: settings.settings,
    settingsVersion: settings.number,
    reference,
    syncFrom: startingDay(engine, reference, settings),
    today: plainDateOf(nowInstant(engine.clock), reference.organisation.timeZone),
  });
}

/** The day that nothing before it is posted: as set, else the day Xero was connected, in the organisation's time zone. */
export function startingDay(
  engine: Pick<Engine, 'ledger' | 'clock'>,
  reference: ReferenceData,
  settings: SettingsVersion | null,
): PlainDate {
  const set = settings?.settings.syncFrom;
  if (set !== undefined) return set;
  const connectedAt = engine.ledger.connections().xero?.connectedAt ?? nowInstant(engine.clock);
  return plainDateOf(connectedAt, reference.organisation.timeZone);
}

function decide(engine: Engine, context: PlanContext): PlanItem[] {
  const existing = new Map<string, Proposal>();
  for (const proposal of engine.ledger.proposals()) existing.set(proposal.movementId, proposal);
  const items: PlanItem[] = [];
  for (const movement of engine.ledger.movements()) {
    const proposal = existing.get(movement.id) ?? null;
    if (proposal !== null && isLeftAlone(proposal)) continue;
    const outcome = planMovement(movement, context);
    if (proposal === null && outcome.kind === 'not-posted') continue;
    items.push({ movement, existing: proposal, outcome });
  }
  return items;
}

/** A person may have decided about it while Xero was being read; then the next plan sees to it. */
function isCurrent(engine: Engine, { existing }: PlanItem): boolean {
  if (existing === null) return true;
  const present = engine.ledger.proposal(existing.id);
  return present?.state === existing.state && present.updatedAt === existing.updatedAt;
}

function isLeftAlone(proposal: Proposal): boolean {
  return settled.has(proposal.state) || (proposal.state === 'excluded' && proposal.reason.code === 'by-hand');
}

/** The document this item would send: what was approved, else what was just planned. */
function documentOf(item: PlanItem): PushDocument | null {
  const { existing, outcome } = item;
  if (existing !== null && (existing.state === 'approved' || existing.state === 'waiting')) return existing.document;
  return outcome.kind === 'propose' || outcome.kind === 'hold' || outcome.kind === 'block' ? outcome.document : null;
}

function candidatesOf(items: readonly PlanItem[], reference: ReferenceData): Candidate[] {
  const { timeZone } = reference.organisation;
  return items.flatMap((item) => {
    const document = documentOf(item);
    if (document === null) return [];
    return [{ id: item.movement.id, document, authorisedOn: plainDateOf(item.movement.authorisedAt, timeZone) }];
  });
}

function matchOf(matches: ReadonlyMap<string, RemoteMatch>, item: PlanItem): RemoteMatch | null {
  return matches.get(item.movement.id) ?? null;
}

/** Documents that this app made or adopted, or that a person took for a movement: never look-alikes of another one. */
function ownRemoteIds(engine: Engine): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { reason, lookAlikeId } of engine.ledger.proposals(['excluded'])) {
    if (reason.code === 'by-hand' && lookAlikeId !== null) ids.add(lookAlikeId);
  }
  for (const proposal of engine.ledger.proposals(['pushed', 'in-xero', 'undone'])) {
    if (proposal.remote !== null) ids.add(proposal.remote.id);
  }
  return ids;
}

/** Reads what lies in Xero around the days of the items; no item, no call. */
async function readLookAlikes(
  engine: Engine,
  tenantId: string,
  items: readonly PlanItem[],
): Promise<Result<readonly RemoteDocument[], Failure>> {
  let from: PlainDate | null = null;
  let to: PlainDate | null = null;
  for (const item of items) {
    const document = documentOf(item);
    if (document === null) continue;
    const authorisedOn = item.movement.authorisedAt.slice(0, 10);
    if (from === null || authorisedOn < from) from = authorisedOn;
    if (document.date < from) from = document.date;
    if (to === null || document.date > to) to = document.date;
  }
  if (from === null || to === null) return ok([]);
  return await engine.xero.documentsBetween(tenantId, {
    from: addDays(from, -readAroundDays),
    to: addDays(to, readAroundDays),
    transfers: true,
  });
}
