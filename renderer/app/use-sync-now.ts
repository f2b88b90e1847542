import { useTranslation } from 'react-i18next';
import { useAct } from '../bridge/act.ts';
import { useCompany } from '../bridge/company.ts';
import { errorOfThrown } from '../bridge/host-error.ts';
import { useLive } from '../bridge/live.ts';
import { pageToasts } from '../ui/page-toasts.ts';
import { useSay } from '../words/say.ts';

/** Begins a sync of the company on screen, or does nothing while one is running. */
export function useSyncNow(): () => void {
  const { t } = useTranslation();
  const say = useSay();
  const company = useCompany();
  const running = useLive(({ progress }) => progress[company.id] !== undefined);
  const start = useAct('sync.start');
  return () => {
    if (running || start.isPending) return;
    start.mutate(
      { push: true, author: company.author },
      {
        onError: (thrown) =>
          pageToasts.show({ kind: 'problem', title: t('sync.failed'), detail: say(errorOfThrown(thrown).message) }),
      },
    );
  };
}
