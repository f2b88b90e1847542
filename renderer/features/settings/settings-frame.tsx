import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCompany } from '../../bridge/company.ts';
import { companyQuery } from '../../bridge/queries.ts';
import { Page } from '../../ui/page.tsx';
import { useFormat } from '../../words/format.ts';
import { FrameContext } from './frame-context.ts';
import { type SectionName, sections } from './sections.ts';
import styles from './settings-frame.module.css';

interface SettingsFrameProps {
  readonly section: SectionName;
  readonly children: ReactNode;
}

/** The list of sections on the left, one of them beside it. It stays while the sections come and go. */
export function SettingsFrame({ section, children }: SettingsFrameProps) {
  const { t } = useTranslation('settings');
  const [actions, setActions] = useState<HTMLElement | null>(null);
  const content = useRef<HTMLDivElement>(null);
  const focusSection = useCallback(() => content.current?.focus(), []);
  const frame = useMemo(() => ({ actions, focusSection }), [actions, focusSection]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another section begins at its top
  useEffect(() => {
    content.current?.scrollTo({ top: 0 });
    if (document.activeElement === document.body) focusSection();
  }, [section, focusSection]);
  return (
    <Page
      title={t('title')}
      subtitle={<VersionNote />}
      actions={<div ref={setActions} className={styles['actions']} />}
      layout="fill"
    >
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
        <div ref={content} tabIndex={-1} className={styles['scroller']}>
          <div className={styles['content']}>
            <FrameContext value={frame}>{children}</FrameContext>
          </div>
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
