import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { errorOfThrown } from '../../bridge/host-error.ts';
import { appQuery } from '../../bridge/queries.ts';
import { Section } from '../../ui/section.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { DesktopFields } from './desktop-fields.tsx';
import { FailureNote } from './failure-note.tsx';
import styles from './form.module.css';

/** How the desktop app behaves on this computer. A host that is none knows nothing of it; then it says where it is. */
export function DesktopSection() {
  const { t } = useTranslation('settings');
  const { data, error } = useQuery(appQuery('desktop.read'));
  if (data !== undefined) return <DesktopFields present={data} />;
  if (error === null) return <Skeleton label={t('loading')} shape="table" count={6} />;
  if (errorOfThrown(error).code !== 'not-found') return <FailureNote what={t('desktop.notRead')} thrown={error} />;
  return (
    <Section title={t('desktop.title')}>
      <p className={styles['quiet']}>{t('desktop.inBrowser')}</p>
    </Section>
  );
}
