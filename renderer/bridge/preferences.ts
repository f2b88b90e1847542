import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { AppMethodOutputs } from '../../shared/contract/app-methods.ts';
import { callApp } from './client.ts';
import { appQuery } from './queries.ts';

const options = appQuery('preferences.read');

type Stored = AppMethodOutputs['preferences.read'];

/**
 * How this person likes the window: kept by the host under `key`, shown at once. `parse` says what a stored value must
 * look like; anything else counts as not set, because an older or newer version may have written it.
 */
export function usePreference<T>(
  key: string,
  parse: (stored: unknown) => T | null,
  fallback: T,
): readonly [T, (value: T) => void] {
  const cache = useQueryClient();
  const { data } = useQuery(options);
  const stored = data?.values[key];
  const value = useMemo(() => (stored === undefined ? null : parse(stored)) ?? fallback, [stored, parse, fallback]);
  const set = useCallback(
    (next: T): void => {
      cache.setQueryData<Stored>(options.queryKey, (old) => ({ values: { ...old?.values, [key]: next } }));
      // What cannot be kept still holds for this session; the next start begins with the old one.
      callApp('preferences.write', { key, value: next }).catch(() => undefined);
    },
    [cache, key],
  );
  return [value, set];
}
