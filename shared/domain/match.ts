import { nameKey, nameWords } from './contact-name.ts';
import type { PushDocument, RemoteDocument } from './document.ts';
import { remoteKindOf } from './document.ts';
import { isMarker } from './marker.ts';
import { addDays, type PlainDate } from './plain-date.ts';
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
 * exact            direction, bank account, amount, day and contact agree, and no other movement is meant
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
  const takings: AllTakings = { exact: new Takings(codedKey), likely: new Takings(likenessKey) };

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
  const byReference = new Map<string, RemoteDocument[]>();
  for (const document of documents) {
    if (document.reference === null) continue;
    const others = byReference.get(document.reference);
    if (others) others.push(document);
    else byReference.set(document.reference, [document]);
  }
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

function isGone(document: RemoteDocument): boolean {
  return document.status === 'DELETED' || document.status === 'VOIDED';
}

function isLookAlike(document: RemoteDocument, ownRemoteIds: ReadonlySet<string>): boolean {
  if (document.status !== 'AUTHORISED' || ownRemoteIds.has(document.id)) return false;
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
            nearKeys(candidate, candidate.document.date, distance),
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
];

function ownDayOf({ document, ownDay }: Candidate): PlainDate {
  return ownDay ?? document.date;
}

function isMoved(candidate: Candidate): boolean {
  return ownDayOf(candidate) !== candidate.document.date;
}

/** Every day that a document of the same money may be dated with: its own, the authorisation's, and where it was moved to. */
function daysOf(candidate: Candidate): readonly PlainDate[] {
  const { authorisedOn, document } = candidate;
  return [
    ownDayOf(candidate),
    ...(authorisedOn === null ? [] : [authorisedOn]),
    ...(isMoved(candidate) ? [document.date] : []),
  ];
}

/** So many days before and after. */
function nearKeys({ document }: Candidate, day: PlainDate, distance: number): readonly string[] {
  return [...contactKeys(document, addDays(day, -distance)), ...contactKeys(document, addDays(day, distance))];
}

/** Money in or out of a bank account on a day, whatever it is booked as. */
function flowKey(accountId: string, direction: 'in' | 'out', amountMinor: number, day: PlainDate): string {
  return `flow ${direction}|${accountId}|${amountMinor}|${day}`;
}

function flowsOf(document: PushDocument, day: PlainDate): readonly string[] {
  const { amountMinor } = document;
  if (document.kind === 'transfer') {
    return [
      flowKey(document.toBankAccount.accountId, 'in', amountMinor, day),
      flowKey(document.fromBankAccount.accountId, 'out', amountMinor, day),
    ];
  }
  const direction = document.kind === 'spend-money' ? 'out' : 'in';
  return [flowKey(document.bankAccount.accountId, direction, amountMinor, day)];
}

/** Direction, accounts and amount: what never differs. */
function baseKey(document: PushDocument): string {
  if (document.kind === 'transfer') {
    const { fromBankAccount, toBankAccount, amountMinor } = document;
    return `TRANSFER|${fromBankAccount.accountId}|${toBankAccount.accountId}|${amountMinor}`;
  }
  const direction = document.kind === 'spend-money' ? 'SPEND' : 'RECEIVE';
  return `${direction}|${document.bankAccount.accountId}|${document.amountMinor}`;
}

function contactKeys(document: PushDocument, day: PlainDate): readonly string[] {
  const key = `${baseKey(document)}|${day}`;
  if (document.kind === 'transfer') return [`${key}|no contact`];
  const byName = `${key}|name ${nameKey(document.contact.name)}`;
  return document.contact.kind === 'known' ? [`${key}|id ${document.contact.contactId}`, byName] : [byName];
}

/** Every key under which a candidate may look for this document. */
function keysOfRemote(document: RemoteDocument): readonly string[] {
  const { totalMinor, date, bankAccountId, toBankAccountId } = document;
  if (totalMinor === null) return []; // no whole count of minor units equals none of ours
  if (document.kind === 'bank-transfer') {
    const key = `TRANSFER|${bankAccountId}|${toBankAccountId}|${totalMinor}|${date}`;
    const flows = [flowKey(bankAccountId, 'out', totalMinor, date)];
    if (toBankAccountId !== null) flows.push(flowKey(toBankAccountId, 'in', totalMinor, date));
    return [key, `${key}|no contact`, ...flows];
  }
  const key = `${document.type}|${bankAccountId}|${totalMinor}|${date}`;
  const keys = [key];
  if (document.type === 'SPEND') keys.push(flowKey(bankAccountId, 'out', totalMinor, date));
  if (document.type === 'RECEIVE') keys.push(flowKey(bankAccountId, 'in', totalMinor, date));
  if (document.contactId !== null) keys.push(`${key}|id ${document.contactId}`);
  if (document.contactName !== null) {
    keys.push(`${key}|name ${nameKey(document.contactName)}`);
    keys.push(...nameWords(document.contactName).map((word) => `${key}|word ${word}`));
  }
  return keys;
}

/** Equal for candidates that may stand for one another in front of any document: one for one is enough among them. */
function likenessKey(candidate: Candidate): string {
  const { document } = candidate;
  const contact = document.kind === 'transfer' ? '' : nameKey(document.contact.name);
  return `${baseKey(document)}|${ownDayOf(candidate)}|${contact}`;
}

/** The same in front of a document that agrees in all that can be compared: whatever its day, it is coded as the other. */
function codedKey({ document }: Candidate): string {
  if (document.kind === 'transfer') return baseKey(document);
  const tracking = document.tracking.map(({ optionId }) => optionId).sort();
  const contact = nameKey(document.contact.name);
  return JSON.stringify([baseKey(document), contact, document.account.accountId, document.taxType, tracking]);
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
