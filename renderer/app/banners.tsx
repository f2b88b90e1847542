import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useCompany } from '../bridge/company.ts';
import { useLive } from '../bridge/live.ts';
import { companyQuery } from '../bridge/queries.ts';
import { Banner } from '../ui/banner.tsx';

/** What holds for every screen at this moment, most serious first; one at a time. */
export function Banners() {
  const { t } = useTranslation();
  const company = useCompany();
  const link = useLive((live) => live.link);
  const engine = useLive((live) => live.engine);
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine);
  const { data } = useQuery(companyQuery(company.id, 'status.read', {}));
  const lastError = data?.lastRun?.error?.code;
  if (link === 'signed-out')
    return (
      <Banner kind="problem" title={t('banner.signedOut.title')} isNew look="edge">
        {t('banner.signedOut.why')} {t('banner.signedOut.todo')}
      </Banner>
    );
  if (link === 'lost')
    return (
      <Banner kind="problem" title={t('banner.lost.title')} isNew look="edge">
        {t('banner.lost.why')} {t('banner.lost.todo')}
      </Banner>
    );
  if (engine === 'failed')
    return (
      <Banner kind="problem" title={t('banner.failed.title')} isNew look="edge">
        {t('banner.failed.text')}
      </Banner>
    );
  if (engine === 'restarting')
    return (
      <Banner kind="warning" title={t('banner.restarting.title')} isNew look="edge">
        {t('banner.restarting.text')}
      </Banner>
    );
  if (company.archived)
    return (
      <Banner
        kind="info"
        title={t('banner.archived.title')}
        isNew
        look="edge"
        actions={<a href="#/settings/company">{t('banner.archived.go')}</a>}
      >
        {t('banner.archived.text')}
      </Banner>
    );
  if (!isOnline || lastError === 'offline')
    return (
      <Banner kind="info" title={t('banner.offline.title')} isNew look="edge">
        {t('banner.offline.text')}
      </Banner>
    );
  return null;
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('online', onChange);
  window.addEventListener('offline', onChange);
  return () => {
    window.removeEventListener('online', onChange);
    window.removeEventListener('offline', onChange);
  };
}
