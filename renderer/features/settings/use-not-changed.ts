import { errorOfThrown } from '../../bridge/host-error.ts';
import { pageToasts } from '../../ui/page-toasts.ts';
import { useSay } from '../../words/say.ts';

/** Says that a change which holds at once did not take, and why. */
export function useNotChanged(title: string): (thrown: unknown) => void {
  const say = useSay();
  return (thrown) =>
    pageToasts.show({
      kind: 'problem',
      title,
      detail: say(errorOfThrown(thrown).message),
    });
}
