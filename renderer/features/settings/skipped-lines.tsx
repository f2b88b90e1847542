import { useTranslation } from 'react-i18next';
import type { ImportedFileDto } from '../../../shared/contract/import-files.ts';
import { useSay } from '../../words/say.ts';
import styles from './form.module.css';

/** What was left out of a file, each with its reason. */
export function SkippedLines({ kind, skipped }: Pick<ImportedFileDto, 'kind' | 'skipped'>) {
  const { t } = useTranslation('common');
  const say = useSay();
  if (skipped.length === 0) return null;
  return (
    <ul className={styles['points']}>
      {skipped.map(({ line, reason }) => (
        <li key={`${line} ${reason}`}>
          {t(kind === 'invoices' ? 'files.entry' : 'files.line', { line })}
          {': '}
          {say(reason)}
        </li>
      ))}
    </ul>
  );
}
