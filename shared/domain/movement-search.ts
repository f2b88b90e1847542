import { searchWords } from './fold-text.ts';
import type { MovementColumns } from './movement-columns.ts';

interface Found {
  readonly words: readonly string[];
  readonly marks: Uint8Array<ArrayBuffer>;
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
    const marks = isNarrower ? last.marks.slice() : new Uint8Array(this.#columns.rows.length).fill(1);
    this.#unmark(marks, words);
    this.#last = { words, marks };
    return marks;
  }

  /** Takes the mark from every row in which not every word occurs. */
  #unmark(marks: Uint8Array, words: readonly string[]): void {
    const { common, commonTexts } = this.#columns;
    const codes = common.values;
    for (const word of words) {
      const isCommon = Uint8Array.from(commonTexts.texts, (text) => (text.includes(word) ? 1 : 0));
      for (let position = 0; position < marks.length; position += 1) {
        if (marks[position] === 0 || isCommon[codes[position] ?? -1] === 1) continue;
        if (!this.#columns.ownText(position).includes(word)) marks[position] = 0;
      }
    }
  }
}
