import { useTranslation } from 'react-i18next';
import type { ReviewItemDto } from '../../../../shared/contract/review-item.ts';
import { Button } from '../../../ui/button.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { DifferenceTable } from './difference-table.tsx';
import styles from './item-drift.module.css';
import { QuietNote } from './quiet-note.tsx';
import { useDecideDrift } from './use-decide-drift.ts';

/** What somebody has changed in Xero of a document, field by field, and whose version is to stand. */
export function ItemDrift({ item }: { readonly item: ReviewItemDto }) {
  const { t } = useTranslation('detail');
  const { drift, row } = item;
  const { decide, isBusy } = useDecideDrift(row.transactionId);
  if (drift === null || row.state !== 'pushed') return null;
  const { differences, acceptedBy, isReconciled } = drift;
  if (differences.length === 0) return isReconciled ? <p className={styles['quiet']}>{t('drift.reconciled')}</p> : null;
  const table = (
    <DifferenceTable
      caption={t('drift.caption')}
      sent={t('drift.ours')}
      now={t('drift.theirs')}
      rows={differences.map(({ field, ours, theirs }) => ({ field, sent: ours, now: theirs }))}
    />
  );
  if (acceptedBy !== null) {
    const what = t('drift.accepted', { author: acceptedBy });
    return <QuietNote whatHappened={what} why={table} whatToDo={t('drift.acceptedTodo')} />;
  }
  return (
    <ProblemNote
      whatHappened={t('drift.what')}
      why={table}
      whatToDo={isReconciled ? t('drift.todoReconciled') : t('drift.todo')}
      actions={
        <>
          <Button size="small" isDisabled={isBusy} onPress={() => decide('accept')}>
            {t('drift.accept')}
          </Button>
          <Button size="small" isDisabled={isBusy} onPress={() => decide('send')}>
            {t('drift.send')}
          </Button>
        </>
      }
    />
  );
}
