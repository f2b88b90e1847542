/** `GBP:saas` in its two parts; null where it is of no known form (shared/domain/movement.ts). */
export function accountParts(accountId: string): { readonly currency: string; readonly kind: 'saas' | 'spend' } | null {
  const [currency = '', kind = ''] = accountId.split(':', 2);
  return currency !== '' && (kind === 'saas' || kind === 'spend') ? { currency, kind } : null;
}
