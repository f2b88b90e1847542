import { useQuery } from '@tanstack/react-query';
import ExternalLink from 'lucide-react/icons/external-link';
import { useTranslation } from 'react-i18next';
import { host } from '../../bridge/client.ts';
import { useCompany } from '../../bridge/company.ts';
import { appQuery } from '../../bridge/queries.ts';
import { KeyValues } from '../../ui/key-values.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Section } from '../../ui/section.tsx';
import styles from './form.module.css';
import { SettingsFrame } from './settings-frame.tsx';

/** What program this is, and where things are kept. */
export function AboutSection() {
  const { t } = useTranslation(['settings', 'common'] as const);
  const company = useCompany();
  const { data } = useQuery(appQuery('app.read'));
  const openGuide = (): void => host.openExternal(new URL('./guide/index.html', window.location.href).href);
  return (
    <SettingsFrame section="about">
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
            {
              id: 'guide',
              key: t('about.help'),
              value: (
                <LinkButton icon={<ExternalLink />} onPress={openGuide}>
                  {t('common:help.guide')}
                </LinkButton>
              ),
            },
          ]}
        />
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
    </SettingsFrame>
  );
}
