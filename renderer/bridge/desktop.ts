import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import type { AppMethodInput, AppMethodOutputs } from '../../shared/contract/app-methods.ts';
import type { DesktopDto } from '../../shared/contract/desktop.ts';
import { callApp } from './client.ts';
import { appQuery } from './queries.ts';

type ChangingMethod = 'desktop.set' | 'desktop.update';

/** A change of the desktop app itself; it answers how that is from now on. */
export function useDesktopAct<M extends ChangingMethod>(
  method: M,
): UseMutationResult<DesktopDto, Error, AppMethodInput<M>> {
  const cache = useQueryClient();
  const { queryKey } = appQuery('desktop.read');
  return useMutation({
    mutationFn: (input: AppMethodInput<M>): Promise<AppMethodOutputs[M]> => callApp(method, input),
    onSuccess: (desktop) => cache.setQueryData(queryKey, desktop),
    onError: () => cache.invalidateQueries({ queryKey }), // a part of it may have been done
  });
}
