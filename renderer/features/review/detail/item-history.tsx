import { useTranslation } from 'react-i18next';
import type { ActivityDto } from '../../../../shared/contract/activity.ts';
import { AgoText } from '../../../ui/ago-text.tsx';
import { useFormat } from '../../../words/format.ts';
import { useSay } from '../../../words/say.ts';
import { DetailSection } from './detail-section.tsx';
import { isRowState } from './is-row-state.ts';
import styles from './item-history.module.css';

/** All that has happened to the item, newest first, from the log that is never edited. */
export function ItemHistory({ history }: { readonly history: readonly ActivityDto[] }) {
  const { t } = useTranslation('detail');
  return (
    <DetailSection title={t('history.title')}>
      {history.length === 0 ? (
        <p className={styles['quiet']}>{t('history.none')}</p>
      ) : (
        <ol className={styles['entries']}>
          {history.map((entry) => (
            <Entry key={entry.seq} entry={entry} />
          ))}
        </ol>
      )}
    </DetailSection>
  );
}

function Entry({ entry: { at, message, fromState, toState, runId } }: { readonly entry: ActivityDto }) {
  const { t } = useTranslation(['detail', 'common']);
  const format = useFormat();
  const say = useSay();
  const from = isRowState(fromState) ? t(`common:state.${fromState}`) : null;
  const to = isRowState(toState) ? t(`common:state.${toState}`) : null;
  return (
    <li className={styles['entry']}>
      <span className={styles['when']} translate="no">
        <AgoText at={at} lang={format.locale} />
      </span>
      <div className={styles['what']}>
        <p className={styles['message']}>{say(message)}</p>
        <p className={styles['quiet']}>
          {to !== null && (from === null || from === to ? to : t('history.change', { from, to }))}
          {to !== null && runId !== null && ' · '}
          {runId !== null && <a href={`#/activity?run=${encodeURIComponent(runId)}`}>{t('history.run')}</a>}
        </p>
      </div>
    </li>
  );
}
