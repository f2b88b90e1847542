import { useQuery } from '@tanstack/react-query';
import CircleAlertIcon from 'lucide-react/icons/circle-alert';
import CircleCheckIcon from 'lucide-react/icons/circle-check';
import CircleDashedIcon from 'lucide-react/icons/circle-dashed';
import { useTranslation } from 'react-i18next';
import type { SyncProgress } from '../../shared/contract/sync-progress.ts';
import { useCompany } from '../bridge/company.ts';
import { useLive } from '../bridge/live.ts';
import { companyQuery } from '../bridge/queries.ts';
import { AgoText } from '../ui/ago-text.tsx';
import { useFormat } from '../words/format.ts';
import styles from './connection-state.module.css';
import { NextSyncText } from './next-sync-text.tsx';

/** `files`: what the service would tell comes from files. */
type Health = 'ok' | 'none' | 'refused' | 'files';

/** Bottom of the rail: both services with a word, and the sync that runs or the one that ran last. */
export function ConnectionState() {
  const { t } = useTranslation();
  const company = useCompany();
  const { data } = useQuery(companyQuery(company.id, 'status.read', {}));
  const progress = useLive((live) => live.progress[company.id] ?? null);
  return (
    <section className={styles['state']} aria-label={t('connection.label')}>
      {progress === null ? (
        <>
          <LastSync at={data?.lastRun?.finishedAt ?? null} known={data !== undefined} />
          <NextSyncText />
        </>
      ) : (
        <Running progress={progress} />
      )}
      {data !== undefined && (
        <ul className={styles['services']}>
          <Service name="cledara" health={data.source === 'files' ? 'files' : healthOf(data.connections.cledara)} />
          <Service
            name="xero"
            health={
              data.connections.xero.trouble?.code === undefined
                ? healthOf(data.connections.xero)
                : data.connections.xero.connected
                  ? 'refused'
                  : 'none'
            }
          />
        </ul>
      )}
    </section>
  );
}

function healthOf({ connected, health }: { readonly connected: boolean; readonly health: string }): Health {
  if (!connected) return 'none';
  return health === 'refused' ? 'refused' : 'ok';
}

const icons = {
  ok: CircleCheckIcon,
  none: CircleDashedIcon,
  refused: CircleAlertIcon,
  files: CircleCheckIcon,
} as const;

function Service({ name, health }: { readonly name: 'xero' | 'cledara'; readonly health: Health }) {
  const { t } = useTranslation();
  const Icon = icons[health];
  const words = `${t(`connection.${name}`)}: ${t(`connection.${health}`)}`;
  return (
    <li>
      <a className={styles['service']} data-health={health} href="#/settings/connections" title={words}>
        <Icon size={14} aria-hidden />
        <span className={styles['words']}>
          {t(`connection.${name}`)} <span className={styles['quiet']}>{t(`connection.${health}`)}</span>
        </span>
      </a>
    </li>
  );
}

function LastSync({ at, known }: { readonly at: string | null; readonly known: boolean }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  if (!known) return null;
  if (at === null) return <p className={styles['sync']}>{t('sync.never')}</p>;
  return (
    <p className={styles['sync']}>
      {t('sync.last', { when: '' })} <AgoText at={at} lang={locale} />
    </p>
  );
}

function Running({ progress }: { readonly progress: SyncProgress }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { done, total, leftMs } = progress;
  return (
    <div className={styles['sync']}>
      <p className={styles['phase']}>{t(`sync.phase.${progress.phase}`)}</p>
      <progress
        className={styles['bar']}
        aria-label={t(`sync.phase.${progress.phase}`)}
        {...(total === null || total === 0 ? {} : { value: done, max: total })}
      />
      <p className={styles['quiet']}>
        {total !== null && t('sync.progress', { done: format.count(done), total: format.count(total) })}
        {leftMs !== null && <> · {t('sync.left', { time: format.duration(leftMs) })}</>}
      </p>
    </div>
  );
}
