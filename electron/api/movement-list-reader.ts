import { rowStates } from '../../shared/contract/review-list.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import type { MovementSort } from '../../shared/domain/listed-movement.ts';
import { MovementList } from '../../shared/domain/movement-list.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import type { LedgerView } from '../ports/ledger.ts';
import type { CompanyHost } from './company-host.ts';
import { inSlices } from './in-slices.ts';
import { Listing } from './listing.ts';

/** Rows that are read from the books at a time; some milliseconds. */
const pageSize = 200;
/** Beyond so many entries of the log it is quicker to read everything anew. */
const mostEntries = 20_000;
/** A list of at most so many rows is made anew before the answer; a longer one behind it, while the old one answers. */
const quicklyMade = 5000;
/** A long list is made anew no more often than so, in ms. */
const renewEveryMs = 1000;

/** Ms after which what is not asked for yet is made ready: what is on its way to the first screen goes first. */
const warmAfterMs = 1500;

const warmed = ['amount', 'description', 'coding', 'application', 'account', 'state'] as const;

/** What the lists from Xero say about the organisation, as far as showing movements needs it. */
export interface ListedOrganisation {
  readonly timeZone: string;
  readonly shortCode: string | null;
}

/** The list as it stands in the books at this moment. */
export interface CurrentList {
  readonly view: LedgerView;
  readonly list: MovementList;
  readonly revision: number;
  readonly organisation: ListedOrganisation;
}

/** A list and how much of the books is in it. */
interface Reading {
  readonly view: LedgerView;
  readonly list: MovementList;
  readonly listing: Listing;
  readonly organisation: ListedOrganisation;
  readonly stamp: string;
  seq: number;
  version: number;
}

const readers = new WeakMap<CompanyHost, MovementListReader>();

/** Keeps the list of one company's movements in memory, and up to date with books that others write. */
export class MovementListReader {
  readonly #host: CompanyHost;
  #reading: Reading | null = null;
  #revision = 0;
  /** Where the books stood when something was answered without the list. */
  #glancedAt: number | null = null;
  #first: { readonly view: LedgerView; readonly made: Promise<void> } | null = null;
  #catchingUp: Promise<void> | null = null;
  #isRenewing = false;
  #isMadeSoon = false;
  #renewedAtMs = Number.NEGATIVE_INFINITY;

  constructor(host: CompanyHost) {
    this.#host = host;
  }

  /** One for each company: its screens share the list. */
  static of(host: CompanyHost): MovementListReader {
    const known = readers.get(host);
    if (known !== undefined) return known;
    const made = new MovementListReader(host);
    readers.set(host, made);
    return made;
  }

