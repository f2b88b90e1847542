import type { Clock } from '../../ports/clock.ts';

/** The longest wait a timer of Node takes, in milliseconds; a longer one would fire at once. */
const longestTimerMs = 2 ** 31 - 1;

/** The machine's own clock. */
export class SystemClock implements Clock {
  nowMs(): number {
    return Date.now();
  }

  async sleep(durationMs: number): Promise<void> {
    let leftMs = durationMs;
    do {
      const partMs = Math.min(leftMs, longestTimerMs);
      await new Promise<void>((resolve) => setTimeout(resolve, partMs));
      leftMs -= partMs;
    } while (leftMs > 0);
  }
}
