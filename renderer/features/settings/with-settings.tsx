import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import type { SettingsDto } from '../../../shared/contract/settings.ts';
import { useCompany } from '../../bridge/company.ts';
import { errorOfThrown } from '../../bridge/host-error.ts';
import { companyQuery } from '../../bridge/queries.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { FailureNote } from './failure-note.tsx';

interface WithSettingsProps {
  readonly children: (settings: SettingsDto, reference: ReferenceDto | null) => ReactNode;
}

/** A section that needs the company's settings: it waits for them, and says where there are none yet. */
export function WithSettings({ children }: WithSettingsProps) {
  const { t } = useTranslation(['settings', 'common'] as const);
  const company = useCompany();
  const settings = useQuery(companyQuery(company.id, 'settings.read', {}));
  const reference = useQuery(companyQuery(company.id, 'reference.read', {}));
  if (settings.data !== undefined && !reference.isPending)
    return children(settings.data, reference.data?.reference ?? null);
  const failed = settings.data === undefined ? settings.error : null;
  return (
    <>
      {failed === null ? (
        <Skeleton label={t('loading')} shape="paragraph" count={6} />
      ) : errorOfThrown(failed).code === 'not-connected' ? (
        <EmptyState title={t('notConnected.title')} action={<a href="#/start">{t('notConnected.go')}</a>}>
          {t('notConnected.text')}
        </EmptyState>
      ) : (
        <FailureNote
          what={t('notRead')}
          thrown={failed}
          actions={
            <Button size="small" onPress={() => void settings.refetch()}>
              {t('common:problem.tryAgain')}
            </Button>
          }
        />
      )}
    </>
  );
}
