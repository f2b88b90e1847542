import { minorFromText } from '../../../../shared/domain/money.ts';
import { isPlainDate, type PlainDate } from '../../../../shared/domain/plain-date.ts';

/**
 * What a cell says. `foreign`: it is written as another language or country writes it, so that the whole file has to be
 * taken for that and nothing of it may be guessed. `unreadable`: it is nothing of the kind.
 */
export type Cell<T> = { readonly is: T } | 'empty' | 'foreign' | 'unreadable';

/** Digits, or groups of three with commas between them, then perhaps a point and decimals. */
const english = /^([-+−]?)\s?[£€$]?((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)$/;
/** Digits with other separators, or with these in another order. */
const otherNumber = /^[-+−]?\s?[£€$]?\d[\d.,'’\s\u00a0\u202f]*\d?\s?[£€$]?$/;

/** An amount in English form, in minor units of the currency. */
export function readAmount(text: string, currency: string): Cell<number> {
  const trimmed = text.trim();
  if (trimmed === '') return 'empty';
  const found = english.exec(trimmed);
  if (found === null) return otherNumber.test(trimmed) ? 'foreign' : 'unreadable';
  const digits = (found[2] ?? '').replaceAll(',', '');
  const minor = minorFromText(digits, currency);
  // More decimals than the currency has: the point parts thousands.
  if (!minor.ok) return /\.\d+$/.test(digits) ? 'foreign' : 'unreadable';
  return { is: found[1] === '-' || found[1] === '−' ? 0 - minor.value : minor.value };
}

/** `dd/mm/yyyy`, or `yyyy-mm-dd`; a time of day behind it is not looked at. */
export function readDay(text: string): Cell<PlainDate> {
  const trimmed = text.trim();
  if (trimmed === '') return 'empty';
  const [, iso] = /^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$/.exec(trimmed) ?? [];
  if (iso !== undefined) return isPlainDate(iso) ? { is: iso } : 'unreadable';
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:[ ,].*)?$/.exec(trimmed) ?? [];
  if (year === '') return /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/.test(trimmed) ? 'foreign' : 'unreadable';
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (isPlainDate(date)) return { is: date };
  return Number(month) > 12 && Number(day) <= 12 ? 'foreign' : 'unreadable';
}

/** A rate of VAT as a fraction from 0 to 1: `20%`, `20`, `0.2`. A bare 1 may mean either and is none. */
export function readRate(text: string): Cell<number> {
  const trimmed = text.trim();
  if (trimmed === '') return 'empty';
  const [, digits, percent] = /^(\d{1,3}(?:\.\d{1,6})?)\s?(%?)$/.exec(trimmed) ?? [];
  if (digits === undefined) return /^\d+,\d+\s?%?$/.test(trimmed) ? 'foreign' : 'unreadable';
  const value = Number(digits);
  if (percent === '' && value === 1) return 'unreadable';
  const isPercent = percent === '%' || value > 1;
  if (value > (isPercent ? 100 : 1)) return 'unreadable';
  return { is: isPercent ? Number((value / 100).toFixed(8)) : value };
}