  /** The list, with everything that was in the books when it was asked for. `by` is what it is about to be sorted by. */
  async read(by: MovementSort['by'] = 'date'): Promise<Result<CurrentList, Failure>> {
    for (;;) {
      const opened = this.#host.view();
      if (!opened.ok) return opened;
      const view = opened.value;
      if (this.#reading?.view !== view) await this.#makeFirst(view);
      const reading = this.#reading;
      if (reading === null || reading.view !== view) continue; // the books were closed meanwhile
      await inSlices(reading.list.prepare(by));
      await this.#catchUp(reading);
      if (this.#reading !== reading) continue; // it was made anew meanwhile
      const { list, organisation } = reading;
      return ok({ view, list, revision: this.#revision, organisation });
    }
  }

  /**
   * Books whose list is not made yet, for an answer that can be had from the books themselves; null where the list is there.
   * What is answered counts as of the revision that the list will have, unless the books change before it is made.
   */
  glance(): Result<Omit<CurrentList, 'list'> | null, Failure> {
    const opened = this.#host.view();
    if (!opened.ok) return opened;
    const view = opened.value;
    if (this.#reading?.view === view) return ok(null);
    this.#glancedAt ??= view.dataVersion();
    return ok({ view, revision: this.#revision + 1, organisation: organisationOf(view) });
  }

  /** Makes the list a little later, for the screens that ask it; nobody waits for it. */
  makeSoon(): void {
    if (this.#isMadeSoon) return;
    this.#isMadeSoon = true;
    setTimeout(() => {
      this.#isMadeSoon = false;
      void this.read().catch(() => undefined); // who asks next makes it, and fails before someone's eyes where it cannot
    }, warmAfterMs).unref();
  }

  async #makeFirst(view: LedgerView): Promise<void> {
    if (this.#first?.view !== view) {
      const made = this.#make(view).finally(() => {
        this.#first = null;
      });
      this.#first = { view, made };
    }
    await this.#first.made;
  }

  async #make(view: LedgerView): Promise<void> {
    const reading = await inSlices(readAll(view, this.#reading?.view === view ? this.#reading : null));
    await inSlices(readChanges(reading));
    this.#reading = reading;
    this.#revision += this.#glancedAt === null || this.#glancedAt === view.dataVersion() ? 1 : 2;
    this.#glancedAt = null;
    this.#renewedAtMs = performance.now();
    setTimeout(() => void this.#warm(reading), warmAfterMs).unref();
  }

  /** What a search looks through and the orders, before someone asks for them; first those that take long to make. */
  async #warm(reading: Reading): Promise<void> {
    if (this.#reading !== reading) return; // another one has taken its place
    const { list } = reading;
    await inSlices(list.prepareSearch());
    for (const by of warmed) await inSlices(list.prepare(by));
  }

  /** What is under way may have begun before the write that the caller has in mind, so it is looked at once more. */
  async #catchUp(reading: Reading): Promise<void> {
    await this.#catchingUp;
    if (reading.view.dataVersion() === reading.version) return;
    this.#catchingUp ??= this.#applyChanges(reading).finally(() => {
      this.#catchingUp = null;
    });
    await this.#catchingUp;
  }

  async #applyChanges(reading: Reading): Promise<void> {
    const { view, list } = reading;
    const version = view.dataVersion(); // before anything else is asked: what is written from here on is looked at next time
    const isFarBehind = lastSeq(view) - reading.seq > mostEntries;
    const isAnother = view.movementsStamp() !== reading.stamp;
    if ((isFarBehind || isAnother) && list.rows.length <= quicklyMade) {
      await this.#make(view);
      return;
    }
    if (isFarBehind || isAnother) this.#renewBehind(view);
    if (!isFarBehind && (await inSlices(readChanges(reading)))) this.#revision += 1;
    reading.version = version;
  }

  /** Makes the list anew while the old one answers, and says so when it is there. */
  #renewBehind(view: LedgerView): void {
    if (this.#isRenewing) return;
    this.#isRenewing = true;
    const waitMs = Math.max(0, this.#renewedAtMs + renewEveryMs - performance.now());
    const timer = setTimeout(() => {
      void this.#make(view)
        .then(() => this.#host.notify({ type: 'changed' }))
        .catch(() => {
          this.#reading = null; // the next call makes it, and fails before someone's eyes where it cannot
        })
        .finally(() => {
          this.#isRenewing = false;
        });
    }, waitMs);
    timer.unref(); // a list that nobody waits for keeps no program alive
  }
}

function lastSeq(view: LedgerView): number {
  return view.activity({ limit: 1 })[0]?.seq ?? 0;
}

/** Where the books stand is noted before they are read, so that what is written meanwhile counts as new afterwards. */
function* readAll(view: LedgerView, before: Reading | null): Generator<void, Reading, undefined> {
  const version = view.dataVersion();
  const stamp = view.movementsStamp();
  const seq = lastSeq(view);
  const organisation = organisationOf(view);
  const listing = new Listing(organisation.timeZone);
  const list = new MovementList(rowStates, before?.list ?? null);
  let after: string | null = null;
  for (;;) {
    const rows = view.listRows(after, pageSize);
    for (const row of rows) list.append(listing.list(row));
    after = rows.at(-1)?.id ?? null;
    if (rows.length < pageSize || after === null) break;
    yield;
  }
  return { view, list, listing, organisation, stamp, seq, version };
}

/** Reads again what the log names since it was last read. Says whether the list has changed. */
function* readChanges(reading: Reading): Generator<void, boolean, undefined> {
  const { view, list, listing } = reading;
  let isChanged = false;
  for (;;) {
    const entries = view.activityAfter(reading.seq, pageSize);
    for (const id of new Set(entries.map(({ movementId }) => movementId))) {
      const row = id === null ? null : view.listRow(id);
      if (row !== null && list.replace(listing.list(row))) isChanged = true;
    }
    reading.seq = entries.at(-1)?.seq ?? reading.seq;
    if (entries.length < pageSize) break;
    yield;
  }
  return isChanged;
}

export function organisationOf(view: LedgerView): ListedOrganisation {
  const organisation = view.referenceData()?.organisation ?? null;
  return { timeZone: organisation?.timeZone ?? 'UTC', shortCode: organisation?.shortCode ?? null };
}
