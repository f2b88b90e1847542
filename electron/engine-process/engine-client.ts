import type { CallAnswer } from '../../shared/contract/app-methods.ts';
import type { HostEvent } from '../../shared/contract/events.ts';
import type { MethodName } from '../../shared/contract/methods.ts';
import type { ErrorDto } from '../../shared/contract/sync-summary.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { CompanyRemoval } from '../remove-company.ts';
import type { EngineLine, FromEngine, OpenSample, ToEngine } from './engine-messages.ts';

export type EngineState = Extract<HostEvent, { readonly type: 'engine' }>['state'];

export interface EngineClientOptions {
  /** Starts a process anew. */
  readonly open: () => EngineLine;
  readonly start: Extract<ToEngine, { readonly kind: 'start' }>;
  readonly clock: Clock;
  readonly log: Log;
  onEvent(event: HostEvent): void;
  /** The process is gone, and what it kept in memory with it. */
  onLost(): void;
}

type Settle = (answer: CallAnswer | { readonly ok: true; readonly company: OpenSample }) => void;

/** Waits before it is started again, in ms: at once, then longer, and never given up. */
const restartDelaysMs = [0, 1_000, 5_000, 30_000] as const;
/** One that lived this long did not die of how it was started. */
const soundAfterMs = 60_000;
/** How long the engine may take to end in order: what has left for Xero is finished, the rest waits for the next run. */
const stopWithinMs = 30_000;

/**
 * The host's side of the engine's process: starts it with the first call or when it is told to, carries calls to it, and
 * starts it again when it has ended. A call that was under way then fails by name; it is never repeated here, because only
 * its caller knows whether that is meant.
 */
export class EngineClient {
  /** `ready` also before it has begun: a call is taken, and begins it. */
  state: EngineState = 'ready';
  readonly #options: EngineClientOptions;
  readonly #waiting = new Map<number, Settle>();
  #line: EngineLine | null = null;
  #ended: Promise<void> = Promise.resolve();
  #startedAtMs = 0;
  #deaths = 0;
  #lastId = 0;
  #hasBegun = false;
  #isStopping = false;

  constructor(options: EngineClientOptions) {
    this.#options = options;
  }

  /** Starts the process, where no call has done so yet. */
  begin(): void {
    if (this.#hasBegun || this.#isStopping) return;
    this.#hasBegun = true;
    this.#open();
  }

  call(company: string, method: MethodName, input: unknown): Promise<CallAnswer> {
    return this.#ask((id) => ({ kind: 'call', id, company, method, input })).then((answer) =>
      'company' in answer ? failed(unexpected) : answer,
    );
  }

  /** The sample company, opened where it is not open yet. */
  async openSample(): Promise<
    { readonly ok: true; readonly value: OpenSample } | (CallAnswer & { readonly ok: false })
  > {
    const answer = await this.#ask((id) => ({ kind: 'open-sample', id }));
    if (!answer.ok) return answer;
    return 'company' in answer ? { ok: true, value: answer.company } : failed(unexpected);
  }

  /** Takes a company off this computer; the value is the folder of the copy of its books. */
  async removeCompany(removal: CompanyRemoval): Promise<CallAnswer> {
    const answer = await this.#ask((id) => ({ kind: 'remove-company', id, removal }));
    return 'company' in answer ? failed(unexpected) : answer;
  }

  /** Has the log of a company's books tell what became of the company. */
  async tellHistory(company: string): Promise<CallAnswer> {
    const answer = await this.#ask((id) => ({ kind: 'tell-history', id, company }));
    return 'company' in answer ? failed(unexpected) : answer;
  }

  /** Ends it in order; one that does not end in time is killed, which the books survive. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#line?.send({ kind: 'stop' });
    const kill = setTimeout(() => this.#line?.kill(), stopWithinMs + 2_000);
    await this.#ended;
    clearTimeout(kill);
  }

  #ask(message: (id: number) => ToEngine): Promise<Parameters<Settle>[0]> {
    this.begin();
    if (this.#line === null || this.#isStopping) return Promise.resolve(failed(this.#isStopping ? ending : down));
    this.#lastId += 1;
    const id = this.#lastId;
    this.#line.send(message(id));
    return new Promise((settle) => this.#waiting.set(id, settle));
  }

  #open(): void {
    const line = this.#options.open();
    this.#line = line;
    this.#startedAtMs = this.#options.clock.nowMs();
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#ended = promise;
    line.onMessage((message) => this.#take(message));
    line.onEnd((how) => {
      this.#lose(how);
      resolve();
    });
    line.send(this.#options.start);
  }

  #take(message: FromEngine): void {
    if (message.kind === 'ready') this.#become('ready');
    else if (message.kind === 'event') this.#options.onEvent(message.event);
    else {
      this.#waiting.get(message.id)?.(
        message.kind === 'answer' ? message.answer : { ok: true, company: message.company },
      );
      this.#waiting.delete(message.id);
    }
  }

  #lose(how: string): void {
    this.#line = null;
    const { clock, log } = this.#options;
    const interrupted = [...this.#waiting.values()];
    this.#waiting.clear();
    if (!this.#isStopping) {
      if (clock.nowMs() - this.#startedAtMs >= soundAfterMs) this.#deaths = 0;
      const delayMs = restartDelaysMs[this.#deaths] ?? restartDelaysMs[3];
      this.#deaths += 1;
      log.error('engine-ended', { how, callsUnderWay: interrupted.length, startsAgainInMs: delayMs });
      this.#become(delayMs === restartDelaysMs[3] ? 'failed' : 'restarting');
      this.#options.onLost();
      if (delayMs === 0) this.#open();
      else setTimeout(() => this.#isStopping || this.#open(), delayMs).unref();
    }
    for (const settle of interrupted) settle(failed(this.#isStopping ? ending : restarted));
  }

  #become(state: EngineState): void {
    if (this.state === state) return;
    this.state = state;
    this.#options.onEvent({ type: 'engine', state });
  }
}

function failed(error: ErrorDto): CallAnswer & { readonly ok: false } {
  return { ok: false, error };
}

const restarted: ErrorDto = {
  code: 'engine-restarted',
  message:
    'The engine stopped and was started again. Nothing was lost; look at what happened and do it again if it is not done.',
  details: [],
};

const down: ErrorDto = {
  code: 'engine-down',
  message:
    'The engine stopped several times in a row, so this was not begun. It is started again within half a minute; try it again then. If it goes on, the log under the data folder says why.',
  details: [],
};

const ending: ErrorDto = {
  code: 'ending',
  message: 'Tallybridge is being ended, so this was not finished. Nothing was lost; do it again after the next start.',
  details: [],
};

const unexpected: ErrorDto = {
  code: 'internal',
  message:
    'Something went wrong inside Tallybridge: the engine answered another question. Nothing was lost; try again.',
  details: [],
};
