import { useQuery } from '@tanstack/react-query';
import Lock from 'lucide-react/icons/lock';
import { useTranslation } from 'react-i18next';
import { useCompany } from '../../bridge/company.ts';
import { useFormat } from '../../words/format.ts';
import { booksQuery } from './books-query.ts';
import styles from './step.module.css';

/** What Xero's lock dates mean for a starting day that lies on or before one; nothing where it does not. */
export function LockNote({ day }: { readonly day: string }) {
  const { t } = useTranslation('start');
  const format = useFormat();
  const company = useCompany();
  const { data } = useQuery(booksQuery(company.id, 'reference.read'));
  const { periodLockDate = null, endOfYearLockDate = null } = data?.reference?.organisation ?? {};
  const locks = [
    { id: 'year' as const, date: endOfYearLockDate, text: t('dayStep.lock.yearText') },
    { id: 'period' as const, date: periodLockDate, text: t('dayStep.lock.periodText') },
  ];
  return locks.map(({ id, date, text }) =>
    date === null || day > date ? null : (
      <div key={id} className={styles['warning']}>
        <Lock size={14} aria-hidden="true" />
        <p>
          <strong>{t(`dayStep.lock.${id}`, { day: format.day(date) })}</strong>
          <br />
          {text}
        </p>
      </div>
    ),
  );
}
