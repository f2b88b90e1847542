import type { AppDto, CallAnswer, CallEnvelope } from '../../shared/contract/app-methods.ts';
import type { BackgroundDto } from '../../shared/contract/background.ts';
import type { HostEvent } from '../../shared/contract/events.ts';
import type { StatusDto } from '../../shared/contract/methods.ts';
import type { OverviewDto } from '../../shared/contract/overview.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { News } from './notices.ts';
import type { TrayCompany } from './tray-state.ts';

/** What is used of `WindowCalls`. */
export interface BooksCalls {
  call(envelope: CallEnvelope): Promise<CallAnswer>;
  subscribe(listener: (event: HostEvent) => void): () => void;
}

export interface BooksWatchOptions {
  readonly calls: BooksCalls;
  readonly clock: Clock;
  readonly log: Log;
  /** The companies as they stand now, in the order of the window; neither the sample nor one that is archived is among them. */
  onCompanies(companies: readonly TrayCompany[]): void;
  /** Syncs begin by themselves again at this instant, ms since the epoch; null where nobody has paused them. */
  onPause(untilMs: number | null): void;
  /** A run has ended, or the engine's state is another one. */
  onNews(news: News): void;
}

/** A sync changes the books many times a second; to look once in a while is enough for an icon. */
const pauseMs = 1000;

/** Keeps what tray, badge and notifications say in step with the books, by the same methods as the page. */
export class BooksWatch {
  readonly #options: BooksWatchOptions;
  readonly #unsubscribe: () => void;
  readonly #syncing = new Set<string>();
  readonly #stale = new Set<string>();
  #companies: readonly TrayCompany[] = [];
  #isListStale = true;
  #isReading = false;
  #isClosed = false;

  constructor(options: BooksWatchOptions) {
    this.#options = options;
    this.#unsubscribe = options.calls.subscribe((event) => this.#take(event));
    void this.#read();
    void this.#readPause();
  }

  close(): void {
    this.#isClosed = true;
    this.#unsubscribe();
  }

  #take(event: HostEvent): void {
    switch (event.type) {
      case 'changed':
        this.#stale.add(event.company);
        void this.#read();
        return;
      case 'companies':
        this.#isListStale = true;
        void this.#read();
        return;
      case 'engine':
        if (event.state !== 'ready') this.#syncing.clear(); // whatever ran has ended with it
        this.#options.onNews(event);
        this.#show();
        return;
      case 'background':
        void this.#readPause();
        return;
      case 'sync':
        this.#takeSync(event.company, event.progress !== null);
        return;
      default:
        return; // other events are no business of the books
    }
  }

  #takeSync(company: string, isRunning: boolean): void {
    const was = this.#syncing.has(company);
    if (isRunning) this.#syncing.add(company);
    else this.#syncing.delete(company);
    if (was !== isRunning) this.#show();
    if (isRunning) return;
    this.#stale.add(company);
    void this.#read();
    void this.#tellRun(company);
  }

  /** Reads what is stale, one after the other, until nothing is. */
  async #read(): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    try {
      while (!this.#isClosed && (this.#isListStale || this.#stale.size > 0)) {
        await this.#readStale();
        this.#show();
        await this.#options.clock.sleep(pauseMs);
      }
    } finally {
      this.#isReading = false;
    }
  }

  async #readStale(): Promise<void> {
    if (this.#isListStale) {
      this.#isListStale = false;
      const app = await this.#ask<AppDto>(null, 'app.read', {});
      if (app === null) return;
      const listed = app.companies.filter(({ sample, archived }) => !sample && !archived);
      for (const { id } of listed) this.#stale.add(id);
      this.#companies = listed.map(({ id, name }) => ({ ...(this.#known(id) ?? unread), id, name }));
    }
    const stale = [...this.#stale];
    this.#stale.clear();
    for (const id of stale) await this.#readOne(id);
  }

  async #readPause(): Promise<void> {
    const background = await this.#ask<BackgroundDto>(null, 'background.read', {});
    if (background === null || this.#isClosed) return;
    const { pausedUntil } = background;
    this.#options.onPause(pausedUntil === null ? null : Date.parse(pausedUntil));
  }

  async #readOne(id: string): Promise<void> {
    if (this.#known(id) === undefined) return;
    const status = await this.#ask<StatusDto>(id, 'status.read', {});
    if (status === null) return; // not connected yet, or in the log
    this.#companies = this.#companies.map((company) =>
      company.id === id ? { ...company, ...factsOf(status) } : company,
    );
  }

  async #tellRun(id: string): Promise<void> {
    if (this.#known(id) === undefined) return;
    const overview = await this.#ask<OverviewDto>(id, 'overview.read', {});
    const company = this.#known(id);
    if (overview === null || company === undefined || this.#isClosed) return;
    const summary = overview.runs.find(({ finishedAt }) => finishedAt !== null)?.summary ?? null;
    this.#options.onNews({ type: 'run', company, summary, attention: overview.attention });
  }

  /** The answer's type is the contract's word. Null where there is none; a company without books is no fault, nor one that is gone. */
  async #ask<T>(company: string | null, method: string, input: unknown): Promise<T | null> {
    const answer = await this.#options.calls.call({ company, method, input });
    if (answer.ok) return answer.value as T;
    if (answer.error.code !== 'not-connected' && answer.error.code !== 'not-found') {
      this.#options.log.warn('books-watch-failed', { method, kind: answer.error.code });
    }
    return null;
  }

  #known(id: string): TrayCompany | undefined {
    return this.#companies.find((company) => company.id === id);
  }

  #show(): void {
    const { onCompanies } = this.#options;
    if (!this.#isClosed) onCompanies(this.#companies.map((one) => ({ ...one, syncing: this.#syncing.has(one.id) })));
  }
}

const unread: TrayCompany = {
  id: '',
  name: '',
  syncing: false,
  connected: false,
  toReview: 0,
  needsAttention: 0,
  lastSyncAtMs: null,
};

/** The same count as beside Review in the window; what is blocked, or refused by a service, needs a person at once. */
function factsOf({ counts, connections, lastRun }: StatusDto): Omit<TrayCompany, 'id' | 'name' | 'syncing'> {
  const count = (state: string): number => counts[state] ?? 0;
  const refused = [connections.cledara, connections.xero].filter(({ health }) => health === 'refused').length;
  return {
    connected: connections.cledara.connected && connections.xero.connected,
    toReview: count('proposed') + count('held') + count('blocked'),
    needsAttention: count('blocked') + refused,
    lastSyncAtMs: lastRun === null ? null : Date.parse(lastRun.finishedAt),
  };
}
