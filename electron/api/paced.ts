/** Passes on the newest of many values, the first at once and then no more often than every `intervalMs` real milliseconds. */
export class Paced<T> {
  readonly #intervalMs: number;
  readonly #pass: (value: T) => void;
  #timer: NodeJS.Timeout | null = null;
  #held: { readonly value: T } | null = null;

  constructor(intervalMs: number, pass: (value: T) => void) {
    this.#intervalMs = intervalMs;
    this.#pass = pass;
  }

  take(value: T): void {
    if (this.#timer !== null) {
      this.#held = { value };
      return;
    }
    this.#pass(value);
    this.#timer = setTimeout(() => this.#rest(), this.#intervalMs);
    this.#timer.unref(); // news keeps no program alive
  }

  /** Passes on what is held back, and is as new. */
  flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const held = this.#held;
    this.#held = null;
    if (held !== null) this.#pass(held.value);
  }

  #rest(): void {
    this.#timer = null;
    const held = this.#held;
    this.#held = null;
    if (held !== null) this.take(held.value);
  }
}
