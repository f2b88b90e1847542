/** A sentence with a count in it, in the forms that a language may need; `other` where it has no form of its own. */
export interface CountedPhrase {
  readonly one: string;
  readonly other: string;
}

/** How counts and times are written: the language of the words, and the formats of the person's system. */
export interface Speech {
  readonly language: string;
  /** Such as `en-GB`; the time zone is the system's. */
  readonly locale: string;
}

/** Puts values in the places `{{name}}` of a text. A place without a value is a bug. */
export function fillPhrase(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The words "${text}" want a ${name}.`);
    return value;
  });
}

/** The form for this count, which takes the place `{{count}}`. */
export function countedPhrase(
  phrase: CountedPhrase,
  count: number,
  { language, locale }: Speech,
  values: Readonly<Record<string, string>> = {},
): string {
  const form = new Intl.PluralRules(language).select(count) === 'one' ? phrase.one : phrase.other;
  return fillPhrase(form, { ...values, count: new Intl.NumberFormat(locale).format(count) });
}

/** Day and time, which stay true however long they are on screen. */
export function momentText(atMs: number, { locale }: Speech): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(atMs);
}

/** The time of day. */
export function timeText(atMs: number, { locale }: Speech): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(atMs);
}
