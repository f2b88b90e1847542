import { type Sentence, type Template, templateOf } from './template.ts';

/** Phrases that complete a sentence. */
export interface Group {
  readonly phrases: readonly Sentence[];
  /** Where it may also be something else, such as Xero's own words, which stays as it is. */
  readonly isOpen?: boolean;
  /** Where several of them may be joined. */
  readonly separator?: string;
}

export interface Book {
  readonly sentences: readonly Sentence[];
  readonly groups: Readonly<Record<string, Group>>;
}

/** Finds the sentences that a text was made of, and makes them again in the other language. */
export interface Phrasebook {
  say(text: string): string;
}

/** A sentence that was found at the beginning of a text. */
interface Found {
  readonly said: string;
  readonly end: number;
}

/** What is done to parts of a text, so that a test can tell data from sentences that nobody translated. */
export interface Marks {
  data(text: string): string;
  unknown(text: string): string;
}

const noMarks: Marks = { data: (text) => text, unknown: (text) => text };

/**
 * The engine says its reasons in English, and they are kept in the log for ever. What is in no book, such as Xero's own
 * words, stays as it is.
 */
export function createPhrasebook(book: Book, marks: Marks = noMarks): Phrasebook {
  const templates = new TemplateBook(book, marks);
  return { say: (text) => templates.say(text) };
}

/** So many searches for a place's end, then a text counts as unknown: a hostile name must not stop the window. */
const mostSteps = 4000;
const mostRemembered = 5000;

class TemplateBook {
  readonly #sentences: Index;
  readonly #groups: ReadonlyMap<string, { readonly group: Group; readonly index: Index }>;
  readonly #marks: Marks;
  readonly #known = new Map<string, string>();
  #stepsLeft = 0;

  constructor({ sentences, groups }: Book, marks: Marks) {
    this.#sentences = indexOf(sentences);
    const entries = Object.entries(groups);
    this.#groups = new Map(entries.map(([name, group]) => [name, { group, index: indexOf(group.phrases) }]));
    this.#marks = marks;
  }

  say(text: string): string {
    const before = this.#known.get(text);
    if (before !== undefined) return before;
    this.#stepsLeft = mostSteps;
    const said = this.#sayAll(text);
    if (this.#known.size >= mostRemembered) this.#known.clear();
    this.#known.set(text, said);
    return said;
  }

  /** Sentence after sentence; one that is in no book is stepped over. */
  #sayAll(text: string): string {
    const said: string[] = [];
    let start = 0;
    while (start < text.length) {
      const found = this.#sentenceAt(text, start);
      const end = found?.end ?? nextEnd(text, start);
      said.push(found?.said ?? this.#marks.unknown(text.slice(start, end)));
      start = end + 1; // the space between two sentences
    }
    return said.join(' ');
  }

  #sentenceAt(text: string, start: number): Found | null {
    for (const template of candidates(this.#sentences, text, start)) {
      if (template.beginsWithData && start > 0) continue;
      const found = this.#match(template, text, start, false);
      if (found !== null) return found;
    }
    return null;
  }

  #match(template: Template, text: string, start: number, isWhole: boolean): Found | null {
    if (!text.startsWith(template.literals[0] ?? '', start)) return null;
    const values: string[] = [];
    const end = this.#matchFrom(template, text, start + (template.literals[0] ?? '').length, 0, values, isWhole);
    if (end === null) return null;
    const stop = end > start && text[end - 1] === '.' && template.endsWithStop ? '.' : '';
    return { said: template.fill(values) + stop, end };
  }

