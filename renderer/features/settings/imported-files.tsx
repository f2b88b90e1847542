import { useTranslation } from 'react-i18next';
import type { FileImportDto } from '../../../shared/contract/import-files.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { useFormat } from '../../words/format.ts';
import styles from './form.module.css';
import { SkippedLines } from './skipped-lines.tsx';

/** The files that were imported last, newest first. */
export function ImportedFiles({ imports }: { readonly imports: readonly FileImportDto[] }) {
  const { t } = useTranslation('common');
  const format = useFormat();
  return (
    <Disclosure summary={t('files.last')}>
      <ul className={styles['stack']}>
        {imports.map(({ id, name, importedAt, author, kind, skipped, ...counts }) => (
          <li key={id}>
            <bdi translate="no">{name}</bdi>
            <p className={styles['quiet']}>
              {t('files.when', { moment: format.moment(importedAt), author })}
              <span aria-hidden="true"> · </span>
              {t('files.result', { fresh: counts.new, known: counts.known, skipped: skipped.length })}
            </p>
            <SkippedLines kind={kind} skipped={skipped} />
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
