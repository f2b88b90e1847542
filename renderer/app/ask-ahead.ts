import type { QueryClient } from '@tanstack/react-query';
import { presentRoute } from '../ui/route.ts';
import { awaitShownCompany } from './shown-company.ts';

/** What takes longest of the first screen is asked for as soon as it is known of which company, not when the screen is drawn. */
export async function askAhead(cache: QueryClient): Promise<void> {
  const { path, query } = presentRoute();
  if (path[0] !== 'review') return;
  const [company, { askFirstRows }] = await Promise.all([
    awaitShownCompany(cache),
    import('../features/review/ask-first-rows.ts'),
  ]);
  if (company !== null) askFirstRows(cache, company.id, query);
}
