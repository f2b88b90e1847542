/**
 * What mends a problem, as a place of the window that mends it. `field` narrows `coding`, `section` narrows `settings`.
 * `feed` is the bank feed under Export, `xero` is mended in Xero itself, `wait` by time alone.
 */
export type FixDto =
  | { readonly kind: 'coding'; readonly field: 'account' | 'taxType' | 'contact' | 'tracking' | 'document' }
  | { readonly kind: 'settings'; readonly section: 'connections' | 'accounts' | 'defaults' | 'movements' | 'start' }
  | { readonly kind: 'decide' }
  | { readonly kind: 'invoice' }
  | { readonly kind: 'sync' }
  | { readonly kind: 'feed' }
  | { readonly kind: 'xero' }
  | { readonly kind: 'wait' };