  /** The end of the sentence whose place number `place` begins at `from`; null where it is not this sentence. */
  #matchFrom(
    template: Template,
    text: string,
    from: number,
    place: number,
    values: string[],
    isWhole: boolean,
  ): number | null {
    const kind = template.kinds[place];
    if (kind === undefined) return endAt(text, from, template.endsWithStop, isWhole);
    const literal = template.literals[place + 1] ?? '';
    const isLast = place === template.kinds.length - 1;
    for (let at = this.#stopOf(kind, literal, text, from); at !== -1; at = this.#stopOf(kind, literal, text, at + 1)) {
      const next = at + literal.length;
      // A place at the very end must stop where a sentence can, before anybody looks at what stands there.
      if (isLast && endAt(text, next, template.endsWithStop, isWhole) === null) continue;
      const said = this.#valueOf(kind, text.slice(from, at));
      if (said === null) continue;
      values[place] = said;
      const end = this.#matchFrom(template, text, next, place + 1, values, isWhole);
      if (end !== null) return end;
    }
    return null;
  }

  /** Where a place may stop: before the next literal, or, where none follows, at the end of a sentence. */
  #stopOf(kind: string, literal: string, text: string, from: number): number {
    this.#stepsLeft -= 1;
    if (this.#stepsLeft < 0 || from > text.length) return -1;
    if (literal !== '') return text.indexOf(literal, from);
    if (kind === 'rest') return text.length;
    const stop = text.indexOf('. ', from);
    if (stop !== -1) return stop;
    return text.endsWith('.') && from < text.length ? text.length - 1 : text.length;
  }

  /** What stands at a place, said; null where it cannot stand there. */
  #valueOf(kind: string, value: string): string | null {
    if (kind === 'data' || kind === 'rest') return this.#marks.data(value);
    if (kind === 'n') return /^[\d.,]{1,20}$/.test(value) ? value : null;
    if (kind === 'say') return this.#sayAll(value);
    const named = this.#groups.get(kind);
    if (named === undefined) throw new Error(`There is no group of phrases called ${kind}.`);
    const { group, index } = named;
    const isJoined = group.separator !== undefined && value.includes(group.separator);
    const whole = this.#phrase(index, value, isJoined);
    if (whole !== null) return whole;
    if (group.separator === undefined) return group.isOpen ? this.#marks.data(value) : null;
    const pieces = value.split(group.separator).map((piece) => this.#phrase(index, piece) ?? this.#marks.data(piece));
    return pieces.join(group.separator);
  }

  /** `isExact`: no data of the phrase may swallow what was joined to it. */
  #phrase(index: Index, value: string, isExact = false): string | null {
    for (const template of candidates(index, value, 0)) {
      if (isExact && template.kinds.length > 0) continue;
      const found = this.#match(template, value, 0, true);
      if (found !== null) return found.said;
    }
    return null;
  }
}

/** Templates by the first word they begin with; those that begin with a place or within a word stand under ''. */
type Index = ReadonlyMap<string, readonly Template[]>;

function indexOf(sentences: readonly Sentence[]): Index {
  // The most specific first: what has more words of its own.
  const templates = sentences.map(templateOf).sort((a, b) => b.literalLength - a.literalLength);
  return Map.groupBy(templates, ({ firstWord }) => firstWord);
}

function* candidates(index: Index, text: string, start: number): Iterable<Template> {
  yield* index.get(firstWordAt(text, start)) ?? [];
  yield* index.get('') ?? [];
}

function firstWordAt(text: string, start: number): string {
  const end = text.indexOf(' ', start);
  return end === -1 ? '' : text.slice(start, end);
}

/** Where a sentence that has been matched up to `from` ends; null where it goes on. */
function endAt(text: string, from: number, mayStop: boolean, isWhole: boolean): number | null {
  if (from === text.length) return from;
  const end = mayStop && text[from] === '.' ? from + 1 : from;
  if (end === text.length) return end;
  if (isWhole) return null;
  return text[end] === ' ' && /[.:?]/.test(text[end - 1] ?? '') ? end : null;
}

/** The end of a sentence that is in no book. */
function nextEnd(text: string, start: number): number {
  const end = text.slice(start).search(/(?<=[.!?:]) /);
  return end === -1 ? text.length : start + end;
}
