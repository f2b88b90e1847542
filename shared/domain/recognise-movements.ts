import { largestMatching } from './largest-matching.ts';
import type { AccountId } from './movement.ts';
import { addDays, type PlainDate } from './plain-date.ts';

/** What two tellings of one movement, Cledara's API's and that of an exported file, have in common. */
export interface MovementTraits {
  readonly id: string;
  readonly origin: 'api' | 'file';
  readonly accountId: AccountId;
  readonly amountMinor: number;
  /** The day it was authorised, in the organisation's time zone. */
  readonly authorisedOn: PlainDate;
  /** The day it settled; null where it has not. In a file that tells one day only, both days are that one. */
  readonly settledOn: PlainDate | null;
  /** Days that Cledara may show for these instants, wherever its user sits: the day itself among them. */
  readonly authorisedAround: readonly PlainDate[];
  readonly settledAround: readonly PlainDate[];
  readonly isPending: boolean;
  /** Null where it is not known. Texts are folded, so that case and spaces do not count. */
  readonly application: string | null;
  readonly description: string | null;
  /** Amount and currency at the merchant. */
  readonly local: string | null;
  readonly last4: string | null;
}

/** One that cannot be told from its look-alikes. */
export interface DoubtfulMovement {
  /** Ids of those that it may be the same as. */
  readonly among: readonly string[];
  /** It certainly is one of them; only which one is not known. */
  readonly isOneOfThem: boolean;
}

export interface Recognition {
  /** Id of an incoming one → id of the one that is known and is the same. */
  readonly same: ReadonlyMap<string, string>;
  readonly doubtful: ReadonlyMap<string, DoubtfulMovement>;
}

/** A payment that was authorised is collected within so many days. */
const collectedWithinDays = 14;

/** Between the API and a file, days so far apart still make a doubt where all else agrees. */
const doubtDays = 3;

type Pair = (incoming: MovementTraits, known: MovementTraits) => boolean;

/**
 * Which of the incoming movements are known already. They are recognised one for one: two equal ones and one such that is
 * known mean one recognised. Where several would fit and differ from each other, nobody is taken for anybody: they are
 * doubtful. Ids are unique within each list, and the incoming ones are all of one origin.
 */
export function recogniseMovements(incoming: readonly MovementTraits[], known: readonly MovementTraits[]): Recognition {
  const bucketed = Map.groupBy(known, bucketOf);
  const shows = shownDay(incoming, bucketed);
  const same = new Map<string, string>();
  const doubtful = new Map<string, DoubtfulMovement>();
  for (const [bucket, ones] of Map.groupBy(incoming, bucketOf)) {
    const rest: Rest = { incoming: [...ones], known: [...(bucketed.get(bucket) ?? [])] };
    settleEqual(rest, same);
    const fits: Pair = (a, b) => !contradict(a, b);
    const steps: Pair[] = [
      (a, b) => areAlike(a, b) && sameDay(a, b, shows),
      (a, b) => fits(a, b) && sameDay(a, b, shows) && a.description !== null && a.description === b.description,
      (a, b) => fits(a, b) && sameDay(a, b, shows),
      (a, b) => fits(a, b) && aroundDay(a, b, shows),
      (a, b) => fits(a, b) && isCollectedLater(a, b),
    ];
    for (const step of steps) settleStep(rest, step, same, doubtful);
    for (const one of rest.incoming) {
      const near = rest.known.filter((other) => fits(one, other) && isNear(one, other)).map(({ id }) => id);
      if (near.length > 0) doubtful.set(one.id, { among: near, isOneOfThem: false });
    }
  }
  return { same, doubtful };
}

interface Rest {
  incoming: MovementTraits[];
  known: MovementTraits[];
}

function bucketOf({ accountId, amountMinor }: MovementTraits): string {
  return `${accountId} ${amountMinor}`;
}

/** Those that are equal in everything, days too, in one go: a file that is read again may have any number of them. */
function settleEqual(rest: Rest, same: Map<string, string>): void {
  const waiting = Map.groupBy(rest.known, wholeKey);
  const taken = new Set<MovementTraits>();
  rest.incoming = rest.incoming.filter((one) => {
    const other = waiting.get(wholeKey(one))?.shift();
    if (other === undefined) return true;
    same.set(one.id, other.id);
    taken.add(other);
    return false;
  });
  if (taken.size > 0) rest.known = rest.known.filter((one) => !taken.has(one));
}

