import { useTranslation } from 'react-i18next';
import type { ImportedFileDto } from '../../../shared/contract/import-files.ts';
import styles from './form.module.css';
import { SkippedLines } from './skipped-lines.tsx';

/** What has just come of each file; it is read out as it appears. */
export function ImportResult({ files }: { readonly files: readonly ImportedFileDto[] }) {
  const { t } = useTranslation('common');
  return (
    <div role="status" className={styles['stack']}>
      {files.map((file) => (
        <div key={file.path}>
          <p>
            <bdi translate="no">{file.path}</bdi>
            {': '}
            {t('files.result', { fresh: file.new, known: file.known, skipped: file.skipped.length })}
          </p>
          <SkippedLines kind={file.kind} skipped={file.skipped} />
        </div>
      ))}
    </div>
  );
}
