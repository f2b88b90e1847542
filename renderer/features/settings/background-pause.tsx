import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { BackgroundDto } from '../../../shared/contract/background.ts';
import { useBackgroundAct } from '../../bridge/background.ts';
import { appQuery } from '../../bridge/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Switch } from '../../ui/switch.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useFormat } from '../../words/format.ts';
import { momentOrTime } from '../../words/next-sync.ts';
import styles from './form.module.css';
import { useNotChanged } from './use-not-changed.ts';

const pauseMinutes = 60;

/** Quiet for all companies: for an hour, or whenever this computer runs on battery. */
export function BackgroundPause({ present }: { readonly present: BackgroundDto }) {
  const { t } = useTranslation(['settings', 'common'] as const);
  const format = useFormat();
  const nowMs = useNow();
  const app = useQuery(appQuery('app.read'));
  const onError = useNotChanged(t('common:background.notChanged'));
  const pause = useBackgroundAct('background.pause');
  const battery = useBackgroundAct('background.battery');
  const { pausedUntil, pauseOnBattery } = present;
  return (
    <div className={styles['fields']}>
      <div className={styles['buttons']}>
        <Button onPress={() => pause.mutate({ minutes: pausedUntil === null ? pauseMinutes : null }, { onError })}>
          {t(pausedUntil === null ? 'background.pause' : 'background.resume')}
        </Button>
        <span role="status" className={styles['quiet']}>
          {pausedUntil === null
            ? t('background.notPaused')
            : t('background.pausedUntil', { when: momentOrTime(pausedUntil, nowMs, format) })}
        </span>
      </div>
      {app.data?.platform === 'desktop' && (
        <Switch
          label={t('background.battery')}
          description={t('background.batteryHelp')}
          isSelected={battery.isPending ? battery.variables.pause : pauseOnBattery}
          onChange={(isOn) => battery.mutate({ pause: isOn }, { onError })}
        />
      )}
    </div>
  );
}
