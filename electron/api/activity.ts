import type { MethodInput, MethodOutputs } from '../../shared/contract/methods.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { foldText, searchWords } from '../../shared/domain/fold-text.ts';
import type { ListedMovement } from '../../shared/domain/listed-movement.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import type { ActivityEntry, LedgerView } from '../ports/ledger.ts';
import type { CompanyHost } from './company-host.ts';
import { inSlices } from './in-slices.ts';
import { type CurrentList, MovementListReader } from './movement-list-reader.ts';
import { toActivityDto, toRunDto } from './to-activity.ts';
import { documentUrl } from './xero-links.ts';

type Search = MethodInput<'activity.search'>;

/** Entries that are looked at between two pauses. */
const pageSize = 500;
/** Entries that one call looks at; where they were not enough, the next call goes on. */
const mostLookedAt = 20_000;
/** Of a single run's entries the others cost next to nothing, so more are passed over. */
const mostPassedOver = 200_000;

/** Newest first. */
export function listRuns(
  host: CompanyHost,
  { before, limit }: MethodInput<'activity.runs'>,
): Result<MethodOutputs['activity.runs'], Failure> {
  const view = host.view();
  if (!view.ok) return view;
  const runs = before === null ? view.value.runs(limit) : view.value.runsBefore(before, limit);
  return ok({ runs: runs.map(toRunDto) });
}

/** Newest first. May find fewer than asked for and still say where to go on. */
export async function searchActivity(
  host: CompanyHost,
  input: Search,
): Promise<Result<MethodOutputs['activity.search'], Failure>> {
  const current = await MovementListReader.of(host).read();
  if (!current.ok) return current;
  const { view, list, organisation } = current.value;
  const { entries, next } = await inSlices(findEntries(current.value, input));
  return ok({
    next,
    entries: entries.map((entry) => {
      const { movementId } = entry;
      if (movementId === null) return toActivityDto(entry, null, null);
      return toActivityDto(
        entry,
        list.find(movementId),
        documentUrl(organisation.shortCode, view.proposal(movementId)),
      );
    }),
  });
}

interface Found {
  readonly entries: readonly ActivityEntry[];
  readonly next: number | null;
}

function* findEntries({ view, list }: CurrentList, input: Search): Generator<void, Found, undefined> {
  const { limit, runId } = input;
  const isMeant = testOf(input, (id) => list.find(id));
  const newest = input.before === null ? newestSeq(view) : input.before - 1;
  const oldest = Math.max(1, newest - (runId === null ? mostLookedAt : mostPassedOver) + 1);
  const size = runId === null ? pageSize : pageSize * 10;
  const entries: ActivityEntry[] = [];
  for (let to = newest; to >= oldest; to -= size) {
    const from = Math.max(oldest, to - size + 1);
    for (const entry of view.activityBetween({ from, to, runId })) {
      if (!isMeant(entry)) continue;
      entries.push(entry);
      if (entries.length === limit) return { entries, next: entry.seq > 1 ? entry.seq : null };
    }
    yield;
  }
  return { entries, next: oldest > 1 ? oldest : null };
}

function newestSeq(view: LedgerView): number {
  return view.activity({ limit: 1 })[0]?.seq ?? 0;
}

function testOf(
  { text, states }: Search,
  movementOf: (id: string) => ListedMovement | null,
): (entry: ActivityEntry) => boolean {
  const words = searchWords(text);
  const wanted: ReadonlySet<string> = new Set(states);
  return ({ toState, message, event, movementId }) => {
    if (wanted.size > 0 && (toState === null || !wanted.has(toState))) return false;
    if (words.length === 0) return true;
    const movement = movementId === null ? null : movementOf(movementId);
    const about = [message, event, movementId ?? '', movement?.description ?? '', movement?.application?.name ?? ''];
    const folded = foldText(about.join('\n'));
    return words.every((word) => folded.includes(word));
  };
}
