import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SyncProgress } from '../../shared/contract/sync-progress.ts';
import { useLive } from '../bridge/live.ts';
import { appQuery } from '../bridge/queries.ts';
import { WaitDialog } from '../ui/wait-dialog.tsx';
import { useFormat } from '../words/format.ts';
import styles from './finishing.module.css';

/** Above everything else while the program ends: what it still finishes, and that nothing is lost by it. */
export function Finishing() {
  const { t } = useTranslation();
  const progress = useLive((live) => live.progress);
  const { data } = useQuery(appQuery('app.read'));
  const syncing = data?.companies.flatMap(({ id, name }) => {
    const own = progress[id];
    return own === undefined ? [] : [{ id, name, own }];
  });
  return (
    <WaitDialog title={t('finishing.title')}>
      <div className={styles['texts']}>
        <p>{t('finishing.text')}</p>
        {syncing !== undefined && syncing.length > 0 && (
          <ul className={styles['companies']}>
            {syncing.map(({ id, name, own }) => (
              <li key={id}>
                <bdi translate="no">{name}</bdi>: <PhaseText progress={own} />
              </li>
            ))}
          </ul>
        )}
        <p className={styles['quiet']}>{t('finishing.limit')}</p>
      </div>
    </WaitDialog>
  );
}

function PhaseText({ progress: { phase, done, total } }: { readonly progress: SyncProgress }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (total === null) return t(`sync.phase.${phase}`);
  return (
    <>
      {t(`sync.phase.${phase}`)}, {t('sync.progress', { done: format.count(done), total: format.count(total) })}
    </>
  );
}
