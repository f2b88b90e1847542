/** Time that work takes, by the clock and of the processor. */
export class Spending {
  wallMs = 0;
  cpuMs = 0;

  /** Adds what `work` takes. */
  readonly on = (work: () => void): void => {
    const started = begin();
    work();
    this.#add(started);
  };

  /** The same for work that takes its time. */
  readonly onAll = async (work: () => Promise<void>): Promise<void> => {
    const started = begin();
    await work();
    this.#add(started);
  };

  #add({ wallMs, cpu }: ReturnType<typeof begin>): void {
    const { user, system } = process.cpuUsage(cpu);
    this.wallMs += performance.now() - wallMs;
    this.cpuMs += (user + system) / 1000;
  }
}

function begin() {
  return { wallMs: performance.now(), cpu: process.cpuUsage() };
}
