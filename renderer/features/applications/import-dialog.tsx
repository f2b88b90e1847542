import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import { useAct } from '../../bridge/act.ts';
import { useCompany } from '../../bridge/company.ts';
import { companyQuery } from '../../bridge/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { pageToasts } from '../../ui/page-toasts.ts';
import { useFormat } from '../../words/format.ts';
import type { ChosenFile } from './chosen-file.ts';
import { FailureNote } from './failure-note.tsx';
import { FileChooser } from './file-chooser.tsx';
import { FilePreview } from './file-preview.tsx';
import styles from './import-dialog.module.css';
import { useUndoVersion } from './use-undo-version.ts';

interface ImportDialogProps {
  readonly reference: ReferenceDto | null;
  readonly onClose: () => void;
}

/** Takes a setup file, shows what it would change or what is wrong with it, and applies it: all of it or nothing. */
export function ImportDialog({ reference, onClose }: ImportDialogProps) {
  const { t } = useTranslation(['applications', 'common'] as const);
  const format = useFormat();
  const company = useCompany();
  const [file, setFile] = useState<ChosenFile | null>(null);
  const settings = useQuery(companyQuery(company.id, 'settings.read', {}));
  const preview = useQuery({
    ...companyQuery(company.id, 'settings.preview', { json: file?.json ?? '' }),
    enabled: file !== null,
  });
  const undo = useUndoVersion();
  const apply = useAct('settings.apply');
  const { problems = [], changes = [] } = (file === null ? undefined : preview.data) ?? {};
  const canApply = file !== null && preview.data !== undefined && problems.length === 0 && changes.length > 0;
  const run = (): void => {
    if (!canApply) return;
    const before = settings.data?.version ?? null;
    apply.mutate(
      { json: file.json, author: company.author },
      {
        onSuccess: ({ version }) => {
          const action =
            before === null || before === version
              ? undefined
              : { label: t('common:actions.undo'), onPress: () => void undo({ made: version, before }) };
          pageToasts.show({ kind: 'success', title: t('file.applied', { version }), action });
          onClose();
        },
      },
    );
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="large"
      title={t('file.importTitle')}
      closeLabel={t('common:actions.close')}
      actions={
        <>
          <Button onPress={onClose}>{t('common:actions.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={!canApply}
            pendingLabel={apply.isPending ? t('file.applying') : undefined}
            onPress={run}
          >
            {canApply
              ? t('file.apply', { number: format.count(changes.length), count: changes.length })
              : t('file.applyNone')}
          </Button>
        </>
      }
    >
      <div className={styles['body']}>
        <p className={styles['note']}>{t('file.allOrNothing')}</p>
        <FileChooser
          file={file}
          onChoose={(chosen) => {
            apply.reset();
            setFile(chosen);
          }}
        />
        {apply.isError && <FailureNote what={t('file.applyFailed')} thrown={apply.error} todo={t('file.applyTodo')} />}
        {file !== null && <FilePreview file={file} preview={preview} reference={reference} />}
      </div>
    </Dialog>
  );
}
