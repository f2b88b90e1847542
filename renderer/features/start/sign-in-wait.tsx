import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { host } from '../../bridge/client.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { useFormat } from '../../words/format.ts';
import styles from './step.module.css';

/** Xero's codes live that long, so the app waits no longer. */
const longestWaitMs = 5 * 60_000;
const tickMs = 1000;

interface SignInWaitProps {
  readonly address: string;
  readonly beganMs: number;
  readonly onStop: () => void;
}

/** While the person is at Xero: how long it stays open, and what to do if no page came. */
export function SignInWait({ address, beganMs, onStop }: SignInWaitProps) {
  const { t } = useTranslation('start');
  const format = useFormat();
  const [nowMs, setNowMs] = useState(beganMs);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, []);
  const leftMs = Math.max(0, beganMs + longestWaitMs - nowMs);
  return (
    <div className={styles['stack']}>
      <p role="status">{t('xeroStep.waitingText')}</p>
      <div>
        <ProgressBar
          label={t('xeroStep.waiting')}
          done={longestWaitMs - leftMs}
          total={longestWaitMs}
          text={t('xeroStep.left', { time: format.duration(leftMs) })}
        />
      </div>
      <div className={styles['tight']}>
        <p className={styles['quiet']}>{t('xeroStep.address')}</p>
        <div className={styles['address']}>
          <code translate="no" title={address}>
            {address}
          </code>
          <CopyButton
            text={address}
            label={t('xeroStep.copyAddress')}
            copiedLabel={t('appStep.copied')}
            failedLabel={t('appStep.copyFailed')}
          />
        </div>
      </div>
      <div className={styles['buttons']}>
        <Button onPress={() => host.openExternal(address)}>{t('xeroStep.openAgain')}</Button>
        <Button variant="quiet" onPress={onStop}>
          {t('xeroStep.stop')}
        </Button>
      </div>
    </div>
  );
}
