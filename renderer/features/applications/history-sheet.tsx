import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import type { SettingsVersionDto } from '../../../shared/contract/settings.ts';
import { useAct } from '../../bridge/act.ts';
import { useCompany } from '../../bridge/company.ts';
import { companyQuery } from '../../bridge/queries.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { pageToasts } from '../../ui/page-toasts.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { CompareVersions } from './compare-versions.tsx';
import { FailureNote } from './failure-note.tsx';
import styles from './history-sheet.module.css';
import { useSayFailure } from './use-say-failure.ts';
import { useUndoVersion } from './use-undo-version.ts';
import { VersionEntry } from './version-entry.tsx';

/** As many versions as are worth looking through; older ones stay in the books. */
const versionsShown = 100;

interface HistorySheetProps {
  readonly isOpen: boolean;
  readonly reference: ReferenceDto | null;
  readonly onClose: () => void;
}

/** Every version of the settings with what it changed, newest first, and the way back to each. */
export function HistorySheet({ isOpen, reference, onClose }: HistorySheetProps) {
  const { t } = useTranslation(['applications', 'common'] as const);
  return (
    <Sheet isOpen={isOpen} onClose={onClose} title={t('history.title')} closeLabel={t('common:actions.close')}>
      <History reference={reference} />
    </Sheet>
  );
}

function History({ reference }: { readonly reference: ReferenceDto | null }) {
  const { t } = useTranslation(['applications', 'common'] as const);
  const company = useCompany();
  const { data, error, refetch } = useQuery(companyQuery(company.id, 'settings.history', { limit: versionsShown }));
  const [asked, setAsked] = useState<SettingsVersionDto | null>(null);
  if (data === undefined && error)
    return (
      <FailureNote
        what={t('history.failed')}
        thrown={error}
        todo={t('failed.readTodo')}
        actions={
          <Button size="small" onPress={() => void refetch()}>
            {t('common:problem.tryAgain')}
          </Button>
        }
      />
    );
  if (data === undefined) return <Skeleton label={t('history.loading')} shape="paragraph" count={6} />;
  const [newest] = data.versions;
  if (newest === undefined) return <EmptyState title={t('history.empty')}>{t('history.emptyText')}</EmptyState>;
  return (
    <div className={styles['history']}>
      <p className={styles['note']}>{t('history.note')}</p>
      {data.versions.length > 1 && (
        <CompareVersions key={newest.number} versions={data.versions} reference={reference} />
      )}
      <ol className={styles['versions']}>
        {data.versions.map((version) => (
          <VersionEntry
            key={version.number}
            version={version}
            isInForce={version === newest}
            reference={reference}
            onRevert={() => setAsked(version)}
          />
        ))}
      </ol>
      {data.versions.length === versionsShown && <p className={styles['note']}>{t('history.older')}</p>}
      {asked !== null && <Revert version={asked} inForce={newest.number} onClose={() => setAsked(null)} />}
    </div>
  );
}

interface RevertProps {
  readonly version: SettingsVersionDto;
  readonly inForce: number;
  readonly onClose: () => void;
}

function Revert({ version: { number }, inForce, onClose }: RevertProps) {
  const { t } = useTranslation(['applications', 'common'] as const);
  const company = useCompany();
  const revert = useAct('settings.revert');
  const sayFailure = useSayFailure();
  const undo = useUndoVersion();
  const confirm = (): void =>
    revert.mutate(
      { version: number, author: company.author },
      {
        onSuccess: ({ version }) => {
          const action = {
            label: t('common:actions.undo'),
            onPress: () => void undo({ made: version, before: inForce }),
          };
          const isNew = version !== inForce;
          pageToasts.show({
            kind: 'success',
            title: isNew ? t('history.done', { number, version }) : t('history.same'),
            action: isNew ? action : undefined,
          });
          onClose();
        },
        onError: (thrown) => {
          sayFailure(thrown);
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      isOpen
      title={t('history.ask', { number })}
      confirmLabel={t('history.confirm', { number })}
      cancelLabel={t('common:actions.cancel')}
      pendingLabel={revert.isPending ? t('history.working') : undefined}
      onConfirm={confirm}
      onCancel={onClose}
    >
      {t('history.askText', { next: inForce + 1 })}
    </ConfirmDialog>
  );
}
