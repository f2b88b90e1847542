import { useTranslation } from 'react-i18next';
import { useAct } from '../../bridge/act.ts';
import { useCompany } from '../../bridge/company.ts';
import { errorOfThrown } from '../../bridge/host-error.ts';
import { useLive } from '../../bridge/live.ts';
import { pageToasts } from '../../ui/page-toasts.ts';
import { useSay } from '../../words/say.ts';

/** Begins a sync, one at a time. */
export function useSync(): { readonly isRunning: boolean; start(push: boolean): void } {
  const { t } = useTranslation('overview');
  const say = useSay();
  const company = useCompany();
  const isUnderWay = useLive((live) => live.progress[company.id] !== undefined);
  const begin = useAct('sync.start');
  const isRunning = isUnderWay || begin.isPending;
  return {
    isRunning,
    start(push) {
      if (isRunning) return;
      begin.mutate(
        { push, author: company.author },
        {
          onError: (thrown) =>
            pageToasts.show({ kind: 'problem', title: t('sync.failed'), detail: say(errorOfThrown(thrown).message) }),
        },
      );
    },
  };
}
