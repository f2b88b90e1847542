import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import type { ApplicationRowDto } from '../../../shared/contract/settings.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { becomesAutomatic } from './becomes-automatic.ts';
import styles from './bulk-dialog.module.css';
import { BulkFields } from './bulk-fields.tsx';
import { BulkPreview } from './bulk-preview.tsx';
import { targetOf } from './row-key.ts';
import type { CodingSave } from './use-save-coding.ts';
import { type CodingChanges, differences } from './with-coding.ts';

interface BulkDialogProps {
  readonly rows: readonly ApplicationRowDto[];
  readonly defaults: ApplicationRowDto;
  readonly reference: ReferenceDto | null;
  readonly save: (save: CodingSave) => Promise<boolean>;
  readonly onClose: () => void;
}

/** Sets or clears fields of many applications at once, with a look at what that changes before it does. */
export function BulkDialog({ rows, defaults, reference, save, onClose }: BulkDialogProps) {
  const { t } = useTranslation(['applications', 'common'] as const);
  const [changes, setChanges] = useState<CodingChanges>({});
  const [isSaving, setIsSaving] = useState(false);
  const changed = useMemo(() => rows.filter(({ own }) => differences(own, changes).length > 0), [rows, changes]);
  const automatic = changed.filter((row) => becomesAutomatic(row, changes, defaults)).length;
  const run = async (): Promise<void> => {
    setIsSaving(true);
    const title = t('saved.many', { count: changed.length });
    const isSaved = await save({ targets: changed.map(targetOf), changes, title });
    setIsSaving(false);
    if (isSaved) onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="large"
      title={t('bulk.title', { count: rows.length })}
      closeLabel={t('common:actions.close')}
      actions={
        <>
          <Button onPress={onClose}>{t('common:actions.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={changed.length === 0}
            pendingLabel={isSaving ? t('bulk.working') : undefined}
            onPress={() => void run()}
          >
            {changed.length === 0 ? t('bulk.submitNone') : t('bulk.submit', { count: changed.length })}
          </Button>
        </>
      }
    >
      <div className={styles['body']}>
        <BulkFields changes={changes} reference={reference} onChange={setChanges} />
        <div className={styles['side']}>
          {automatic > 0 && (
            <Banner kind="warning" title={t('bulk.automatic', { count: automatic })}>
              {t('automatic.text')}
            </Banner>
          )}
          <BulkPreview rows={changed} total={rows.length} changes={changes} reference={reference} />
        </div>
      </div>
    </Dialog>
  );
}
