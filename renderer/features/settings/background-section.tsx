import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCompany } from '../../bridge/company.ts';
import { appQuery } from '../../bridge/queries.ts';
import { Section } from '../../ui/section.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { BackgroundChoiceFields } from './background-choice-fields.tsx';
import { BackgroundPause } from './background-pause.tsx';
import { FailureNote } from './failure-note.tsx';
import styles from './form.module.css';

/** What begins by itself: for the company on screen, and for all of them. It holds at once. */
export function BackgroundSection() {
  const { t } = useTranslation('settings');
  const company = useCompany();
  const { data, error } = useQuery(appQuery('background.read'));
  if (data === undefined) {
    if (error !== null) return <FailureNote what={t('background.notRead')} thrown={error} />;
    return <Skeleton label={t('loading')} shape="table" count={6} />;
  }
  const own = data.companies.find((one) => one.company === company.id);
  return (
    <>
      <Section title={t('background.title')} description={t('background.description', { company: company.name })}>
        {own === undefined ? (
          <p className={styles['quiet']}>{t('background.sample')}</p>
        ) : (
          <BackgroundChoiceFields present={own} />
        )}
      </Section>
      <Section title={t('background.never.title')}>
        <ul className={styles['points']}>
          <li>{t('background.never.approve')}</li>
          <li>{t('background.never.grace')}</li>
          <li>{t('background.never.together')}</li>
        </ul>
      </Section>
      <Section title={t('background.all')} description={t('background.allText')}>
        <BackgroundPause present={data} />
      </Section>
    </>
  );
}
