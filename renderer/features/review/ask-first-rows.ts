import type { QueryClient } from '@tanstack/react-query';
import { pageOf } from './list-page.ts';
import { placeOf } from './review-address.ts';

/** Asks for the rows that the screen will begin with, while it is still being put together. What fails is told by the screen. */
export function askFirstRows(cache: QueryClient, company: string, query: URLSearchParams): void {
  void cache.prefetchQuery(pageOf(company, placeOf(query), 0));
}
