/**
 * What one unit at the merchant cost in the account's currency, to six figures: worked out from the two amounts, for a
 * person to compare. Null where one of them is nothing.
 */
export function exchangeRate(amount: string, localAmount: string): number | null {
  const rate = Math.abs(Number(amount) / Number(localAmount));
  return Number.isFinite(rate) && rate > 0 ? Number(rate.toPrecision(6)) : null;
}
