import { useTranslation } from 'react-i18next';
import { useAct } from '../../bridge/act.ts';
import { errorOfThrown } from '../../bridge/host-error.ts';
import { Button } from '../../ui/button.tsx';
import { pageToasts } from '../../ui/page-toasts.ts';
import { useSay } from '../../words/say.ts';

/** Looks at once for what was changed in Xero of what was posted; a sync does so once a day. */
export function LookAtXero() {
  const { t } = useTranslation('overview');
  const say = useSay();
  const look = useAct('drift.look');
  const press = (): void =>
    look.mutate(
      {},
      {
        onSuccess: ({ changed, deleted }) =>
          pageToasts.show(
            changed + deleted === 0
              ? { kind: 'success', title: t('look.nothing') }
              : { kind: 'info', title: t('look.found', { count: changed + deleted }) },
          ),
        onError: (thrown) =>
          pageToasts.show({ kind: 'problem', title: t('look.failed'), detail: say(errorOfThrown(thrown).message) }),
      },
    );
  return (
    <Button size="small" variant="quiet" pendingLabel={look.isPending ? t('look.busy') : undefined} onPress={press}>
      {t('look.action')}
    </Button>
  );
}
