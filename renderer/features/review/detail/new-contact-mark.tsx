import UserPlus from 'lucide-react/icons/user-plus';
import { useTranslation } from 'react-i18next';
import styles from './document-drawing.module.css';

/** Xero has no such contact yet. */
export function NewContactMark() {
  const { t } = useTranslation('detail');
  return (
    <span className={styles['newContact']}>
      <UserPlus size={13} aria-hidden="true" />
      {t('document.newContact')}
    </span>
  );
}
