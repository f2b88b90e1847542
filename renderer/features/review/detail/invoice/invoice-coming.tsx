import { useTranslation } from 'react-i18next';
import { Skeleton } from '../../../../ui/skeleton.tsx';
import styles from './invoice.module.css';

/** The place of the invoice while it is read: as large as a sheet of paper, so that nothing jumps when it comes. */
export function InvoiceComing() {
  const { t } = useTranslation('detail');
  return (
    <div className={styles['coming']}>
      <Skeleton label={t('invoice.reading')} shape="paragraph" count={6} />
    </div>
  );
}
