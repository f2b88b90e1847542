import { useTranslation } from 'react-i18next';
import type { CodingHistoryDto } from '../../../shared/contract/suggestions.ts';
import { useAct } from '../../bridge/act.ts';
import { AgoText } from '../../ui/ago-text.tsx';
import { Button } from '../../ui/button.tsx';
import { useFormat } from '../../words/format.ts';
import { FailureNote } from './failure-note.tsx';
import styles from './suggest-sheet.module.css';

/** What of Xero's documents the suggestions rest on, and the way to look at them anew. */
export function HistoryNote({ history }: { readonly history: CodingHistoryDto | null }) {
  const { t } = useTranslation('applications');
  const format = useFormat();
  const look = useAct('suggestions.look');
  return (
    <>
      <div className={styles['source']}>
        {history === null ? (
          <span>{t('suggest.never')}</span>
        ) : (
          <span>
            {t('suggest.read', { count: history.documents, day: format.day(history.from) })}{' '}
            {!history.isWhole && `${t('suggest.partial')} `}
            {!history.hasBills && `${t('suggest.withoutBills')} `}
            <span className={styles['look']}>
              {t('suggest.lastLook')} <AgoText at={history.readAt} lang={format.locale} />
            </span>
          </span>
        )}
        <Button
          size="small"
          pendingLabel={look.isPending ? t('suggest.looking') : undefined}
          onPress={() => look.mutate({})}
        >
          {t(history === null ? 'suggest.look' : 'suggest.lookAgain')}
        </Button>
      </div>
      {look.isError && <FailureNote what={t('suggest.lookFailed')} thrown={look.error} todo={t('suggest.lookTodo')} />}
    </>
  );
}
