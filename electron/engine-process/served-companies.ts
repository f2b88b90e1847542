import type { CallAnswer } from '../../shared/contract/app-methods.ts';
import { listCompanies } from '../companies.ts';
import { bringUpToDate, type OpenCompany, openProgram, type Program } from '../compose.ts';
import type { Clock } from '../ports/clock.ts';
import { finishRemovals, removeCompany } from '../remove-company.ts';
import { answerBug } from './answer-bug.ts';
import { answerOf } from './answer-of.ts';
import { CompanyShelf } from './company-shelf.ts';
import type { EngineCall, EngineHistory, EngineRemoval, FromEngine, ToEngine } from './engine-messages.ts';
import { SampleCompany } from './sample-company.ts';

/** What is under way when the process is to end gets this long, in ms. */
const finishWithinMs = 30_000;

/** So long after its last call a company's books are let go, in ms: the command line may then write to them. */
const releaseAfterMs = 15_000;

/** The engine's side of the line: every company's books open for writing, and everything that talks to the services. */
export class ServedCompanies {
  readonly #say: (message: FromEngine) => void;
  readonly #program: Program;
  readonly #shelf: CompanyShelf;
  readonly #sample: SampleCompany;
  readonly #underWay = new Set<Promise<void>>();
  /** Calls under way by company; and how many there have been, which tells whether one came while it was waited. */
  readonly #calls = new Map<string, { active: number; total: number }>();
  #isEnding = false;

  constructor(
    { environment, version }: Extract<ToEngine, { readonly kind: 'start' }>,
    clock: Clock,
    say: (message: FromEngine) => void,
  ) {
    this.#say = say;
    const program = openProgram(environment, clock, version);
    const { http } = program;
    this.#program = {
      ...program,
      http: {
        // Of a run that is cut short nothing more leaves: what was sent is finished, the rest certainly did not go out.
        send: (request) => (this.#isEnding ? Promise.resolve(nothingMore) : http.send(request)),
        close: () => http.close(),
      },
    };
    this.#shelf = new CompanyShelf(this.#program, (event) => say({ kind: 'event', event }));
    this.#sample = new SampleCompany(this.#program, this.#shelf);
    finishRemovals(environment.dataDir, program.log);
    this.#bringUpToDate();
  }

  get log(): Program['log'] {
    return this.#program.log;
  }

  async take(message: Exclude<ToEngine, { readonly kind: 'start' | 'stop' }>): Promise<void> {
    const answering = this.#answerTo(message).then(this.#say);
    // Someone who signs in may take minutes, and nothing is lost when they begin again.
    const isAwaited = message.kind !== 'call' || message.method !== 'connection.xero.finish';
    if (isAwaited) this.#underWay.add(answering);
    await answering.finally(() => this.#underWay.delete(answering));
  }

  /** Waits for what is under way, for so long, and closes the books. */
  async end(): Promise<void> {
    this.#isEnding = true;
    const outOfTime = new Promise<'out-of-time'>((resolve) => {
      setTimeout(() => resolve('out-of-time'), finishWithinMs).unref();
    });
    const how = await Promise.race([this.#settle(), outOfTime]);
    if (how === 'out-of-time') this.log.warn('ended-with-work-under-way', { calls: this.#underWay.size });
    this.#shelf.close();
    await this.#program.http.close();
    await this.#sample.close();
  }

  async #settle(): Promise<'settled'> {
    await Promise.all(this.#underWay);
    await this.#shelf.settle();
    return 'settled';
  }

  #answerTo(message: Exclude<ToEngine, { readonly kind: 'start' | 'stop' }>): Promise<FromEngine> {
    if (message.kind === 'call') return this.#answer(message);
    if (message.kind === 'tell-history') return this.#tellHistory(message);
    return message.kind === 'open-sample' ? this.#openSample(message.id) : this.#remove(message);
  }

  async #remove({ id, removal }: EngineRemoval): Promise<FromEngine> {
    const { company } = removal;
    try {
      const removed = await removeCompany(removal, {
        program: this.#program,
        open: () => this.#shelf.find(company),
        close: () => this.#shelf.take(company),
      });
      if (removed.ok) this.log.info('company-removed', { company });
      return { kind: 'answer', id, answer: answerOf(removed) };
    } catch (thrown) {
      return { kind: 'answer', id, answer: answerBug(this.log, 'companies.remove', thrown) };
    }
  }

  async #answer({ id, company, method, input }: EngineCall): Promise<FromEngine> {
    const call = async ({ api }: OpenCompany) => answerOf(await api.call(method, input));
    return { kind: 'answer', id, answer: await this.#using(company, method, call) };
  }

  async #tellHistory({ id, company }: EngineHistory): Promise<FromEngine> {
    const tell = (opened: OpenCompany) => {
      const told = opened.tellHistory();
      if (told.ok) this.#say({ kind: 'event', event: { type: 'changed', company } });
      else this.log.warn('history-not-told', { company, why: told.error.message }); // it is with the next opening
      return answerOf(told);
    };
    return { kind: 'answer', id, answer: await this.#using(company, 'tell-history', tell) };
  }

  /** A company is open for so long at least as something is done with it. */
  async #using(
    company: string,
    what: string,
    work: (opened: OpenCompany) => CallAnswer | Promise<CallAnswer>,
  ): Promise<CallAnswer> {
    const calls = this.#calls.get(company) ?? { active: 0, total: 0 };
    this.#calls.set(company, calls);
    calls.active += 1;
    calls.total += 1;
    try {
      const opened = this.#shelf.find(company);
      return opened.ok ? await work(opened.value) : answerOf(opened);
    } catch (thrown) {
      return answerBug(this.log, what, thrown);
    } finally {
      calls.active -= 1;
      this.#releaseLater(company, calls);
    }
  }

  #releaseLater(company: string, calls: { readonly active: number; readonly total: number }): void {
    const { total } = calls;
    const isIdle = (): boolean => calls.active === 0 && calls.total === total;
    if (!isIdle()) return;
    setTimeout(() => {
      if (isIdle()) void this.#shelf.release(company, isIdle);
    }, releaseAfterMs).unref();
  }

  /** Books of an earlier version are brought to this one's before anybody looks: looking alone cannot do it. */
  #bringUpToDate(): void {
    const listed = listCompanies(this.#program.environment.dataDir);
    if (!listed.ok) return; // every call will say so
    for (const company of listed.value) {
      const done = bringUpToDate(company);
      if (!done.ok) this.log.warn('books-not-opened', { company: company.id, why: done.error.message });
    }
  }

  async #openSample(id: number): Promise<FromEngine> {
    try {
      const opened = await this.#sample.open();
      return opened.ok ? { kind: 'sample', id, company: opened.value } : { kind: 'answer', id, answer: opened };
    } catch (thrown) {
      return { kind: 'answer', id, answer: answerBug(this.log, 'companies.openSample', thrown) };
    }
  }
}

const nothingMore = {
  ok: false,
  error: { kind: 'refused', reached: 'no', message: 'Tallybridge is being ended; nothing more is sent' },
} as const;
