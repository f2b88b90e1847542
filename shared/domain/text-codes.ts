/** Numbers distinct texts from 0 on, so that a scan compares numbers. Null has the code -1. */
export class TextCodes {
  readonly #codes = new Map<string, number>();
  readonly #texts: string[] = [];

  /** By code. Only ever grows. */
  get texts(): readonly string[] {
    return this.#texts;
  }

  codeOf(text: string | null): number {
    if (text === null) return -1;
    const known = this.#codes.get(text);
    if (known !== undefined) return known;
    const code = this.#texts.length;
    this.#codes.set(text, code);
    this.#texts.push(text);
    return code;
  }

  /** Null for a text that has none. */
  find(text: string): number | null {
    return this.#codes.get(text) ?? null;
  }
}
