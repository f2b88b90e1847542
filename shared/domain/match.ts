import { nameWords } from './contact-name.ts';
import { isBill, type PushDocument, type RemoteDocument, remoteKindOf } from './document.ts';
import { isMarker } from './marker.ts';
import {
  baseKey,
  codedKey,
  contactKeys,
  dayOf,
  flowsOf,
  keysOfRemote,
  likenessKey,
  openBillKeys,
} from './match-keys.ts';
import { addDays, type PlainDate } from './plain-date.ts';
import { isGone } from './remote-details.ts';
import { Takings } from './takings.ts';

/** A document that is about to be posted, or is being looked for. */
export interface Candidate {
  readonly id: string;
  readonly document: PushDocument;
  /** Others may have dated theirs with the day of the authorisation. */
  readonly authorisedOn: PlainDate | null;
  /** The movement's own day, where the document was moved to another one: others may have dated theirs so. */
  readonly ownDay?: PlainDate | null;
}

/**
 * marker           it carries the candidate's own reference, and is not deleted
 * marker-deleted   all that carry the candidate's reference are deleted or voided
 * exact            direction, bank account, amount, day and contact agree, and no other movement is meant; of a bill these
 *                  are its payment's, and its number agrees too where both are known
 * likely           the contact differs, or the day by at most three days, or it may as well be another movement's: a person
 *                  must look
 */
export interface RemoteMatch {
  readonly fidelity: 'marker' | 'marker-deleted' | 'exact' | 'likely';
  readonly remote: RemoteDocument;
}

const likelyDays = 3;

/**
 * Which of the candidates are in Xero already? Passes of falling fidelity over all candidates; every remote document is
 * used at most once, so that of two equal movements and one such document only one counts as posted. Where the two are not
 * equal nobody knows which of them it is: both are `likely` the same document, until a person has said it. Documents that
 * carry a marker belong to that marker's movement alone, and those in `ownRemoteIds` to the movement this app made them
 * for: neither is taken for a look-alike. The answer does not depend on the order of the input. Near-linear.
 */
export function matchRemote(
  candidates: readonly Candidate[],
  remote: readonly RemoteDocument[],
  ownRemoteIds: ReadonlySet<string>,
): Map<string, RemoteMatch> {
  const sorted = [...candidates].sort((a, b) => compare(a.document.date, b.document.date) || compare(a.id, b.id));
  const documents = [...remote].sort((a, b) => compare(a.date, b.date) || compare(a.id, b.id));
  const matches = new Map<string, RemoteMatch>();
  const shelf = new Shelf();
  const takings: AllTakings = {
    exact: new Takings(({ document }) => codedKey(document)),
    likely: new Takings((candidate) => likenessKey(candidate.document, ownDayOf(candidate))),
  };

  matchByMarker(sorted, documents, shelf, matches);
  for (const document of documents) {
    if (isLookAlike(document, ownRemoteIds)) shelf.put(document, keysOfRemote(document));
  }
  for (const pass of lookAlikePasses) {
    for (const candidate of sorted) {
      if (matches.has(candidate.id)) continue;
      const found = shelf.takeFirst(pass.keys(candidate));
      if (found === null) continue;
      matches.set(candidate.id, { fidelity: pass.fidelity, remote: found });
      takings[pass.fidelity].note(candidate, found, keysOfRemote(found));
    }
  }
  for (const candidate of sorted) if (!matches.has(candidate.id)) contest(candidate, takings, matches);
  return matches;
}

type AllTakings = Readonly<Record<LookAlikePass['fidelity'], Takings<Candidate, RemoteDocument>>>;

/** It found no document of its own, but others have taken one that may as well be its own: then neither is certain. */
function contest(candidate: Candidate, takings: AllTakings, matches: Map<string, RemoteMatch>): void {
  for (const fidelity of ['exact', 'likely'] as const) {
    for (const pass of lookAlikePasses) {
      if (pass.fidelity !== fidelity) continue;
      const others = takings[fidelity].byOthers(candidate, pass.keys(candidate));
      for (const { taker, taken } of others) matches.set(taker.id, { fidelity: 'likely', remote: taken });
      const [first] = others;
      if (first === undefined) continue;
      matches.set(candidate.id, { fidelity: 'likely', remote: first.taken });
      return;
    }
  }
}

function matchByMarker(
  candidates: readonly Candidate[],
  documents: readonly RemoteDocument[],
  shelf: Shelf,
  matches: Map<string, RemoteMatch>,
): void {
  const byReference = Map.groupBy(documents, ({ reference }) => reference);
  for (const { id, document } of candidates) {
    const carriers = byReference.get(document.reference)?.filter((carrier) => !shelf.isTaken(carrier)) ?? [];
    const kind = remoteKindOf(document);
    const [best] = carriers.sort((a, b) => rankOf(a, kind) - rankOf(b, kind)); // stable: then by day and id
    if (best === undefined) continue;
    shelf.take(best);
    matches.set(id, { fidelity: isGone(best) ? 'marker-deleted' : 'marker', remote: best });
  }
}

