/**
 * So long other calls wait for work that is done in slices, about, in ms. A request takes some turns: its connection, its words,
 * its answer.
 */
const sliceMs = 4;

/** Does work that pauses now and then; where a slice's time is over, whatever else waits goes first. */
export async function inSlices<T>(work: Iterator<void, T, undefined>): Promise<T> {
  let endsAtMs = performance.now() + sliceMs;
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (performance.now() < endsAtMs) continue;
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
    endsAtMs = performance.now() + sliceMs;
  }
}
