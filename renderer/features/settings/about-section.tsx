import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCompany } from '../../bridge/company.ts';
import { appQuery } from '../../bridge/queries.ts';
import { KeyValues } from '../../ui/key-values.tsx';
import { Section } from '../../ui/section.tsx';
import styles from './form.module.css';
import { UpdateState } from './update-state.tsx';

/** What program this is, and where things are kept. */
export function AboutSection() {
  const { t } = useTranslation(['settings', 'common'] as const);
  const company = useCompany();
  const { data } = useQuery(appQuery('app.read'));
  const desktop = useQuery(appQuery('desktop.read'));
  return (
    <>
      <Section title={t('common:app.name')} description={t('about.description')}>
        <KeyValues
          look="rows"
          entries={[
            { id: 'version', key: t('about.version'), value: <span translate="no">{data?.version ?? ''}</span> },
            {
              id: 'window',
              key: t('about.window'),
              value: t(data?.platform === 'desktop' ? 'about.desktop' : 'about.browser'),
            },
            { id: 'author', key: t('about.author'), value: <bdi translate="no">{company.author}</bdi> },
          ]}
        />
      </Section>
      {desktop.data !== undefined && (
        <Section title={t('updates.title')}>
          <UpdateState {...desktop.data.updates} />
        </Section>
      )}
      <Section title={t('about.guide')}>
        <div className={styles['stack']}>
          <p className={styles['quiet']}>{t('about.guideText')}</p>
          <p>
            <a href="./guide/index.html" target="_blank" rel="noopener">
              {t('about.openGuide')}
            </a>
          </p>
        </div>
      </Section>
      <Section title={t('about.data')}>
        <div className={styles['stack']}>
          <p className={styles['quiet']}>{company.sample ? t('about.sampleText') : t('about.dataText')}</p>
          <p className={styles['quiet']}>{t('about.secretsText')}</p>
        </div>
      </Section>
      <Section title={t('about.licence')}>
        <p className={styles['quiet']}>{t('about.licenceText')}</p>
      </Section>
    </>
  );
}
