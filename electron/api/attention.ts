import type { FixDto } from '../../shared/contract/fix.ts';
import type { AttentionDto } from '../../shared/contract/overview.ts';
import type { ReviewFilter, RowState } from '../../shared/contract/review-list.ts';
import { formatDay, type PlainDate, plainDateOf } from '../../shared/domain/plain-date.ts';
import type { ReferenceData } from '../../shared/domain/reference-data.ts';
import { roleLoss } from '../../shared/domain/role-change.ts';
import { troubleMessage, type XeroTrouble } from '../../shared/domain/xero-trouble.ts';
import { consentDays } from '../engine/diagnostics.ts';
import type { Connections } from '../ports/ledger.ts';
import { fixForCause } from './fix-for-cause.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** So many days before a consent ends it is said. */
const warnDays = 15;

/** Items in these states need a person, or time, in this order. */
export const urgency = ['blocked', 'held', 'uncertain', 'waiting', 'proposed'] as const satisfies readonly RowState[];

/** What is counted for the list of what needs a person. */
export interface WaitingCounts {
  /** Of each state and reason once; others than those that need a person make no difference. */
  readonly reasons: readonly WaitingCount[];
  readonly invoiceProblems: Pick<WaitingCount, 'count' | 'message'>;
}

export interface WaitingCount {
  readonly state: RowState;
  readonly code: string;
  readonly count: number;
  /** What all of them say; null where two say something else. */
  readonly message: string | null;
}

/** Items that wait for the same thing. */
interface Group {
  readonly cause: string;
  readonly filter: ReviewFilter;
  readonly fix: FixDto | null;
  /** Groups of a lower rank are more urgent. */
  readonly rank: number;
  count: number;
  /** What all of them say; null where two say something else. */
  message: string | null;
}

/** What needs a person about the connections themselves: nothing goes out until it is mended. */
export function connectionAttention(
  { cledara, xero }: Connections,
  trouble: XeroTrouble | null,
  nowMs: number,
  timeZone: string,
): readonly AttentionDto[] {
  const found: AttentionDto[] = [];
  if (xero !== null && trouble !== null) found.push(troubled(trouble, xero.tenantName ?? 'The organisation'));
  else if (xero?.health === 'refused') found.push(refused('xero', 'Xero'));
  if (cledara?.health === 'refused') found.push(refused('cledara', 'Cledara'));
  if (xero?.health === 'ok' && trouble === null) {
    const endsMs = Date.parse(xero.tokenReceivedAt) + consentDays * dayMs;
    if (endsMs - nowMs <= warnDays * dayMs) found.push(ending(endsMs, nowMs, timeZone));
  }
  return found;
}

/** What is wrong with the organisation itself, and the place where it is mended. */
function troubled(trouble: XeroTrouble, organisation: string): AttentionDto {
  return {
    cause: `xero-${trouble}`,
    count: 1,
    message: troubleMessage(trouble, organisation),
    filter: null,
    fix:
      trouble === 'access-refused' || trouble === 'trial-ended'
        ? { kind: 'sync' }
        : { kind: 'settings', section: 'connections' },
  };
}

/** A lower role than before, where it keeps something from being posted. */
export function roleAttention(reference: ReferenceData | null): readonly AttentionDto[] {
  const loss = reference === null ? null : roleLoss(reference);
  if (loss === null || !loss.isFelt) return [];
  return [{ cause: 'xero-role-lowered', count: 1, message: loss.message, filter: null, fix: { kind: 'xero' } }];
}

function refused(service: 'xero' | 'cledara', name: string): AttentionDto {
  const message = `${name} no longer accepts the connection, so nothing can be ${
    service === 'xero' ? 'sent' : 'read'
  }. Connect ${name} again.`;
  return {
    cause: `${service}-refused`,
    count: 1,
    message,
    filter: null,
    fix: { kind: 'settings', section: 'connections' },
  };
}

function ending(endsMs: number, nowMs: number, timeZone: string): AttentionDto {
  const day = formatDay(plainDateOf(new Date(endsMs).toISOString(), timeZone));
  const isOver = endsMs <= nowMs;
  const because = `Xero ends a connection that was not used for ${consentDays} days`;
  return {
    cause: 'xero-ending',
    count: 1,
    message: isOver
      ? `The connection to Xero ended on ${day}. ${because}. Connect Xero again.`
      : `The connection to Xero ends on ${day}. ${because}. Sync before then to keep it.`,
    filter: null,
    fix: isOver ? { kind: 'settings', section: 'connections' } : { kind: 'sync' },
  };
}

/**
 * Items grouped by what they wait for. The filter of each group gives exactly its items. `openDay` is the first that Xero
 * leaves open.
 */
export function itemAttention(
  { reasons, invoiceProblems }: WaitingCounts,
  openDay: PlainDate | null,
): readonly AttentionDto[] {
  const groups = new Map<string, Group>();
  for (const one of reasons) {
    const { state, code } = one;
    const isAsked = state === 'pushed' && asksWhenPosted.some((asked) => asked === code);
    const rank = isAsked ? urgency.length : ranks.get(state);
    if (rank === undefined) continue;
    const cause = state === 'proposed' ? 'review' : code;
    add(groups, state + cause, one, () => newGroup(state, cause, rank));
  }
  if (invoiceProblems.count > 0) add(groups, 'invoices', invoiceProblems, newInvoiceGroup);
  return [...groups.values()]
    .sort((a, b) => a.rank - b.rank || b.count - a.count || (a.cause < b.cause ? -1 : 1))
    .map(({ cause, count, message, filter, fix }) => {
      const group = { cause, count, message, filter, fix };
      return cause === 'lock-date' && openDay !== null ? { ...group, openDay } : group;
    });
}

/** Why a document that is in Xero needs a person all the same. */
export const asksWhenPosted = ['changed-in-xero', 'changed-in-cledara', 'no-longer-listed', 'xero-remark'] as const;

const ranks: ReadonlyMap<RowState, number> = new Map(urgency.map((state, rank) => [state, rank]));

function newGroup(state: RowState, cause: string, rank: number): Omit<Group, 'count' | 'message'> {
  const filter: ReviewFilter = state === 'proposed' ? { states: [state] } : { states: [state], causes: [cause] };
  const isOnlyTime = (state === 'uncertain' || state === 'waiting') && cause !== 'consent-too-narrow';
  return { cause, filter, rank, fix: isOnlyTime ? { kind: 'wait' } : fixForCause(cause) };
}

/** After everything else: their documents are in Xero. */
function newInvoiceGroup(): Omit<Group, 'count' | 'message'> {
  return {
    cause: 'attachment-problem',
    filter: { invoice: ['problem'] },
    rank: urgency.length,
    fix: { kind: 'invoice' },
  };
}

function add(
  groups: Map<string, Group>,
  key: string,
  { count, message }: Pick<WaitingCount, 'count' | 'message'>,
  make: () => Omit<Group, 'count' | 'message'>,
): void {
  const group = groups.get(key);
  if (group === undefined) {
    groups.set(key, { ...make(), count, message });
    return;
  }
  group.count += count;
  if (group.message !== message) group.message = null;
}
