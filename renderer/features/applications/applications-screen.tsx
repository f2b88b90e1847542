import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCompany } from '../../bridge/company.ts';
import { errorOfThrown } from '../../bridge/host-error.ts';
import { companyQuery } from '../../bridge/queries.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { FailureNote } from './failure-note.tsx';
import { Mapping } from './mapping.tsx';

/** What is pushed for each application and where: one table, with the defaults on top. */
export function ApplicationsScreen() {
  const { t } = useTranslation(['applications', 'common'] as const);
  const company = useCompany();
  const list = useQuery(companyQuery(company.id, 'applications.list', {}));
  const reference = useQuery(companyQuery(company.id, 'reference.read', {}));
  // The settings are what an edit starts from; they are kept at hand.
  const settings = useQuery(companyQuery(company.id, 'settings.read', {}));
  const failed = list.data === undefined ? list.error : null;
  if (list.data !== undefined && !settings.isPending)
    return (
      <Mapping
        list={list.data}
        reference={reference.data?.reference ?? null}
        pushedBefore={settings.data?.pushedUnderOlder ?? 0}
      />
    );
  return (
    <Page title={t('title')}>
      {failed === null ? (
        <Skeleton label={t('loading')} shape="table" count={12} />
      ) : errorOfThrown(failed).code === 'not-connected' ? (
        <EmptyState title={t('empty.title')} action={<a href="#/start">{t('empty.connect')}</a>}>
          {t('empty.notConnected')}
        </EmptyState>
      ) : (
        <FailureNote
          what={t('failed.read')}
          thrown={failed}
          todo={t('failed.readTodo')}
          actions={
            <Button size="small" onPress={() => void list.refetch()}>
              {t('common:problem.tryAgain')}
            </Button>
          }
        />
      )}
    </Page>
  );
}
