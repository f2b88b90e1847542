import type { HostEvent } from '../../shared/contract/events.ts';
import { type EarlierRun, outcomeOfCode } from '../../shared/domain/sync-schedule.ts';
import type { Clock } from '../ports/clock.ts';
import type { WindowDoor } from './ask.ts';
import type { CompanyBooks } from './company-plan.ts';
import { readBooks } from './read-books.ts';

/** A person who has just changed something may take it back; what they approved does not leave before, ms. */
const graceMs = 120_000;
/** Another program has the books; it tells nobody when it is done, ms. */
const busyForMs = 300_000;
/** More of them make no difference to how long is backed off. */
const mostUnbegun = 7;

export interface KnownCompany {
  readonly books: CompanyBooks;
  readonly isSyncing: boolean;
  /** Not before then, whatever is due; ms since the epoch. */
  readonly notBeforeMs: number;
}

interface Memory {
  /** Null where they must be read anew. */
  books: CompanyBooks | null;
  /** Counts up whenever that becomes so. */
  readings: number;
  changedAtMs: number | null;
  busyAtMs: number | null;
  /** Runs that could not even begin, which the books know nothing of; newest first. */
  unbegun: readonly EarlierRun[];
}

/** What is known of each company at this moment, kept in step by what the engine tells. */
export class KnownCompanies {
  readonly #door: WindowDoor;
  readonly #clock: Clock;
  readonly #memories = new Map<string, Memory>();
  readonly #syncing = new Set<string>();
  /** The company that is being synced from here. */
  #own: string | null = null;

  constructor({ door, clock }: { readonly door: WindowDoor; readonly clock: Clock }) {
    this.#door = door;
    this.#clock = clock;
  }

  get isAnySyncing(): boolean {
    return this.#own !== null || this.#syncing.size > 0;
  }

  async look(company: string): Promise<KnownCompany> {
    const memory = this.#memory(company);
    const nowMs = this.#clock.nowMs();
    const { readings } = memory;
    const read = memory.books ?? (await readBooks(this.#door, company, nowMs));
    // What could not be read may be readable the next time; what has changed meanwhile is read again then.
    if (read.state !== 'unreadable' && readings === memory.readings) memory.books = read;
    return {
      books: { ...read, runs: withUnbegun(read.runs, memory.unbegun) },
      isSyncing: this.#isSyncing(company),
      notBeforeMs: Math.max(after(memory.changedAtMs, graceMs, nowMs), after(memory.busyAtMs, busyForMs, nowMs)),
    };
  }

  /** Says whether a sync has begun or ended with it. */
  hear(event: HostEvent): 'began' | 'ended' | null {
    if (event.type === 'changed') {
      forgetBooks(this.#memory(event.company));
      // A change while no sync is under way is a person's.
      if (!this.#isSyncing(event.company)) this.noteChange(event.company);
      return null;
    }
    if (event.type === 'engine') return event.state === 'ready' ? null : this.#endAll();
    if (event.type !== 'sync') return null;
    if (event.progress === null) return this.#end(event.company);
    const isNew = !this.#syncing.has(event.company);
    this.#syncing.add(event.company);
    return isNew ? 'began' : null;
  }

  /** A person has just changed something about it. */
  noteChange(company: string): void {
    this.#memory(company).changedAtMs = this.#clock.nowMs();
  }

  forgetAllBooks(): void {
    for (const memory of this.#memories.values()) forgetBooks(memory);
  }

  /** A sync begins from here. `code` is what it was refused with; null where it was a run, whose end the books tell. */
  begin(company: string): { end(code: string | null): void } {
    this.#own = company;
    const startedAtMs = this.#clock.nowMs();
    return {
      end: (code) => {
        this.#own = null;
        const memory = this.#memory(company);
        forgetBooks(memory);
        if (code === null) memory.unbegun = [];
        else if (code === 'ledger-busy') memory.busyAtMs = this.#clock.nowMs();
        else {
          const id = `refused-${startedAtMs}`;
          const finishedAtMs = this.#clock.nowMs();
          const refused = { id, startedAtMs, finishedAtMs, outcome: outcomeOfCode(code), waitingUntilMs: null };
          memory.unbegun = [refused, ...memory.unbegun].slice(0, mostUnbegun);
        }
      },
    };
  }

  #end(company: string): 'ended' | null {
    const memory = this.#memory(company);
    forgetBooks(memory);
    memory.busyAtMs = null;
    return this.#syncing.delete(company) ? 'ended' : null;
  }

  /** Runs end with their engine. */
  #endAll(): 'ended' | null {
    const hadAny = this.#syncing.size > 0;
    this.#syncing.clear();
    this.forgetAllBooks();
    return hadAny ? 'ended' : null;
  }

  #isSyncing(company: string): boolean {
    return this.#own === company || this.#syncing.has(company);
  }

  #memory(company: string): Memory {
    const present = this.#memories.get(company);
    if (present !== undefined) return present;
    const memory: Memory = { books: null, readings: 0, changedAtMs: null, busyAtMs: null, unbegun: [] };
    this.#memories.set(company, memory);
    return memory;
  }
}

/** The end of a wait that began at `sinceMs`. One that begins in the future is of a clock that was set back, and over. */
function after(sinceMs: number | null, forMs: number, nowMs: number): number {
  return sinceMs === null || sinceMs > nowMs ? 0 : sinceMs + forMs;
}

function forgetBooks(memory: Memory): void {
  memory.books = null;
  memory.readings += 1;
}

/** Newest first. One that had begun after all, and was cut off with its engine, is in the books too and counts once. */
function withUnbegun(runs: readonly EarlierRun[], unbegun: readonly EarlierRun[]): readonly EarlierRun[] {
  const certain = unbegun.filter(({ startedAtMs, finishedAtMs }) => {
    return !runs.some((run) => run.startedAtMs >= startedAtMs && run.startedAtMs <= (finishedAtMs ?? startedAtMs));
  });
  return [...certain, ...runs].sort((a, b) => b.startedAtMs - a.startedAtMs);
}
