import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import type { MethodInput, MethodName, MethodOutputs } from '../../shared/contract/methods.ts';
import { call } from './client.ts';
import { useCompany } from './company.ts';

/**
 * A method that changes something, for the company on screen: `const decide = useAct('review.decide')`. The host tells
 * when the books have changed, and what was read of them is read anew then; nothing need be done about it here.
 */
export function useAct<M extends MethodName>(method: M): UseMutationResult<MethodOutputs[M], Error, MethodInput<M>> {
  const company = useCompany();
  return useMutation({ mutationFn: (input: MethodInput<M>) => call(company.id, method, input) });
}
