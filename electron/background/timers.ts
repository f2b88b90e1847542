/** What wakes the program later. The tests bring timers of their own. */
export interface Timers {
  /** Calls `wake` once, after so many ms. Returns what prevents it. */
  set(afterMs: number, wake: () => void): () => void;
}

/** The system's timers. They keep no program alive that has nothing else to do. */
export const systemTimers: Timers = {
  set(afterMs, wake) {
    const timer = setTimeout(wake, afterMs).unref();
    return () => clearTimeout(timer);
  },
};
