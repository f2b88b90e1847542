import { useTranslation } from 'react-i18next';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import type { ApplicationRowDto, CodingField } from '../../../shared/contract/settings.ts';
import styles from './bulk-dialog.module.css';
import { rowKey } from './row-key.ts';
import { rowName } from './row-name.ts';
import { type CodingText, useCodingText } from './use-coding-text.ts';
import { type CodingChanges, differences } from './with-coding.ts';

interface BulkPreviewProps {
  /** Those that change. */
  readonly rows: readonly ApplicationRowDto[];
  /** Those that were selected. */
  readonly total: number;
  readonly changes: CodingChanges;
  readonly reference: ReferenceDto | null;
}

/** Which applications change, and from what to what. */
export function BulkPreview({ rows, total, changes, reference }: BulkPreviewProps) {
  const { t } = useTranslation('applications');
  const text = useCodingText(reference);
  return (
    <section className={styles['preview']} aria-live="polite">
      <h3 className={styles['title']}>{t('bulk.preview', { count: rows.length, total })}</h3>
      {Object.keys(changes).length === 0 && <p className={styles['note']}>{t('bulk.nothingYet')}</p>}
      <ul className={styles['list']}>
        {rows.map((row) => (
          <li key={rowKey(row)}>
            <bdi translate="no" className={styles['name']}>
              {rowName(row)}
            </bdi>
            {differences(row.own, changes).map((field) => (
              <Difference key={field} row={row} field={field} changes={changes} text={text} />
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface DifferenceProps {
  readonly row: ApplicationRowDto;
  readonly field: CodingField;
  readonly changes: CodingChanges;
  readonly text: CodingText;
}

function Difference({ row, field, changes, text }: DifferenceProps) {
  const { t } = useTranslation('applications');
  const before = row.own[field];
  const after = changes[field];
  return (
    <span className={styles['difference']}>
      {t(`settings.${field}`)}: {before === undefined ? t('default') : <bdi translate="no">{text(field, before)}</bdi>}
      {' → '}
      {after === null || after === undefined ? t('default') : <bdi translate="no">{text(field, after)}</bdi>}
    </span>
  );
}
