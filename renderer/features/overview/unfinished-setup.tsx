import Flag from 'lucide-react/icons/flag';
import { useTranslation } from 'react-i18next';
import styles from './attention-list.module.css';

/** The way back to a set-up that was left. */
export function UnfinishedSetup() {
  const { t } = useTranslation('overview');
  return (
    <li className={styles['row']}>
      <span className={styles['icon']} data-tone="accent">
        <Flag size={16} aria-hidden="true" />
      </span>
      <div className={styles['texts']}>
        <p className={styles['cause']}>{t('attention.setUp')}</p>
        <p className={styles['sentence']}>{t('attention.setUpText')}</p>
      </div>
      <a className={styles['fix']} href="#/start">
        {t('attention.goOn')}
      </a>
    </li>
  );
}
