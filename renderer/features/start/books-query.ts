import type { QueryKey, UseQueryOptions } from '@tanstack/react-query';
import type { MethodOutputs } from '../../../shared/contract/methods.ts';
import { call } from '../../bridge/client.ts';
import { errorOfThrown } from '../../bridge/host-error.ts';

type BooksMethod = 'status.read' | 'settings.read' | 'reference.read';

interface BooksQuery<T> extends UseQueryOptions<T | null, Error, T | null, QueryKey> {
  readonly queryKey: QueryKey;
}

/** What the books say; null while the company has none, because nothing was ever connected: here that is no failure. */
export function booksQuery<M extends BooksMethod>(company: string, method: M): BooksQuery<MethodOutputs[M]> {
  return {
    queryKey: ['company', company, method, 'or-none'],
    queryFn: async () => {
      try {
        // The answer of this very method; the compiler cannot follow that through the union.
        return (await call<BooksMethod>(company, method, {})) as MethodOutputs[M];
      } catch (thrown) {
        if (errorOfThrown(thrown).code === 'not-connected') return null;
        throw thrown;
      }
    },
  };
}
