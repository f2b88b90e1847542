import { err, ok, type Result } from '../lib/result.ts';

/** A whole count of minor units (pence, cents) of one currency. `amountMinor` is a safe integer, negative for money out. */
export interface Money {
  readonly amountMinor: number;
  readonly currency: string;
}

/** How far from a whole minor unit a JSON number may lie and still count as float noise, in major units. */
const noiseLimit = 1e-6;

/** Number of decimals that `currency` is written with (ISO 4217 by way of Intl): GBP 2, JPY 0. Unknown codes have 2. */
export function currencyDecimals(currency: string): number {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2; // not a well-formed code: Intl throws a RangeError
  }
}
