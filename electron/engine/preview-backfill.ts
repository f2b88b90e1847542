import type { Failure } from '../../shared/domain/failure.ts';
import { matchRemote, type RemoteMatch } from '../../shared/domain/match.ts';
import { movementDay } from '../../shared/domain/movement.ts';
import type { PlainDate } from '../../shared/domain/plain-date.ts';
import { createPlanContext } from '../../shared/domain/plan-push.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { type BackfillWish, pullFloor, wishedAccounts } from './backfill.ts';
import { neverRead } from './decide.ts';
import type { Engine } from './engine.ts';
import { candidateOf, DaysToRead, documentOf, ownAmong, readLookAlikes } from './look-alikes.ts';
import { blockedWhereBill } from './narrow-consent.ts';
import { planContext } from './plan.ts';
import { type PlanItem, planItem } from './plan-item.ts';
import { pull } from './pull.ts';
import { chosenTenant, readReference } from './read-reference.ts';
import { newRun } from './run.ts';

/** What would become of the movements of a month, each of them counted once. */
export interface BackfillMonth {
  /** `YYYY-MM`. */
  readonly month: string;
  /** It would wait for a person's approval. */
  review: number;
  /** It would leave with the next sync, because its application is set to automatic. */
  automatic: number;
  /** It would be held: a doubt, or not understood. */
  held: number;
  /** A lock date of Xero's forbids it. */
  locked: number;
  /** Something else stands in its way, such as an account that lacks. */
  blocked: number;
  /** Xero has it already. */
  inXero: number;
  /** It was decided about or posted before. */
  known: number;
  /** Nothing is to be posted for it: zero, internal, or as the settings say. */
  nothing: number;
}

export type BackfillFate = Exclude<keyof BackfillMonth, 'month'>;

/**
 * Reads Cledara as far back as is wanted, and Xero around those days, and counts what would become of the movements; posts
 * and decides nothing. Months, the newest first. Costs what a sync's reading costs: Cledara's pages, eight calls for Xero's
 * lists, one per thousand documents of those days. Not beside a sync.
 */
export async function previewBackfill(
  engine: Engine,
  wish: BackfillWish,
): Promise<Result<readonly BackfillMonth[], Failure>> {
  const wished = wishedAccounts(engine, wish);
  if (!wished.ok) return wished;
  const tenant = chosenTenant(engine);
  if (!tenant.ok) return tenant;
  const wanted = `${wish.from}T00:00:00.000Z`;
  const floor = pullFloor(engine);
  const pulled = await pull(engine, newRun(engine.ids.uuid()), wanted < floor ? wanted : floor);
  if (!pulled.ok) return pulled;
  const reference = await readReference(engine, tenant.value);
  if (!reference.ok) return reference;
  const settings = engine.ledger.settings();
  if (settings === null) return err(neverRead);
  const present = planContext(engine, reference.value, settings);
  const starts = new Map([
    ...(present.accountStarts ?? []),
    ...[...wished.value.keys()].map((id) => [id, wish.from] as const),
  ]);
  const context = createPlanContext({ ...present, accountStarts: starts });
  const tally = new Tally();
  const items: PlanItem[] = [];
  const days = new DaysToRead();
  for (const movement of engine.ledger.movements()) {
    const until = movement.accountId === null ? undefined : wished.value.get(movement.accountId);
    const day = movementDay(movement, reference.value.organisation.timeZone);
    if (until === undefined || day < wish.from || day >= until || movement.releasedAt !== null) continue;
    const existing = engine.ledger.proposal(movement.id);
    const item = planItem(movement, existing, context);
    if (item === null) tally.add(day, existing === null ? 'nothing' : knownFate(existing));
    else {
      items.push(item);
      days.add(item);
    }
  }
  const remote = await readLookAlikes(engine, tenant.value, days);
  if (!remote.ok) return remote;
  const { billsCovered, documents } = remote.value;
  const judged = billsCovered ? items : items.map((item) => blockedWhereBill(item, documentOf(item)));
  const candidates = judged.flatMap((item) => candidateOf(engine, item, reference.value.organisation.timeZone) ?? []);
  const matches = matchRemote(candidates, documents, ownAmong(engine, documents));
  for (const item of judged) {
    const day = movementDay(item.movement, reference.value.organisation.timeZone);
    tally.add(day, fateOf(item, matches.get(item.movement.id) ?? null));
  }
  return ok(tally.months());
}

function knownFate({ state }: Proposal): BackfillFate {
  return state === 'in-xero' ? 'inXero' : 'known';
}

function fateOf({ outcome }: PlanItem, match: RemoteMatch | null): BackfillFate {
  if (match?.fidelity === 'marker' || match?.fidelity === 'exact') return 'inXero';
  switch (outcome.kind) {
    case 'not-posted':
    case 'pending':
      return 'nothing';
    case 'hold':
      return 'held';
    case 'block':
      return outcome.reason.code === 'lock-date' ? 'locked' : 'blocked';
    case 'propose':
      if (match !== null) return 'held';
      return outcome.mode === 'auto' ? 'automatic' : 'review';
  }
}

class Tally {
  readonly #months = new Map<string, BackfillMonth>();

  add(day: PlainDate, fate: BackfillFate): void {
    const month = day.slice(0, 7);
    const tally = this.#months.get(month) ?? emptyMonth(month);
    tally[fate] += 1;
    this.#months.set(month, tally);
  }

  months(): readonly BackfillMonth[] {
    return [...this.#months.values()].sort((a, b) => (a.month < b.month ? 1 : -1));
  }
}

function emptyMonth(month: string): BackfillMonth {
  return { month, review: 0, automatic: 0, held: 0, locked: 0, blocked: 0, inXero: 0, known: 0, nothing: 0 };
}
