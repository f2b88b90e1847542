import type { TaxRate, XeroAccount } from './reference-data.ts';

/** How far two rates may lie apart and still be the same: half a tenth of a per cent, as a fraction. */
const rateTolerance = 0.0005;

/** May a line on this account carry this tax rate? An account whose class Xero did not say takes any active one. */
export function taxTypeLegal(rate: TaxRate, account: XeroAccount): boolean {
  if (rate.status !== 'ACTIVE') return false;
  switch (account.class) {
    case 'ASSET':
    case 'EQUITY':
    case 'EXPENSE':
    case 'LIABILITY':
    case 'REVENUE':
      return rate.canApplyTo[account.class];
    default:
      return true;
  }
}

/**
 * Does the VAT rate confirmed in Cledara (a fraction, 0.2) differ from that of the tax rate (per cent, 20)? Not where
 * either is not known.
 */
export function vatDiffers(rate: TaxRate, vatRate: number | null): boolean {
  if (vatRate === null || rate.effectiveRate === null) return false;
  return Math.abs(vatRate - rate.effectiveRate / 100) > rateTolerance;
}
