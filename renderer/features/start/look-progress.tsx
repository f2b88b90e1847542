import { useTranslation } from 'react-i18next';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { useFormat } from '../../words/format.ts';
import styles from './step.module.css';
import type { Look } from './use-look.ts';

interface LookProgressProps {
  /** What a look that was begun here is called. */
  readonly label: string;
  readonly look: Look;
}

/** How far a look is: its phase, the count and the time left as far as they are known. Another sync may send, so it is called a sync. */
export function LookProgress({ label, look }: LookProgressProps) {
  const { t } = useTranslation('common');
  const format = useFormat();
  const { phase = 'reading', done = 0, total = null, leftMs = null } = look.progress ?? {};
  const parts = [
    t(`sync.phase.${phase}`),
    total === null ? null : t('sync.progress', { done: format.count(done), total: format.count(total) }),
    leftMs === null ? null : t('sync.left', { time: format.duration(leftMs) }),
  ];
  return (
    <div className={styles['progress']}>
      <ProgressBar
        label={look.isOwn ? label : t('sync.running')}
        done={done}
        total={total ?? 0}
        text={parts.filter((part) => part !== null).join(' · ')}
      />
    </div>
  );
}