function wholeKey({ id: _id, ...traits }: MovementTraits): string {
  return JSON.stringify(Object.entries(traits).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Takes out of `rest` whatever this step recognises, and what it finds doubtful. */
function settleStep(rest: Rest, fits: Pair, same: Map<string, string>, doubtful: Map<string, DoubtfulMovement>): void {
  for (const group of groupsOf(rest, fits)) {
    const pairs = largestMatching(group.incoming, group.known, fits);
    const isClear = allAlike(group.incoming) && allAlike(group.known);
    for (const one of group.incoming) {
      const other = pairs.get(one);
      if (isClear && other !== undefined) same.set(one.id, other.id);
      if (!isClear) {
        const among = group.known.filter((candidate) => fits(one, candidate)).map(({ id }) => id);
        doubtful.set(one.id, { among, isOneOfThem: pairs.size === group.incoming.length });
      }
    }
    const goneIncoming = new Set(isClear ? pairs.keys() : group.incoming);
    const goneKnown = new Set(isClear ? pairs.values() : group.known);
    rest.incoming = rest.incoming.filter((one) => !goneIncoming.has(one));
    rest.known = rest.known.filter((one) => !goneKnown.has(one));
  }
}

/** Those that hang together because they fit; in the order of the incoming ones. One that fits nobody is in none. */
function groupsOf(rest: Rest, fits: Pair): Rest[] {
  const groups: Rest[] = [];
  const seen = new Set<MovementTraits>();
  for (const start of rest.incoming) {
    if (seen.has(start)) continue;
    seen.add(start);
    const group: Rest = { incoming: [start], known: [] };
    for (const one of group.incoming) {
      for (const other of rest.known) {
        if (seen.has(other) || !fits(one, other)) continue;
        seen.add(other);
        group.known.push(other);
        for (const next of rest.incoming) {
          if (seen.has(next) || !fits(next, other)) continue;
          seen.add(next);
          group.incoming.push(next);
        }
      }
    }
    if (group.known.length > 0) groups.push(group);
  }
  return groups;
}

/** Whoever is taken for whom among them, the books come out the same. */
function allAlike([first, ...others]: readonly MovementTraits[]): boolean {
  return first === undefined || others.every((one) => areAlike(one, first));
}

/** Equal in all but their days. */
function areAlike(a: MovementTraits, b: MovementTraits): boolean {
  return (
    a.application === b.application &&
    a.description === b.description &&
    a.local === b.local &&
    a.last4 === b.last4 &&
    a.isPending === b.isPending
  );
}

function contradict(a: MovementTraits, b: MovementTraits): boolean {
  return differ(a.application, b.application) || differ(a.local, b.local) || differ(a.last4, b.last4);
}

function differ(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a !== b;
}

type ShownDay = 'authorised' | 'settled' | 'either';

/**
 * Which day a file's rows tell where they tell one only: Cledara does not document it, so it is what most rows have in
 * common with the API's.
 */
function shownDay(
  incoming: readonly MovementTraits[],
  bucketed: ReadonlyMap<string, readonly MovementTraits[]>,
): ShownDay {
  let authorised = 0;
  let settled = 0;
  const origin = incoming[0]?.origin; // of all of them
  const ofTheOther = new Map(
    [...bucketed].map(([bucket, ones]) => [bucket, ones.filter((one) => one.origin !== origin)]),
  );
  for (const one of incoming) {
    const fitting = (ofTheOther.get(bucketOf(one)) ?? []).filter((other) => !contradict(one, other));
    if (fitting.some((other) => one.authorisedOn === other.authorisedOn)) authorised += 1;
    if (fitting.some((other) => one.settledOn !== null && one.settledOn === other.settledOn)) settled += 1;
  }
  if (authorised === settled) return 'either';
  return authorised > settled ? 'authorised' : 'settled';
}

function sameDay(a: MovementTraits, b: MovementTraits, shows: ShownDay): boolean {
  return compareDays(a, b, shows, (one) => [[one.authorisedOn], one.settledOn === null ? [] : [one.settledOn]]);
}

function aroundDay(a: MovementTraits, b: MovementTraits, shows: ShownDay): boolean {
  if (a.origin === b.origin) return false; // days of one source are exact
  return compareDays(a, b, shows, (one) => [one.authorisedAround, one.settledAround]);
}

function compareDays(
  a: MovementTraits,
  b: MovementTraits,
  shows: ShownDay,
  daysOf: (one: MovementTraits) => readonly [readonly PlainDate[], readonly PlainDate[]],
): boolean {
  const [authorisedA, settledA] = daysOf(a);
  const [authorisedB, settledB] = daysOf(b);
  const byAuthorised = overlap(authorisedA, authorisedB);
  const bySettled = overlap(settledA, settledB);
  if (a.isPending || b.isPending) return byAuthorised;
  if (tellsBothDays(a) && tellsBothDays(b)) return byAuthorised && bySettled;
  if (a.origin === b.origin || shows === 'either') return byAuthorised || bySettled;
  return shows === 'authorised' ? byAuthorised : bySettled;
}

function tellsBothDays({ origin, authorisedOn, settledOn }: MovementTraits): boolean {
  return origin === 'api' || (settledOn !== null && settledOn !== authorisedOn);
}

function overlap(a: readonly PlainDate[], b: readonly PlainDate[]): boolean {
  return a.some((day) => b.includes(day));
}

/** The one was pending when it was told, and the other is its settlement: nothing was posted for what is pending. */
function isCollectedLater(a: MovementTraits, b: MovementTraits): boolean {
  if (a.isPending === b.isPending) return false;
  const [pending, settled] = a.isPending ? [a, b] : [b, a];
  const isNamed = pending.application !== null && pending.application === settled.application;
  if (!isNamed && (pending.description === null || pending.description !== settled.description)) return false;
  const day = settled.settledOn ?? settled.authorisedOn;
  return day >= pending.authorisedOn && day <= addDays(pending.authorisedOn, collectedWithinDays);
}

/** Between the API and a file only: the same source would have said the same day. */
function isNear(a: MovementTraits, b: MovementTraits): boolean {
  if (a.origin === b.origin) return false;
  if (a.application === null ? a.description !== b.description : a.application !== b.application) return false;
  const daysOf = ({ authorisedOn, settledOn }: MovementTraits) => [authorisedOn, settledOn ?? authorisedOn];
  return daysOf(a).some((one) =>
    daysOf(b).some((other) => other >= addDays(one, -doubtDays) && other <= addDays(one, doubtDays)),
  );
}
