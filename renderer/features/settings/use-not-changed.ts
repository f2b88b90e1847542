import { useTranslation } from 'react-i18next';
import { errorOfThrown } from '../../bridge/host-error.ts';
import { pageToasts } from '../../ui/page-toasts.ts';
import { useSay } from '../../words/say.ts';

/** Says that a change of the background sync did not take, and why. */
export function useNotChanged(): (thrown: unknown) => void {
  const { t } = useTranslation('common');
  const say = useSay();
  return (thrown) =>
    pageToasts.show({
      kind: 'problem',
      title: t('background.notChanged'),
      detail: say(errorOfThrown(thrown).message),
    });
}
