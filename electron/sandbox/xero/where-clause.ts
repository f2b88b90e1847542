import { err, ok, type Result } from '../../../shared/lib/result.ts';

export type FieldValue = string | number | boolean | null;
/** How a field of a record is read in `where` and `order`. Dates are milliseconds since the epoch. */
export type FieldReaders<T> = Readonly<Record<string, (record: T) => FieldValue>>;
export type Predicate<T> = (record: T) => boolean;

const tokenPattern =
  /\s*(?:(\(|\))|(&&|\|\||\bAND\b|\bOR\b)|(==|!=|<=|>=|=|<|>)|(DateTime\s*\(\s*\d+\s*,\s*\d+\s*,\s*\d+\s*\))|(guid\s*\(\s*"[^"]*"\s*\))|"((?:[^"\\]|\\.)*)"|(-?\d+(?:\.\d+)?)|([A-Za-z][\w.]*))/iy;

type Token =
  | { readonly kind: 'paren'; readonly text: '(' | ')' }
  | { readonly kind: 'join'; readonly text: 'and' | 'or' }
  | { readonly kind: 'compare'; readonly text: string }
  | { readonly kind: 'value'; readonly value: FieldValue }
  | { readonly kind: 'name'; readonly text: string };

/**
 * Xero's `where` parameter: comparisons of a field with a value, joined by AND and OR, with parentheses
 * (developer.xero.com, Requests and responses: filtering). Text is compared without regard to case.
 */
export function parseWhere<T>(clause: string, readers: FieldReaders<T>): Result<Predicate<T>, string> {
  const tokens = tokenise(clause);
  if (tokens === null) return err(`Unable to parse the where clause: ${clause}`);
  const parser = new WhereParser(tokens, readers);
  return parser.parse();
}

function tokenise(clause: string): Token[] | null {
  const tokens: Token[] = [];
  const pattern = new RegExp(tokenPattern);
  const text = clause.trim();
  while (pattern.lastIndex < text.length) {
    const match = pattern.exec(text);
    if (match === null) return null;
    tokens.push(tokenOf(match));
  }
  return tokens;
}

function tokenOf([, paren, join, compare, date, guid, quoted, number, name]: RegExpExecArray): Token {
  if (paren !== undefined) return { kind: 'paren', text: paren === '(' ? '(' : ')' };
  if (join !== undefined) return { kind: 'join', text: /^(&&|and)$/i.test(join) ? 'and' : 'or' };
  if (compare !== undefined) return { kind: 'compare', text: compare === '=' ? '==' : compare };
  if (date !== undefined) return { kind: 'value', value: dateOf(date) };
  if (guid !== undefined) return { kind: 'value', value: guid.slice(guid.indexOf('"') + 1, guid.lastIndexOf('"')) };
  if (quoted !== undefined) return { kind: 'value', value: quoted.replace(/\\(.)/g, '$1') };
  if (number !== undefined) return { kind: 'value', value: Number(number) };
  if (/^(true|false)$/i.test(name ?? '')) return { kind: 'value', value: name?.toLowerCase() === 'true' };
  if (name === 'null') return { kind: 'value', value: null };
  return { kind: 'name', text: name ?? '' };
}

function dateOf(text: string): number {
  const [year = 0, month = 1, day = 1] = (text.match(/\d+/g) ?? []).map(Number);
  return Date.UTC(year, month - 1, day);
}

class WhereParser<T> {
  readonly #tokens: readonly Token[];
  readonly #readers: FieldReaders<T>;
  #place = 0;

  constructor(tokens: readonly Token[], readers: FieldReaders<T>) {
    this.#tokens = tokens;
    this.#readers = readers;
  }

  parse(): Result<Predicate<T>, string> {
    const whole = this.#either();
    if (!whole.ok) return whole;
    return this.#place === this.#tokens.length
      ? whole
      : err('Unable to parse the where clause: unexpected text at its end');
  }

  #either(): Result<Predicate<T>, string> {
    let left = this.#both();
    while (left.ok && this.#takes('join', 'or')) {
      const [first, right] = [left.value, this.#both()];
      if (!right.ok) return right;
      left = ok((record) => first(record) || right.value(record));
    }
    return left;
  }

  #both(): Result<Predicate<T>, string> {
    let left = this.#single();
    while (left.ok && this.#takes('join', 'and')) {
      const [first, right] = [left.value, this.#single()];
      if (!right.ok) return right;
      left = ok((record) => first(record) && right.value(record));
    }
    return left;
  }

  #single(): Result<Predicate<T>, string> {
    if (this.#takes('paren', '(')) {
      const inner = this.#either();
      if (inner.ok && !this.#takes('paren', ')')) return err('Unable to parse the where clause: missing )');
      return inner;
    }
    const [name, operator, value] = this.#tokens.slice(this.#place, this.#place + 3);
    this.#place += 3;
    if (name?.kind !== 'name' || operator?.kind !== 'compare' || value?.kind !== 'value') {
      return err('Unable to parse the where clause: expected a field, a comparison and a value');
    }
    const read = this.#readers[name.text];
    if (read === undefined) return err(`No property or field '${name.text}' exists in this type`);
    return ok((record) => compares(read(record), operator.text, value.value));
  }

  #takes(kind: 'join' | 'paren', text: string): boolean {
    const token = this.#tokens[this.#place];
    if (token?.kind !== kind || token.text !== text) return false;
    this.#place += 1;
    return true;
  }
}

function compares(actual: FieldValue, operator: string, wanted: FieldValue): boolean {
  const [left, right] = [folded(actual), folded(wanted)];
  if (operator === '==') return left === right;
  if (operator === '!=') return left !== right;
  if (left === null || right === null) return false;
  if (operator === '<') return left < right;
  if (operator === '<=') return left <= right;
  if (operator === '>') return left > right;
  return left >= right;
}

function folded(value: FieldValue): FieldValue {
  return typeof value === 'string' ? foldText(value) : value;
}

/** Without case and accents, as Xero compares names. */
export function foldText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
