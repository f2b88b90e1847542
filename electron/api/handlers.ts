import type { MethodInput, MethodName, MethodOutputs } from '../../shared/contract/methods.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { err, type Result } from '../../shared/lib/result.ts';

/** What answers each method, its input parsed. */
export type Handlers = {
  readonly [M in MethodName]: (
    input: MethodInput<M>,
  ) => Result<MethodOutputs[M], Failure> | Promise<Result<MethodOutputs[M], Failure>>;
};

export function badInput(
  method: string,
  details: readonly { readonly at: string; readonly message: string }[],
): Result<never, Failure> {
  return err({
    kind: 'invalidInput',
    source: 'local',
    message: `${method} was called with something it does not take.`,
    details,
  });
}
