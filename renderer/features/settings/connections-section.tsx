import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCompany } from '../../bridge/company.ts';
import { errorOfThrown } from '../../bridge/host-error.ts';
import { companyQuery } from '../../bridge/queries.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { CledaraConnection } from './cledara-connection.tsx';
import { CledaraFiles } from './cledara-files.tsx';
import { FailureNote } from './failure-note.tsx';
import { XeroConnection } from './xero-connection.tsx';

/** Both services: as whom the company is connected, and how to connect again. */
export function ConnectionsSection() {
  const { t } = useTranslation(['settings', 'common'] as const);
  const company = useCompany();
  const { data, error, refetch } = useQuery(companyQuery(company.id, 'status.read', {}));
  return (
    <>
      {data !== undefined ? (
        <>
          <XeroConnection xero={data.connections.xero} />
          <CledaraConnection cledara={data.connections.cledara} />
          <CledaraFiles />
        </>
      ) : error === null ? (
        <Skeleton label={t('loading')} shape="paragraph" count={6} />
      ) : errorOfThrown(error).code === 'not-connected' ? (
        <EmptyState title={t('notConnected.title')} action={<a href="#/start">{t('notConnected.go')}</a>}>
          {t('notConnected.text')}
        </EmptyState>
      ) : (
        <FailureNote
          what={t('notRead')}
          thrown={error}
          actions={
            <Button size="small" onPress={() => void refetch()}>
              {t('common:problem.tryAgain')}
            </Button>
          }
        />
      )}
    </>
  );
}
