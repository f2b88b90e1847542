import { err, ok, type Result } from '../lib/result.ts';

/** How far from a whole minor unit a JSON number may lie and still count as float noise, in major units. */
const noiseLimit = 1e-6;

/** Above this count, in minor units, a JSON number no longer tells one minor unit from the next. */
const largestMinor = 10 ** 15;

/**
 * Currencies that are not written with two decimals (ISO 4217, list one). A list of our own: what is stored counts minor
 * units, and Intl's figures follow custom rather than the standard and differ from one release to the next.
 */
const otherDecimals: ReadonlyMap<string, number> = new Map([
  ...[
    'BIF',
    'CLP',
    'DJF',
    'GNF',
    'ISK',
    'JPY',
    'KMF',
    'KRW',
    'PYG',
    'RWF',
    'UGX',
    'UYI',
    'VND',
    'VUV',
    'XAF',
    'XOF',
    'XPF',
  ].map((code) => [code, 0] as const),
  ...['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'].map((code) => [code, 3] as const),
  ...['CLF', 'UYW'].map((code) => [code, 4] as const),
]);

/** Number of decimals that `currency` is written with (ISO 4217): GBP 2, JPY 0. Unknown codes have 2. */
export function currencyDecimals(currency: string): number {
  return otherDecimals.get(currency) ?? 2;
}

/**
 * A JSON number of major units as a count of minor units. Float noise (0.30000000000000004) becomes the whole count it
 * stands for; anything further than a millionth of a major unit from one, and anything that is no number, is an error in
 * words for a person. Nothing is ever rounded beyond that.
 */
export function minorFromNumber(value: unknown, currency: string): Result<number, string> {
  if (typeof value === 'string') return err(`The amount "${shortened(value)}" is text, not a number`);
  if (typeof value !== 'number' || !Number.isFinite(value)) return err('The amount is not a number');
  const scale = 10 ** currencyDecimals(currency);
  const minor = Math.round(value * scale);
  if (Math.abs(minor) > largestMinor) return err(`The amount ${value} is too large`);
  if (Math.abs(value - minor / scale) > noiseLimit) {
    return err(`The amount ${value} has more decimals than ${currency} has`);
  }
  return ok(minor + 0); // turns -0 into 0
}

/** The JSON number that stands for `amountMinor`, in major units. `minorFromNumber` gives the same count back. */
export function majorNumber(amountMinor: number, currency: string): number {
  return amountMinor / 10 ** currencyDecimals(currency);
}

/** Exact decimal text with all decimals of the currency and no grouping: `-12.30`, for JPY `1200`. */
export function formatMinor(amountMinor: number, currency: string): string {
  const decimals = currencyDecimals(currency);
  const digits = String(Math.abs(amountMinor)).padStart(decimals + 1, '0');
  const sign = amountMinor < 0 ? '-' : '';
  if (decimals === 0) return sign + digits;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** Reads what `formatMinor` writes. Fewer decimals are taken as zeros; more are accepted only where they are zeros. */
export function minorFromText(text: string, currency: string): Result<number, string> {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!match) return err(`"${shortened(text)}" is not an amount`);
  const [, sign, whole = '', fraction = ''] = match;
  const decimals = currencyDecimals(currency);
  if (/[1-9]/.test(fraction.slice(decimals))) {
    return err(`The amount ${shortened(text)} has more decimals than ${currency} has`);
  }
  const minor = Number(whole + fraction.slice(0, decimals).padEnd(decimals, '0'));
  if (!Number.isSafeInteger(minor)) return err(`The amount ${shortened(text)} is too large`);
  return ok(sign === '-' && minor !== 0 ? -minor : minor);
}

/** What is wrong is quoted, but not at any length. */
function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
