import { useTranslation } from 'react-i18next';
import type { ReviewItemDto } from '../../../../shared/contract/review-item.ts';
import { Button } from '../../../ui/button.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { useSay } from '../../../words/say.ts';
import { DifferenceTable } from './difference-table.tsx';
import { useDecidePosted } from './use-decide-posted.ts';

/** Questions that have no difference to look at, by the reason's code. */
const plain: Readonly<Record<string, 'remark' | 'unlisted' | undefined>> = {
  'xero-remark': 'remark',
  'no-longer-listed': 'unlisted',
};

/** What was posted and asks for a person all the same: Cledara changed it since or lists it no more, or Xero took it with a remark. */
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
  const asked = plain[proposal.reason.code];
  if (asked !== undefined) {
    return (
      <ProblemNote
        whatHappened={t(`posted.${asked}`)}
        why={say(proposal.reason.message)}
        whatToDo={t(`posted.${asked}Todo`)}
        actions={leave}
      />
    );
  }
  if (cledaraChange === null) return null;
  return (
    <ProblemNote
      whatHappened={t('posted.changed')}
      why={
        <DifferenceTable
          caption={t('posted.caption')}
          sent={t('drift.ours')}
          now={t('posted.now')}
          rows={cledaraChange.map(({ field, ours, theirs }) => ({ field, sent: theirs, now: ours }))}
        />
      }
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
