import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import type { ApplicationRowDto } from '../../../shared/contract/settings.ts';
import { Button } from '../../ui/button.tsx';
import styles from './tracking-editor.module.css';
import { TrackingFields } from './tracking-fields.tsx';
import type { CodingChanges } from './with-coding.ts';

interface TrackingEditorProps {
  readonly row: ApplicationRowDto;
  readonly reference: ReferenceDto | null;
  readonly onClose: () => void;
  readonly onChange: (changes: CodingChanges) => void;
}

/** One option of each category, all of them saved at once. */
export function TrackingEditor({ row, reference, onClose, onChange }: TrackingEditorProps) {
  const { t } = useTranslation(['applications', 'common'] as const);
  const [tracking, setTracking] = useState<Readonly<Record<string, string>>>(row.own.tracking ?? {});
  const save = (changes: CodingChanges): void => {
    onClose();
    onChange(changes);
  };
  const isEmpty = Object.keys(tracking).length === 0;
  if (reference === null || reference.tracking.length === 0)
    return <p className={styles['none']}>{t(reference === null ? 'noLists' : 'tracking.none')}</p>;
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        save({ tracking: isEmpty ? null : tracking });
      }}
    >
      <TrackingFields reference={reference} value={tracking} onChange={setTracking} />
      <div className={styles['buttons']}>
        {row.own.tracking !== undefined && (
          <Button size="small" variant="quiet" onPress={() => save({ tracking: null })}>
            {t('clear.default')}
          </Button>
        )}
        <Button type="submit" size="small" variant="primary">
          {t('common:actions.save')}
        </Button>
      </div>
    </form>
  );
}
