import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { moneyText } from '../ui/money-text.ts';
import { pseudoLanguage } from './words.ts';

/** Amounts, numbers and days as this person's locale writes them. Amounts come as exact decimal text and stay exact. */
export interface Format {
  readonly locale: string;
  /** `-1,234.50`, without the currency, with a real minus sign. */
  amount(decimal: string): string;
  /** With the currency's sign or code. */
  money(decimal: string, currency: string): string;
  count(value: number): string;
  percent(fraction: number): string;
  /** `2026-08-31` as `31 Aug 2026`. */
  day(plainDate: string): string;
  /** `2026-08` as `August 2026`. */
  month(month: string): string;
  /** An instant with its minute, in the zone of this computer. */
  moment(instant: string): string;
  /** A length of time for people: `about 4 minutes`. Rounded up, never to nothing. */
  duration(ms: number): string;
  /** How long something took: `3 sec`, `1 min 2 sec`; from ten minutes on to the minute. */
  took(ms: number): string;
  list(words: readonly string[]): string;
}

/** The browser's own region where it fits the language of the window, so that dates come as the person writes them. */
export function localeFor(language: string, wanted: readonly string[]): string {
  const short = language === pseudoLanguage ? 'en' : language;
  return wanted.find((tag) => tag.slice(0, 2) === short && tag.length > 2) ?? (short === 'es' ? 'es-ES' : 'en-GB');
}

export function createFormat(locale: string): Format {
  const numbers = new Map<string, Intl.NumberFormat>();
  const number = (key: string, options: Intl.NumberFormatOptions): Intl.NumberFormat => {
    const made = numbers.get(key) ?? new Intl.NumberFormat(locale, options);
    numbers.set(key, made);
    return made;
  };
  const dayFormat = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const monthFormat = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const momentFormat = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const listFormat = new Intl.ListFormat(locale, { type: 'conjunction' });
  const plain = number('plain', {});
  return {
    locale,
    amount: (decimal) => moneyText(decimal, locale),
    money: (decimal, currency) => {
      const digits = decimalsOf(decimal);
      return minus(exact(number(`money ${currency} ${digits}`, moneyOptions(currency, digits)), decimal));
    },
    count: (value) => plain.format(value),
    percent: (fraction) => number('percent', { style: 'percent', maximumFractionDigits: 2 }).format(fraction),
    day: (plainDate) => formatted(dayFormat, `${plainDate}T00:00:00Z`, plainDate),
    month: (month) => formatted(monthFormat, `${month}-01T00:00:00Z`, month),
    moment: (instant) => formatted(momentFormat, instant, instant),
    duration: (ms) => duration(locale, ms),
    took: (ms) => took(locale, ms),
    list: (words) => listFormat.format(words),
  };
}

/** Intl takes decimal text as it is, without a detour over floating point. TypeScript knows only some such texts. */
function exact(format: Intl.NumberFormat, decimal: string): string {
  return format.format(decimal as `${number}`);
}

function minus(text: string): string {
  return text.replace('-', '\u2212');
}

function formatted(format: Intl.DateTimeFormat, instant: string, otherwise: string): string {
  const time = Date.parse(instant);
  return Number.isNaN(time) ? otherwise : format.format(time);
}

/** As many as the text has: it was written with those of its currency, whatever this browser knows of it. */
function decimalsOf(decimal: string): number {
  return decimal.split('.')[1]?.length ?? 0;
}

function withDecimals(digits: number): Intl.NumberFormatOptions {
  return { minimumFractionDigits: digits, maximumFractionDigits: digits };
}

/** A currency code from Cledara may be of no known form; then the number stands alone. */
function moneyOptions(currency: string, digits: number): Intl.NumberFormatOptions {
  const style: Intl.NumberFormatOptions = /^[A-Z]{3}$/.test(currency) ? { style: 'currency', currency } : {};
  return { ...style, ...withDecimals(digits) };
}

function duration(locale: string, ms: number): string {
  const [value, unit] =
    ms < 60_000
      ? [Math.max(1, Math.ceil(ms / 1000)), 'second']
      : ms < 3_600_000
        ? [Math.ceil(ms / 60_000), 'minute']
        : [Math.ceil(ms / 360_000) / 10, 'hour'];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}

function took(locale: string, ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  const minutes = seconds < 600 ? Math.floor(seconds / 60) : Math.round(seconds / 60);
  const parts = [
    [Math.floor(minutes / 60), 'hour'],
    [minutes % 60, 'minute'],
    [seconds < 600 ? seconds % 60 : 0, 'second'],
  ] as const;
  const text = ([value, unit]: (typeof parts)[number]) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
  return parts
    .filter(([value]) => value > 0)
    .map(text)
    .join(' ');
}

export function useFormat(): Format {
  const { i18n } = useTranslation();
  return useMemo(() => createFormat(localeFor(i18n.language, navigator.languages)), [i18n.language]);
}
