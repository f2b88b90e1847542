import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCompany } from '../../bridge/company.ts';
import { companyQuery } from '../../bridge/queries.ts';
import { Page } from '../../ui/page.tsx';
import { useFormat } from '../../words/format.ts';
import { type SectionName, sections } from './sections.ts';
import styles from './settings-frame.module.css';

interface SettingsFrameProps {
  readonly section: SectionName;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The list of sections on the left, one of them beside it. */
export function SettingsFrame({ section, actions, children }: SettingsFrameProps) {
  const { t } = useTranslation('settings');
  return (
    <Page title={t('title')} subtitle={<VersionNote />} actions={actions} layout="fill">
      <div className={styles['frame']}>
        <nav aria-label={t('sectionList')} className={styles['nav']}>
          <ul>
            {sections.map((name) => (
              <li key={name}>
                <a
                  href={`#/settings/${name}`}
                  aria-current={name === section ? 'page' : undefined}
                  className={styles['link']}
                >
                  {t(`sections.${name}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className={styles['scroller']}>
          <div className={styles['content']}>{children}</div>
        </div>
      </div>
    </Page>
  );
}

/** Which version holds, since when, and for what. */
function VersionNote() {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const company = useCompany();
  const { data } = useQuery(companyQuery(company.id, 'settings.read', {}));
  if (data === undefined) return null;
  if (data.version === null || data.at === null) return t('version.none');
  return (
    <>
      <a href="#/applications?history=1">{t('version.number', { number: data.version })}</a>
      <span aria-hidden="true"> · </span>
      {t('version.since', { moment: format.moment(data.at) })}
      <span aria-hidden="true"> · </span>
      {t('version.applies')}
    </>
  );
}
