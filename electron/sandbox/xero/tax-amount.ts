import type { TaxRateRecord } from '../world/xero-shapes.ts';

/** Tax of one line in minor units, rounded half away from zero (developer.xero.com, Rounding in Xero). */
export function taxMinorOf(
  lineAmountMinor: number,
  rate: TaxRateRecord,
  types: 'Inclusive' | 'Exclusive' | 'NoTax',
): number {
  if (types === 'NoTax' || rate.effectiveRate === 0) return 0;
  const perTenThousand = Math.round(rate.effectiveRate * 100);
  const divisor = types === 'Inclusive' ? 10_000 + perTenThousand : 10_000;
  const sign = Math.sign(lineAmountMinor);
  // Whole numbers all the way: twice the numerator against the divisor decides the half.
  const numerator = Math.abs(lineAmountMinor) * perTenThousand;
  return sign * Math.floor((2 * numerator + divisor) / (2 * divisor));
}
