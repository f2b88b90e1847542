import { useTranslation } from 'react-i18next';
import type { StatusDto } from '../../../shared/contract/methods.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Section } from '../../ui/section.tsx';
import { useFormat } from '../../words/format.ts';
import styles from './budget.module.css';
import { queueTime } from './queue-time.ts';

/** Accepted and not in Xero yet. */
const queued = ['approved', 'sending', 'uncertain', 'waiting'] as const;

interface BudgetProps {
  readonly budget: StatusDto['budget'];
  readonly counts: StatusDto['counts'];
}

/** What Xero allows today, what is used of it, and how far it reaches for what waits to be sent. */
export function Budget({ budget, counts }: BudgetProps) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const { usedToday, perDay, left, blockedUntil, isStarter } = budget;
  const documents = queued.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
  const time = queueTime(documents, budget);
  return (
    <Section title={t('budget.title')}>
      <ProgressBar
        label={t('budget.used', { used: format.count(usedToday), perDay: format.count(perDay) })}
        done={usedToday}
        total={perDay}
        text={t('budget.left', { left: format.count(left) })}
      />
      <div className={styles['words']}>
        {blockedUntil !== null && (
          <p className={styles['blocked']}>{t('budget.blocked', { until: format.moment(blockedUntil) })}</p>
        )}
        {isStarter && <p>{t('budget.starter', { perDay: format.count(perDay) })}</p>}
        <p>{time === null ? t('budget.noQueue') : t('budget.queue', { count: documents })}</p>
        {time !== null && (
          <p>
            {time.moreDays > 0
              ? t('budget.days', { count: time.moreDays })
              : t('budget.time', { time: format.duration(time.ms) })}
          </p>
        )}
      </div>
    </Section>
  );
}
