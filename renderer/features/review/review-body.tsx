import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewSort } from '../../../shared/contract/review-list.ts';
import { errorOfThrown } from '../../bridge/host-error.ts';
import { useLive } from '../../bridge/live.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useSay } from '../../words/say.ts';
import { DetailPane } from './detail/detail-pane.tsx';
import styles from './review-body.module.css';
import { ReviewEmpty } from './review-empty.tsx';
import { ReviewGrid } from './review-grid.tsx';
import { SelectionBar } from './selection-bar.tsx';
import type { Review } from './use-review.ts';
import type { useReviewActs } from './use-review-acts.ts';
import type { useReviewMoves } from './use-review-moves.ts';
import { useStable } from './use-stable.ts';

export interface ReviewBodyProps {
  readonly review: Review;
  readonly moves: ReturnType<typeof useReviewMoves>;
  readonly acts: ReturnType<typeof useReviewActs>;
}

/** The list, what is selected of it, and beside it the one that is open; in a narrow window over it. */
export function ReviewBody(props: ReviewBodyProps) {
  const { review, acts } = props;
  const { place, selected, count } = review;
  return (
    <div className={styles['body']} data-open={place.item !== null || undefined}>
      <div className={styles['main']}>
        <StaleNote review={review} />
        <div className={styles['list']}>
          <ListOrWhyNot {...props} />
        </div>
        {count > 0 && (
          <SelectionBar
            selection={selected.selection}
            known={selected.known}
            able={review.able}
            onDecide={acts.decideSelection}
            onRecode={acts.recode}
            onUndo={acts.undoSelection}
            onClear={() => {
              selected.clear();
              review.grid.current?.focus();
            }}
          />
        )}
      </div>
      {place.item !== null && <OpenItem {...props} item={place.item} />}
    </div>
  );
}

function ListOrWhyNot({ review, moves }: ReviewBodyProps) {
  const { t } = useTranslation(['review', 'common'] as const);
  const say = useSay();
  const { list, total, place, change, columns, selected, cursor } = review;
  const onSort = useStable((sort: ReviewSort) => change({ sort }));
  const onAim = useStable((sort: ReviewSort) => review.askAhead({ filter: place.filter, sort }));
  const onSelectAll = useStable(review.count > 0 ? selected.clear : selected.selectAll);
  if (list.head === undefined) {
    if (list.error === null) return <Skeleton label={t('review:loading')} shape="table" count={16} />;
    return (
      <div className={styles['note']}>
        <ProblemNote
          whatHappened={t('review:readFailed.what')}
          why={say(errorOfThrown(list.error).message)}
          whatToDo={t('review:readFailed.next')}
          actions={<Button onPress={list.retry}>{t('common:problem.tryAgain')}</Button>}
        />
      </div>
    );
  }
  if (total === 0) return <ReviewEmpty place={place} onShow={(filter) => change({ filter })} />;
  return (
    <ReviewGrid
      total={total}
      listKey={list.shown.key}
      rowAt={review.rowAt}
      onRange={review.rows.see}
      onScroll={review.rows.ask}
      handle={review.grid}
      columns={columns}
      sort={place.sort}
      onSort={onSort}
      onAim={onAim}
      selection={selected.selection}
      onSelectAll={onSelectAll}
      cursor={cursor.cursor}
      openId={place.item}
      onPress={moves.onPress}
      isBusy={list.isBehind}
    />
  );
}

/** The list is there, but could not be read anew. It is tried again as soon as the engine is back. */
function StaleNote({ review: { list, rows } }: Pick<ReviewBodyProps, 'review'>) {
  const { t } = useTranslation(['review', 'common'] as const);
  const say = useSay();
  const engine = useLive((live) => live.engine);
  const error = list.error ?? rows.error;
  const { retry } = list;
  const isRead = list.head !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the engine comes back
  useEffect(() => {
    if (engine === 'ready' && error !== null) retry();
  }, [engine]);
  if (error === null || !isRead) return null;
  return (
    <Banner
      kind="warning"
      isNew
      title={t('review:readFailed.what')}
      actions={
        <Button size="small" onPress={retry}>
          {t('common:problem.tryAgain')}
        </Button>
      }
    >
      {say(errorOfThrown(error).message)}
    </Banner>
  );
}

function OpenItem({ review, moves, acts, item }: ReviewBodyProps & { readonly item: string }) {
  const { t } = useTranslation('review');
  const { cursor, total } = review;
  const { index } = cursor.cursor;
  return (
    <aside aria-label={t('detail.label')} className={styles['detail']} data-review-detail="">
      {/* Its words come when it is first opened; without a boundary of its own the list would be hidden and lose the focus. */}
      <Suspense fallback={<Skeleton label={t('loading')} shape="paragraph" count={8} />}>
        <DetailPane
          transactionId={item}
          onClose={moves.close}
          onNext={index < total - 1 ? () => moves.moveBy(1) : null}
          onPrevious={index > 0 ? () => moves.moveBy(-1) : null}
          onEditCoding={acts.recodeIds}
          onDecide={acts.decideIds}
          onUndo={acts.undoIds}
        />
      </Suspense>
    </aside>
  );
}
