import { useTranslation } from 'react-i18next';
import { useAct } from '../../../bridge/act.ts';
import { useCompany } from '../../../bridge/company.ts';
import { errorOfThrown } from '../../../bridge/host-error.ts';
import { useLive } from '../../../bridge/live.ts';
import { Button } from '../../../ui/button.tsx';
import { useSay } from '../../../words/say.ts';
import styles from './detail-pane.module.css';

/** Starts a sync from here; the rail shows how far it is. */
export function SyncNowButton() {
  const { t } = useTranslation();
  const say = useSay();
  const company = useCompany();
  const start = useAct('sync.start');
  const isRunning = useLive(({ progress }) => progress[company.id] !== undefined);
  const isBusy = isRunning || start.isPending;
  return (
    <>
      <Button
        size="small"
        pendingLabel={isBusy ? t('sync.running') : undefined}
        onPress={() => start.mutate({ push: true, author: company.author })}
      >
        {t('sync.now')}
      </Button>
      {start.error !== null && (
        <p role="alert" className={styles['failure']}>
          {t('sync.failed')}: {say(errorOfThrown(start.error).message)}
        </p>
      )}
    </>
  );
}