/** A status we do not know may mean that it stands in the books, so it counts before one that is certainly gone. */
function rankOf(document: RemoteDocument, kind: RemoteDocument['kind']): number {
  const status = document.status === 'AUTHORISED' ? 0 : isGone(document) ? 4 : 2;
  return status + (document.kind === kind ? 0 : 1);
}

function isLookAlike(document: RemoteDocument, ownRemoteIds: ReadonlySet<string>): boolean {
  if (ownRemoteIds.has(document.id)) return false;
  const isDraft = document.status === 'OTHER' && document.billing !== null;
  if (document.status !== 'AUTHORISED' && !isDraft) return false;
  return document.reference === null || !isMarker(document.reference);
}

/** Where a pass looks for a candidate's document: the first key that has one left wins. */
interface LookAlikePass {
  readonly fidelity: 'exact' | 'likely';
  readonly keys: (candidate: Candidate) => readonly string[];
}

/** A document's own day goes before the day of authorisation, and near days before far ones, over all candidates. */
const lookAlikePasses: readonly LookAlikePass[] = [
  { fidelity: 'exact', keys: (candidate) => contactKeys(candidate.document, ownDayOf(candidate)) },
  {
    fidelity: 'exact',
    keys: ({ document, authorisedOn }) => (authorisedOn === null ? [] : contactKeys(document, authorisedOn)),
  },
  ...Array.from(
    { length: likelyDays },
    (_, index): LookAlikePass => ({
      fidelity: 'likely',
      keys: (candidate) => nearKeys(candidate, ownDayOf(candidate), index + 1),
    }),
  ),
  {
    // Before any other contact of that day: one that is called nearly the same.
    fidelity: 'likely',
    keys: (candidate) => {
      const { document } = candidate;
      const words = document.kind === 'transfer' ? [] : nameWords(document.contact.name);
      return daysOf(candidate).flatMap((day) => words.map((word) => `${baseKey(document)}|${day}|word ${word}`));
    },
  },
  {
    // Moved to a day that is not its own, it may as well be another month's payment that lies there: never `exact`.
    fidelity: 'likely',
    keys: (candidate) =>
      isMoved(candidate)
        ? Array.from({ length: likelyDays + 1 }, (_, distance) =>
            nearKeys(candidate, dayOf(candidate.document), distance),
          ).flat()
        : [],
  },
  {
    fidelity: 'likely',
    keys: (candidate) => daysOf(candidate).map((day) => `${baseKey(candidate.document)}|${day}`),
  },
  {
    // The same money booked as another kind: our transfer may be someone else's Receive Money.
    fidelity: 'likely',
    keys: (candidate) => daysOf(candidate).flatMap((day) => flowsOf(candidate.document, day)),
  },
  {
    // A bill that someone has entered, and not paid from this bank account yet.
    fidelity: 'likely',
    keys: (candidate) => {
      const { document } = candidate;
      return isBill(document) ? openBillKeys(document, [document.date, ...daysOf(candidate)], likelyDays) : [];
    },
  },
];

function ownDayOf({ document, ownDay }: Candidate): PlainDate {
  return ownDay ?? dayOf(document);
}

function isMoved(candidate: Candidate): boolean {
  return ownDayOf(candidate) !== dayOf(candidate.document);
}

/** Every day that a document of the same money may be dated with: its own, the authorisation's, and where it was moved to. */
function daysOf(candidate: Candidate): readonly PlainDate[] {
  const { authorisedOn, document } = candidate;
  return [
    ownDayOf(candidate),
    ...(authorisedOn === null ? [] : [authorisedOn]),
    ...(isMoved(candidate) ? [dayOf(document)] : []),
  ];
}

/** So many days before and after. */
function nearKeys({ document }: Candidate, day: PlainDate, distance: number): readonly string[] {
  return [...contactKeys(document, addDays(day, -distance)), ...contactKeys(document, addDays(day, distance))];
}

/** Remote documents by key, each of which can be taken once whatever key it is found under. */
class Shelf {
  readonly #byKey = new Map<string, { readonly documents: RemoteDocument[]; next: number }>();
  readonly #taken = new Set<string>();

  put(document: RemoteDocument, keys: readonly string[]): void {
    for (const key of keys) {
      const bucket = this.#byKey.get(key);
      if (bucket) bucket.documents.push(document);
      else this.#byKey.set(key, { documents: [document], next: 0 });
    }
  }

  isTaken(document: RemoteDocument): boolean {
    return this.#taken.has(document.id);
  }

  take(document: RemoteDocument): void {
    this.#taken.add(document.id);
  }

  takeFirst(keys: readonly string[]): RemoteDocument | null {
    for (const key of keys) {
      const bucket = this.#byKey.get(key);
      if (!bucket) continue;
      // Taken ones stay taken, so `next` only ever moves on: each bucket is walked once in all.
      while (bucket.next < bucket.documents.length) {
        const document = bucket.documents[bucket.next];
        bucket.next += 1;
        if (document === undefined || this.isTaken(document)) continue;
        this.take(document);
        return document;
      }
    }
    return null;
  }
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
