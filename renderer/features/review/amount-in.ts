/**
 * An amount as people type it, for a filter: with a point or a comma before the last one or two figures, and with or
 * without marks between thousands. Null for nothing.
 */
export function amountIn(text: string): number | null | 'wrong' {
  const plain = text.replace(/[\s\u00a0\u202f’']/g, '');
  if (plain === '') return null;
  const match = /^(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](\d{1,2}))?$/.exec(plain);
  if (match === null) return 'wrong';
  const amount = Number(`${(match[1] ?? '').replace(/[.,]/g, '')}.${match[2] ?? '0'}`);
  return amount <= 1e13 ? amount : 'wrong';
}
