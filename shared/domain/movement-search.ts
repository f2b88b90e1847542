import { searchWords } from './fold-text.ts';
import type { MovementColumns } from './movement-columns.ts';

interface Found {
  readonly words: readonly string[];
  readonly marks: Uint8Array;
}

/** Finds rows by words. While someone types on, only the rows that were found before are looked at again. */
export class MovementSearch {
  readonly #columns: MovementColumns;
  #last: Found | null = null;

  constructor(columns: MovementColumns) {
    this.#columns = columns;
  }

  /** Something about the rows has changed. */
  forget(): void {
    this.#last = null;
  }

  /** A mark by position, 1 where every word occurs; null where nothing is searched for. */
  find(search: string): Uint8Array | null {
    const words = searchWords(search);
    if (words.length === 0) return null;
    const last = this.#last;
    if (last !== null && words.join(' ') === last.words.join(' ')) return last.marks;
    const isNarrower = last?.words.every((before) => words.some((word) => word.includes(before))) === true;
    const marks = this.#mark(words, isNarrower ? (last?.marks ?? null) : null);
    this.#last = { words, marks };
    return marks;
  }

  #mark(words: readonly string[], among: Uint8Array | null): Uint8Array {
    const { rows, common, commonTexts } = this.#columns;
    const codes = common.values;
    const marks = new Uint8Array(rows.length);
    if (among === null) marks.fill(1);
    else marks.set(among);
    for (const word of words) {
      const isCommon = Uint8Array.from(commonTexts.texts, (text) => (text.includes(word) ? 1 : 0));
      for (let position = 0; position < marks.length; position += 1) {
        if (marks[position] === 0 || isCommon[codes[position] ?? -1] === 1) continue;
        if (!this.#columns.ownText(position).includes(word)) marks[position] = 0;
      }
    }
    return marks;
  }
}
