import { type EarlierGuess, smoothedLeftMs, timeLeftMs } from '../../shared/domain/time-left.ts';
import type { Engine } from './engine.ts';

/** How far a run is: see `SyncProgress` of the contract. */
export interface RunProgress {
  readonly runId: string;
  readonly startedAt: string;
  readonly phase: 'reading' | 'looking' | 'planning' | 'sending' | 'attaching';
  readonly done: number;
  readonly total: number | null;
  readonly leftMs: number | null;
}

/** Who is told about a run, and what is known of the limit that it runs into. */
export interface RunListener {
  /** Called at every step, the first time before any work. */
  onProgress?(progress: RunProgress): void;
  /** The books have changed. */
  onChanged?(): void;
  /** What Xero takes in a minute, and until when something waits for it at the moment, ms since the epoch. */
  readonly xeroLimit?: { readonly perMinute: number; waitsUntilMs(): number | null };
}

/** What Xero allows where nobody says otherwise (Xero: API rate limits). */
const usualPerMinute = 60;
const minuteMs = 60_000;

/** Tells how far one run is, with a guess at the time left. */
export class RunTeller {
  readonly #engine: Pick<Engine, 'clock' | 'xero'>;
  readonly #run: Pick<RunProgress, 'runId' | 'startedAt'>;
  readonly #listener: RunListener;
  #phase: { readonly name: RunProgress['phase']; readonly startedAtMs: number } | null = null;
  #now: Pick<RunProgress, 'done' | 'total'> = { done: 0, total: null };
  #callsLeft = { thisPhase: 0, later: 0 };
  #guess: EarlierGuess | null = null;
  /** How many calls had been made at which instant of the last minute; the first of all apart. */
  #calls: { readonly atMs: number; readonly count: number }[] = [];
  #first: { readonly atMs: number; readonly count: number } | null = null;
  #waitedMs = 0;
  #wait: { readonly fromMs: number; readonly untilMs: number } | null = null;

  constructor(
    engine: Pick<Engine, 'clock' | 'xero'>,
    run: Pick<RunProgress, 'runId' | 'startedAt'>,
    listener: RunListener,
  ) {
    this.#engine = engine;
    this.#run = run;
    this.#listener = listener;
  }

  /** `callsLeft` are requests to Xero: what the rest of this phase takes, and later ones as far as that is known. */
  tell(
    phase: RunProgress['phase'],
    done: number,
    total: number | null,
    callsLeft: { readonly thisPhase: number; readonly later: number } = { thisPhase: 0, later: 0 },
  ): void {
    const nowMs = this.#engine.clock.nowMs();
    if (this.#phase?.name !== phase) {
      this.#phase = { name: phase, startedAtMs: nowMs };
      this.#guess = null; // what is known now is another thing than before
    }
    this.#now = { done, total };
    this.#callsLeft = callsLeft;
    this.#say(nowMs);
  }

  /** The same once more, because a wait has begun. */
  repeat(): void {
    if (this.#phase !== null) this.#say(this.#engine.clock.nowMs());
  }

  changed(): void {
    this.#listener.onChanged?.();
  }

  #say(nowMs: number): void {
    const phase = this.#phase;
    if (phase === null || this.#listener.onProgress === undefined) return;
    const fresh = this.#freshGuess(nowMs, phase.startedAtMs);
    const leftMs = fresh === null ? null : smoothedLeftMs(fresh, this.#guess, nowMs);
    this.#guess = leftMs === null ? null : { leftMs, atMs: nowMs };
    this.#listener.onProgress({ ...this.#run, phase: phase.name, ...this.#now, leftMs });
  }

  #freshGuess(nowMs: number, startedAtMs: number): number | null {
    const waitsUntilMs = this.#listener.xeroLimit?.waitsUntilMs() ?? null;
    this.#noteWait(nowMs, waitsUntilMs);
    const count = this.#engine.xero.callCount();
    this.#calls = [...this.#calls.filter(({ atMs }) => atMs > nowMs - minuteMs), { atMs: nowMs, count }];
    this.#first ??= { atMs: nowMs, count };
    const calls = count - this.#first.count;
    const spentMs = Math.max(0, nowMs - this.#first.atMs - this.#waitedMs);
    return timeLeftMs({
      nowMs,
      phase: { startedAtMs, ...this.#now },
      callsLeft: this.#callsLeft,
      callsThisMinute: count - (this.#calls[0]?.count ?? count),
      callsPerMinute: this.#listener.xeroLimit?.perMinute ?? usualPerMinute,
      msPerCall: calls === 0 ? null : spentMs / calls,
      waitsUntilMs,
    });
  }

  /** Time that was spent waiting says nothing about how long a call takes. */
  #noteWait(nowMs: number, untilMs: number | null): void {
    const before = this.#wait;
    if (before !== null && (untilMs === null || nowMs >= before.untilMs)) {
      this.#waitedMs += Math.max(0, Math.min(nowMs, before.untilMs) - before.fromMs);
      this.#wait = null;
    }
    if (untilMs !== null && untilMs > nowMs) this.#wait ??= { fromMs: nowMs, untilMs };
  }
}
