/**
 * A sentence of the engine with its places, in English and in another language: `Account {0} is archived in Xero`. What
 * stands at `{0}` is data and stays as it is; at `{0:role}` stands one of the phrases of that group, at `{0:say}`
 * further sentences, at `{0:n}` a whole number, and `{0:rest}` is data to the very end, such as a person's note. A full
 * stop at the end may be missing in the text.
 */
export type Sentence = readonly [english: string, translated: string];

/** A sentence with places, taken apart. */
export interface Template {
  /** What stands before, between and after the places. */
  readonly literals: readonly string[];
  /** What may stand at each place: `data`, `rest`, `n`, `say` or a group. */
  readonly kinds: readonly string[];
  readonly literalLength: number;
  /** Its whole first word; '' where it begins with a place, or with a word that a place ends. */
  readonly firstWord: string;
  readonly beginsWithData: boolean;
  readonly endsWithStop: boolean;
  /** The other language's sentence with these values in the order of the English places. */
  fill(values: readonly string[]): string;
}

const place = /\{(\d)(?::(\w+))?\}/g;

export function templateOf([english, translated]: Sentence): Template {
  const endsWithStop = !/(?:[?:]|:rest\})$/.test(english);
  const text = english.replace(/\.$/, '');
  const places = [...text.matchAll(place)];
  const literals = text.split(/\{\d(?::\w+)?\}/);
  const kinds = places.map(([, , kind = 'data']) => kind);
  const slots = places.map(([, slot]) => slot);
  const [first = ''] = literals;
  const wordEnd = first.indexOf(' ');
  const target = endsWithStop ? translated.replace(/\.$/, '') : translated;
  return {
    literals,
    kinds,
    literalLength: literals.join('').length,
    firstWord: wordEnd === -1 ? '' : first.slice(0, wordEnd),
    beginsWithData: first === '' && kinds[0] === 'data',
    endsWithStop,
    fill: (values) => target.replace(place, (_, slot: string) => values[slots.indexOf(slot)] ?? ''),
  };
}

/** Does something to the words of a sentence and leaves its places as they are. */
export function mapWords(sentence: string, change: (words: string) => string): string {
  return change(sentence.replace(place, (found) => `<${found}>`)).replace(/<(\{[^>]*\})>/g, '$1');
}
