import { type QueryKey, queryOptions, type UseQueryOptions } from '@tanstack/react-query';
import type { AppMethodName, AppMethodOutputs } from '../../shared/contract/app-methods.ts';
import type { MethodInput, MethodName, MethodOutputs } from '../../shared/contract/methods.ts';
import { call, callApp } from './client.ts';

type Options<T> = UseQueryOptions<T, Error, T, QueryKey> & { readonly queryKey: QueryKey };

/**
 * How a method that only reads is asked for and kept: `useQuery(companyQuery(company.id, 'status.read', {}))`. The key
 * begins with the company, so that a change of its books makes all that was read of it stale, and nothing of another one.
 */
export function companyQuery<M extends MethodName>(
  company: string,
  method: M,
  input: MethodInput<M>,
): Options<MethodOutputs[M]> {
  return queryOptions({
    queryKey: ['company', company, method, input] as QueryKey,
    queryFn: () => call(company, method, input),
  }) as Options<MethodOutputs[M]>;
}

type ReadingMethod = Extract<AppMethodName, 'app.read' | 'preferences.read' | 'background.read' | 'desktop.read'>;

/** The same for what belongs to no company. */
export function appQuery<M extends ReadingMethod>(method: M): Options<AppMethodOutputs[M]> {
  return queryOptions({
    queryKey: ['app', method] as QueryKey,
    queryFn: () => callApp<ReadingMethod>(method, {}) as Promise<AppMethodOutputs[M]>,
  }) as Options<AppMethodOutputs[M]>;
}
