import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import type { AppMethodInput, AppMethodOutputs } from '../../shared/contract/app-methods.ts';
import type { BackgroundDto } from '../../shared/contract/background.ts';
import { callApp } from './client.ts';
import { appQuery } from './queries.ts';

type ChangingMethod = 'background.set' | 'background.pause' | 'background.battery';

/** A change of how syncs begin by themselves; it answers how that is from now on. */
export function useBackgroundAct<M extends ChangingMethod>(
  method: M,
): UseMutationResult<BackgroundDto, Error, AppMethodInput<M>> {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (input: AppMethodInput<M>): Promise<AppMethodOutputs[M]> => callApp(method, input),
    onSuccess: (background) => cache.setQueryData(appQuery('background.read').queryKey, background),
  });
}
