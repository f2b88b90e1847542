import { CheckIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { useFormat } from '../../words/format.ts';
import { CodingDialog } from './coding-dialog.tsx';
import { QuestionDialog } from './question-dialog.tsx';
import { ReviewBody } from './review-body.tsx';
import { ReviewKeys, type ReviewMoves } from './review-keys.ts';
import { ReviewToolbar } from './review-toolbar.tsx';
import { UndoDialog } from './undo-dialog.tsx';
import { useReview } from './use-review.ts';
import { useReviewActs } from './use-review-acts.ts';
import { useReviewMoves } from './use-review-moves.ts';

/** Every movement in one list: what needs a person, what Xero will get, and what has become of the rest. */
export function ReviewScreen() {
  const { t } = useTranslation('review');
  const format = useFormat();
  const review = useReview();
  const moves = useReviewMoves(review);
  const acts = useReviewActs(review, moves.moveBy);
  const { count, able, grid, total, place, selected, coding, decisions } = review;
  const keyMoves: ReviewMoves = {
    ...moves,
    moveToEnd: (end) => moves.moveTo(end === 'first' ? 0 : total - 1),
    page: (direction) => moves.moveBy(direction * Math.max(1, (grid.current?.rowsInSight() ?? 10) - 1)),
    step: moves.moveBy,
    decide: acts.decide,
    approveSelection: () => acts.decideSelection('approve'),
    recode: acts.recode,
    selectAll: selected.selectAll,
    search: () => review.search.current?.focus(),
  };
  const approvable = count > 0 ? able?.approve : undefined;
  return (
    <Page
      title={t('title')}
      layout="fill"
      actions={
        <Button
          variant="primary"
          icon={<CheckIcon />}
          isDisabled={total === 0 || approvable === 0}
          onPress={() => acts.decide('approve')}
        >
          {approvable === undefined
            ? t('actions.approve')
            : t('actions.approveMany', { number: format.count(approvable) })}
        </Button>
      }
      toolbar={
        <ReviewToolbar
          place={place}
          change={review.change}
          counts={review.list.head?.states}
          columns={review.columns}
          views={review.views}
          grid={grid}
          search={review.search}
        />
      }
    >
      <ReviewKeys moves={keyMoves} isOpen={place.item !== null} hasSelection={count > 0} />
      <ReviewBody review={review} moves={moves} acts={acts} />
      <QuestionDialog question={decisions.question} onAnswer={decisions.answer} />
      {review.undoing !== null && (
        <UndoDialog
          rows={review.undoing}
          onClose={() => {
            review.setUndoing(null);
            grid.current?.focus();
          }}
        />
      )}
      {coding !== null && (
        <CodingDialog
          rows={coding}
          onClose={() => {
            review.setCoding(null);
            grid.current?.focus();
          }}
        />
      )}
    </Page>
  );
}
