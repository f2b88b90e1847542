import type { UseQueryResult } from '@tanstack/react-query';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useSay } from '../../words/say.ts';
import { ChangeList } from './change-list.tsx';
import type { ChosenFile } from './chosen-file.ts';
import { FailureNote } from './failure-note.tsx';
import styles from './import-dialog.module.css';
import { dataOf, problemPlace } from './problem-place.ts';
import { useChangeText } from './use-change-text.ts';
import type { FilePreviewed } from './use-file.ts';

interface FilePreviewProps {
  readonly file: ChosenFile;
  readonly preview: UseQueryResult<FilePreviewed>;
  readonly reference: ReferenceDto | null;
}

/** What the file would change, or everything that is wrong with it. */
export function FilePreview({ file, preview, reference }: FilePreviewProps) {
  const { t } = useTranslation('applications');
  if (preview.error)
    return <FailureNote what={t('file.previewFailed')} thrown={preview.error} todo={t('failed.readTodo')} />;
  if (preview.data === undefined) return <Skeleton label={t('file.reading')} shape="paragraph" count={4} />;
  const { problems, changes, leftOut } = preview.data;
  if (problems.length > 0) return <Problems file={file} problems={problems} reference={reference} />;
  return (
    <section aria-live="polite">
      <h3 className={styles['title']}>
        {changes.length === 0 ? t('file.same') : t('file.changes', { count: changes.length })}
      </h3>
      <ChangeList changes={changes} reference={reference} first={12} />
      {leftOut.length > 0 && <LeftOut leftOut={leftOut} />}
    </section>
  );
}

/** What of a template this company's Cledara or Xero does not have. */
function LeftOut({ leftOut }: Pick<FilePreviewed, 'leftOut'>) {
  const { t } = useTranslation('applications');
  const say = useSay();
  return (
    <>
      <h3 className={styles['title']}>{t('template.leftOut', { count: leftOut.length })}</h3>
      <ul className={styles['problems']}>
        {leftOut.map(({ at, message }) => (
          <li key={`${at} ${message}`}>
            <TriangleAlert size={14} aria-hidden="true" />
            <span>
              <strong translate="no">{at}</strong>
              <span className={styles['message']}>{say(message)}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

interface ProblemsProps extends Pick<FilePreviewProps, 'file' | 'reference'> {
  readonly problems: FilePreviewed['problems'];
}

function Problems({ file, problems, reference }: ProblemsProps) {
  const { t } = useTranslation('applications');
  const say = useSay();
  const data = useMemo(() => dataOf(file.text), [file.text]);
  const textsOf = useChangeText(reference);
  const lineText = (at: string): string | null => {
    const [, line, rest] = /^line (\d+)(?:: (.*))?$/s.exec(at) ?? [];
    if (line === undefined) return null;
    return rest === undefined ? t('table.line', { line }) : t('table.lineOf', { line, name: rest });
  };
  return (
    <section aria-live="polite">
      <h3 className={styles['title']}>{t('file.problems', { count: problems.length })}</h3>
      <p className={styles['note']}>{t('file.problemsTodo')}</p>
      <ul className={styles['problems']}>
        {problems.map(({ at, message }) => {
          const place = problemPlace(at, data);
          const texts = place === null ? null : textsOf({ ...place, from: null, to: null });
          return (
            <li key={`${at} ${message}`}>
              <TriangleAlert size={14} aria-hidden="true" />
              <span>
                <strong translate={texts === null || texts.isData ? 'no' : 'yes'}>
                  {texts?.subject ?? lineText(at) ?? at}
                </strong>
                {texts !== null && texts.field !== null && ` · ${texts.field}`}
                <span className={styles['message']}>{say(message)}</span>
                {texts !== null && (
                  <code translate="no" className={styles['path']}>
                    {at}
                  </code>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
