import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { StatusDto } from '../../../shared/contract/methods.ts';
import { useCompany } from '../../bridge/company.ts';
import { errorOfThrown } from '../../bridge/host-error.ts';
import { companyQuery } from '../../bridge/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Accounts } from './accounts.tsx';
import { AttentionList } from './attention-list.tsx';
import { Budget } from './budget.tsx';
import { Connections } from './connections.tsx';
import { FailureNote } from './failure-note.tsx';
import { LastSync } from './last-sync.tsx';
import { NothingConnected } from './nothing-connected.tsx';
import styles from './overview-screen.module.css';
import { RunningSync } from './running-sync.tsx';
import { Runs } from './runs.tsx';
import { Spending } from './spending.tsx';
import { SyncNow } from './sync-now.tsx';

/** How things stand: what needs a person first, then the connections, and what was done and spent. */
export function OverviewScreen() {
  const { t } = useTranslation('overview');
  const company = useCompany();
  const status = useQuery(companyQuery(company.id, 'status.read', {}));
  const overview = useQuery(companyQuery(company.id, 'overview.read', {}));
  const failed = (status.data === undefined && status.error) || (overview.data === undefined && overview.error);
  const hasNoBooks = failed && errorOfThrown(failed).code === 'not-connected';
  if (hasNoBooks || (status.data !== undefined && isBare(status.data))) return <NothingConnected />;
  const retry = (): void => void Promise.all([status.refetch(), overview.refetch()]);
  return (
    <Page title={t('title')} subtitle={<LastSync status={status.data} />} actions={<SyncNow />}>
      <RunningSync />
      {failed ? (
        <FailureNote
          what={t('failed.what')}
          thrown={failed}
          actions={
            <Button size="small" onPress={retry}>
              {t('failed.retry')}
            </Button>
          }
        />
      ) : status.data === undefined ? (
        <Skeleton label={t('loading')} shape="table" count={10} />
      ) : (
        <>
          <div className={styles['columns']}>
            <div className={styles['column']}>
              {/* All movements are looked through for it; connections and accounts are there before. */}
              {overview.data === undefined ? (
                <Skeleton label={t('loading')} shape="table" count={10} />
              ) : (
                <>
                  <AttentionList attention={overview.data.attention} status={status.data} />
                  <Runs runs={overview.data.runs} />
                </>
              )}
            </div>
            <div className={styles['column']}>
              <Connections connections={status.data.connections} source={status.data.source} />
              <Accounts accounts={status.data.accounts} />
              <Budget budget={status.data.budget} counts={status.data.counts} />
            </div>
          </div>
          {overview.data !== undefined && <Spending spending={overview.data.spending} />}
        </>
      )}
    </Page>
  );
}

/** Before anything was ever connected there is nothing to overlook. */
function isBare({ connections, source }: StatusDto): boolean {
  return !connections.xero.connected && source === 'none';
}
