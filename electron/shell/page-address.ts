import type { FixDto } from '../../shared/contract/fix.ts';
import type { ReviewFilter } from '../../shared/contract/review-list.ts';

/** A place in the page, as the page writes it itself (renderer/bridge/fix-href.ts; a test holds both together). */
export function reviewAddress(filter: ReviewFilter | null): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one));
  }
  const text = query.toString();
  return text === '' ? '#/review' : `#/review?${text}`;
}

/** Where something is mended; the overview where that is not in this window. */
export function fixAddress(fix: FixDto | null, filter: ReviewFilter | null): string {
  if (fix?.kind === 'settings') return `#/settings/${fix.section}`;
  if (fix?.kind === 'feed') return '#/export?view=statement';
  return filter === null ? '#/overview' : reviewAddress(filter);
}
