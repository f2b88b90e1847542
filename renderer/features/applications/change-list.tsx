import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import type { SettingsChangeDto } from '../../../shared/contract/settings.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import styles from './change-list.module.css';
import { type ChangeTexts, useChangeText } from './use-change-text.ts';

interface ChangeListProps {
  readonly changes: readonly SettingsChangeDto[];
  readonly reference: ReferenceDto | null;
  /** How many are shown before one asks for the rest. */
  readonly first: number;
}

/** What is different, one line each: whose setting, from what, to what. */
export function ChangeList({ changes, reference, first }: ChangeListProps) {
  const { t } = useTranslation('applications');
  const [isWhole, setIsWhole] = useState(false);
  const textsOf = useChangeText(reference);
  const shown = isWhole ? changes : changes.slice(0, first);
  return (
    <>
      <ul className={styles['list']}>
        {shown.map((change) => (
          <li key={JSON.stringify([change.area, change.name, change.field])} className={styles['line']}>
            <Change texts={textsOf(change)} />
          </li>
        ))}
      </ul>
      {changes.length > first && (
        <p className={styles['more']}>
          <LinkButton onPress={() => setIsWhole(!isWhole)}>
            {isWhole ? t('history.less') : t('history.more', { count: changes.length })}
          </LinkButton>
        </p>
      )}
    </>
  );
}

function Change({ texts: { subject, isData, field, from, to } }: { readonly texts: ChangeTexts }) {
  const { t } = useTranslation('applications');
  return (
    <>
      <span className={styles['subject']}>
        {isData ? (
          <bdi translate="no" title={subject}>
            {subject}
          </bdi>
        ) : (
          subject
        )}
        {field !== null && <span className={styles['field']}> · {field}</span>}
      </span>
      <span className={styles['values']}>
        {field === null && from === null ? (
          <Value text={to} />
        ) : (
          <>
            <Value text={from} isOld />
            <span aria-hidden="true"> → </span>
            <span className={styles['hidden']}>{t('history.to')}</span>
            <Value text={to} />
          </>
        )}
      </span>
    </>
  );
}

function Value({ text, isOld = false }: { readonly text: string | null; readonly isOld?: boolean }) {
  const { t } = useTranslation('applications');
  if (text === null) return <span className={styles['old']}>{t('history.notSet')}</span>;
  return (
    <bdi translate="no" className={isOld ? styles['old'] : styles['new']}>
      {text}
    </bdi>
  );
}
