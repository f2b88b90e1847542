import type { QueryClient } from '@tanstack/react-query';
import { companyQuery } from '../bridge/queries.ts';
import { presentRoute } from '../ui/route.ts';
import { awaitShownCompany } from './shown-company.ts';

/**
 * What takes longest of the first screen is asked for as soon as it is known of which company, not when the screen is drawn.
 * What fails is told by the screen.
 */
export async function askAhead(cache: QueryClient): Promise<void> {
  const { path, query } = presentRoute();
  const [screen = 'overview'] = path;
  if (screen !== 'overview' && screen !== 'review') return;
  const [company, review] = await Promise.all([
    awaitShownCompany(cache),
    screen === 'review' ? import('../features/review/ask-first-rows.ts') : null,
  ]);
  if (company === null) return;
  if (review !== null) return review.askFirstRows(cache, company.id, query);
  void cache.prefetchQuery(companyQuery(company.id, 'status.read', {}));
  void cache.prefetchQuery(companyQuery(company.id, 'overview.read', {}));
}
