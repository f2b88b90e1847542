import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
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
import { type FileKind, useApplyFile, useFilePreview } from './use-file.ts';
import { useUndoVersion } from './use-undo-version.ts';

const titles = { setup: 'file.importTitle', table: 'table.import', template: 'template.import' } as const;
const introductions = { setup: 'file.allOrNothing', table: 'table.text', template: 'template.text' } as const;
const appliedWords = { setup: 'file.applied', table: 'table.applied', template: 'template.applied' } as const;

interface ImportDialogProps {
  readonly kind: FileKind;
  readonly reference: ReferenceDto | null;
  readonly onClose: () => void;
}

/** Takes a file of settings, shows what it would change or what is wrong with it, and applies it: all of it or nothing. */
export function ImportDialog({ kind, reference, onClose }: ImportDialogProps) {
  const { t } = useTranslation(['applications', 'common'] as const);
  const format = useFormat();
  const company = useCompany();
  const [file, setFile] = useState<ChosenFile | null>(null);
  const settings = useQuery(companyQuery(company.id, 'settings.read', {}));
  const preview = useFilePreview(kind, file);
  const undo = useUndoVersion();
  const apply = useApplyFile(kind);
  const { problems = [], changes = [] } = (file === null ? undefined : preview.data) ?? {};
  const canApply = file !== null && preview.data !== undefined && problems.length === 0 && changes.length > 0;
  const run = (): void => {
    if (!canApply) return;
    const before = settings.data?.version ?? null;
    apply.mutate(file.text, {
      onSuccess: ({ version }) => {
        const action =
          before === null || before === version
            ? undefined
            : { label: t('common:actions.undo'), onPress: () => void undo({ made: version, before }) };
        pageToasts.show({ kind: 'success', title: t(appliedWords[kind], { version }), action });
        onClose();
      },
    });
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="large"
      title={t(titles[kind])}
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
        <p className={styles['note']}>{t(introductions[kind])}</p>
        <FileChooser
          file={file}
          kind={kind}
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
