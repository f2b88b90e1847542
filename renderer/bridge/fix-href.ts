import type { FixDto } from '../../shared/contract/fix.ts';
import type { ReviewFilter } from '../../shared/contract/review-list.ts';

/** The review list narrowed to `filter`, as an address within the page. */
export function reviewHref(filter: ReviewFilter, transactionId?: string): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    if (Array.isArray(value)) for (const one of value) query.append(name, String(one));
    else query.set(name, String(value));
  }
  if (transactionId !== undefined) query.set('item', transactionId);
  const text = query.toString();
  return text === '' ? '#/review' : `#/review?${text}`;
}

/** Where a problem is mended, as an address within the page; null where that is not in this window. */
export function fixHref(fix: FixDto, filter: ReviewFilter | null): string | null {
  switch (fix.kind) {
    case 'settings':
      return `#/settings/${fix.section}`;
    case 'feed':
      return '#/export?view=statement';
    case 'coding':
    case 'decide':
    case 'invoice':
    case 'wait':
      return filter === null ? null : reviewHref(filter);
    case 'sync':
    case 'xero':
      return null;
  }
}
