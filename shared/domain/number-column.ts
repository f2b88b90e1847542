/** One number per row, by position. Written in order or again; grows as it needs to. */
export class NumberColumn {
  #values = new Float64Array(1024);
  #length = 0;
  #version = 0;

  /** For scans: longer than the rows there are. */
  get values(): Float64Array {
    return this.#values;
  }

  /** Grows when a row is added and when a value becomes another one. */
  get version(): number {
    return this.#version;
  }

  set(position: number, value: number): void {
    if (position >= this.#values.length) {
      const larger = new Float64Array(Math.max(position + 1, this.#values.length * 2));
      larger.set(this.#values);
      this.#values = larger;
    }
    if (position < this.#length && Object.is(this.#values[position], value)) return;
    this.#length = Math.max(this.#length, position + 1);
    this.#values[position] = value;
    this.#version += 1;
  }
}
