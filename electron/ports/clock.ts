/** Time as the engine sees it. The demo and the tests bring clocks of their own. */
export interface Clock {
  /** Milliseconds since the Unix epoch, by the wall clock. */
  nowMs(): number;
  /** Resolves after `durationMs` (0 or more). A demo's clock may skip the waiting and jump ahead. */
  sleep(durationMs: number): Promise<void>;
}
