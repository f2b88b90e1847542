import { useTranslation } from 'react-i18next';
import type { DifferenceDto } from '../../../../shared/contract/drift.ts';
import type { ReviewItemDto } from '../../../../shared/contract/review-item.ts';
import { Button } from '../../../ui/button.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { useSay } from '../../../words/say.ts';
import styles from './item-drift.module.css';
import { useDecidePosted } from './use-decide-posted.ts';

/** What was posted and asks for a person all the same: Cledara changed it since, or Xero took it with a remark. */
export function ItemPostedQuestion({ item }: { readonly item: ReviewItemDto }) {
  const { t } = useTranslation('detail');
  const say = useSay();
  const { cledaraChange, row, proposal } = item;
  const { decide, isBusy } = useDecidePosted(row.transactionId);
  if (row.state !== 'pushed' || proposal === null) return null;
  const leave = (
    <Button size="small" isDisabled={isBusy} onPress={() => decide('leave')}>
      {t('posted.leave')}
    </Button>
  );
  if (proposal.reason.code === 'xero-remark') {
    return (
      <ProblemNote
        whatHappened={t('posted.remark')}
        why={say(proposal.reason.message)}
        whatToDo={t('posted.remarkTodo')}
        actions={leave}
      />
    );
  }
  if (cledaraChange === null) return null;
  return (
    <ProblemNote
      whatHappened={t('posted.changed')}
      why={<CledaraChanges differences={cledaraChange} />}
      whatToDo={t('posted.changedTodo')}
      actions={
        <>
          {leave}
          <Button size="small" isDisabled={isBusy} onPress={() => decide('send')}>
            {t('posted.send')}
          </Button>
        </>
      }
    />
  );
}

/** The fields of a document that Cledara's word can change. */
const named = [
  'kind',
  'date',
  'amount',
  'contact',
  'description',
  'account',
  'taxType',
  'tracking',
  'number',
  'dueDate',
] as const;

function CledaraChanges({ differences }: { readonly differences: readonly DifferenceDto[] }) {
  const { t } = useTranslation('detail');
  return (
    <table className={styles['table']}>
      <caption className={styles['caption']}>{t('posted.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('drift.field')}</th>
          <th scope="col">{t('drift.ours')}</th>
          <th scope="col">{t('posted.now')}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ field, ours, theirs }) => {
          const known = named.find((name) => name === field);
          return (
            <tr key={field}>
              <th scope="row">{known === undefined ? field : t(`drift.fields.${known}`)}</th>
              <td translate="no">{theirs}</td>
              <td translate="no">{ours}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
