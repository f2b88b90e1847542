import type { Clock } from '../../../electron/ports/clock.ts';
import type { Secrets } from '../../../electron/ports/secrets.ts';

/** Paths that a life holds. Lives follow each other in one process, so that no file has to be asked; processes are killed in tests/crash. */
const locked = new Set<string>();

/**
 * One life of the program, from its start to its end or its crash. Every wait of the program goes through here: a crash
 * strikes at one of them, and whatever waited then waits for ever, as it does where the process is gone.
 */
export class Life {
  readonly crashed: Promise<'crashed'>;
  /** Waits that were passed so far. */
  passed = 0;
  #isOver = false;
  #crashAt = Number.POSITIVE_INFINITY;
  readonly #tellCrash: (what: 'crashed') => void;
  /** Paths. */
  readonly #locks = new Set<string>();

  constructor() {
    const { promise, resolve } = Promise.withResolvers<'crashed'>();
    this.crashed = promise;
    this.#tellCrash = resolve;
  }

  /** Strikes at the wait of this number from now on; the first is 1. */
  crashIn(waits: number): void {
    this.#crashAt = this.passed + waits;
  }

  /** What was to strike strikes no more. */
  calm(): void {
    this.#crashAt = Number.POSITIVE_INFINITY;
  }

  /** Frees what it holds, as the operating system does. */
  end(): void {
    this.#isOver = true;
    for (const path of this.#locks) locked.delete(path);
    this.#locks.clear();
  }

  tryLock(path: string): { free(): void } | null {
    if (locked.has(path)) return null;
    locked.add(path);
    this.#locks.add(path);
    return {
      free: (): void => {
        if (this.#locks.delete(path)) locked.delete(path);
      },
    };
  }

  /** To be awaited before and after everything that the program waits for. */
  pass(): Promise<void> | void {
    this.passed += 1;
    if (this.passed >= this.#crashAt && !this.#isOver) {
      this.#isOver = true;
      this.#tellCrash('crashed');
    }
    if (this.#isOver) return new Promise(() => {});
  }
}

/** The time that the program reads: the services' own, wrong by `errorMs` at present. */
export function clockOf(life: Life, clock: Clock, errorMs: () => number): Clock {
  return {
    nowMs: () => clock.nowMs() + errorMs(),
    async sleep(durationMs) {
      await life.pass();
      await clock.sleep(durationMs);
      await life.pass();
    },
  };
}

export function secretsOf(life: Life, secrets: Secrets): Secrets {
  const through = async <T>(work: () => Promise<T>): Promise<T> => {
    await life.pass();
    const answer = await work();
    await life.pass();
    return answer;
  };
  return {
    description: secrets.description,
    get: (name) => through(() => secrets.get(name)),
    set: (name, value) => through(() => secrets.set(name, value)),
    delete: (name) => through(() => secrets.delete(name)),
  };
}
