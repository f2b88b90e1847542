import { useTranslation } from 'react-i18next';
import type { ReviewItemDto } from '../../../../shared/contract/review-item.ts';
import type { RowState } from '../../../../shared/contract/review-list.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { useSay } from '../../../words/say.ts';
import type { DetailCallbacks } from './detail-callbacks.ts';
import styles from './detail-pane.module.css';
import { ItemFix, mends } from './item-fix.tsx';
import { QuietNote } from './quiet-note.tsx';

/** States whose reason a person has to know: a person ends them, or time does, or nothing need be done. */
const kinds = {
  held: 'waiting',
  blocked: 'problem',
  uncertain: 'waiting',
  waiting: 'waiting',
  pending: 'waiting',
  excluded: 'quiet',
  none: 'quiet',
  undone: 'quiet',
} as const satisfies Partial<Record<RowState, 'problem' | 'waiting' | 'quiet'>>;

export interface ItemProblemProps extends Pick<DetailCallbacks, 'onDecide' | 'onEditCoding'> {
  readonly item: ReviewItemDto;
  readonly onShowInvoice: () => void;
}

/** Why this one does not simply go out: what happened, why, what to do, and the button that does it. */
export function ItemProblem({ item, ...callbacks }: ItemProblemProps) {
  const { t } = useTranslation('detail');
  const say = useSay();
  const { state, reason } = item.row;
  if (!isTold(state)) return null;
  const kind = kinds[state];
  const parts = {
    whatHappened: t(`problem.what.${whatOf(item, state)}`),
    why: reason === null ? t(noReasonOf(item)) : say(reason.message),
    whatToDo: t(`problem.todo.${todoOf(item)}`),
    ...(mends(item) ? { actions: <ItemFix item={item} {...callbacks} /> } : {}),
  };
  return (
    <div className={styles['problem']}>
      {kind === 'quiet' ? <QuietNote {...parts} /> : <ProblemNote kind={kind} {...parts} />}
    </div>
  );
}

function isTold(state: RowState): state is keyof typeof kinds {
  return Object.hasOwn(kinds, state);
}

function whatOf({ row: { reason } }: ReviewItemDto, state: keyof typeof kinds) {
  if (state === 'blocked' && reason?.code === 'rejected-by-xero') return 'refused';
  if (state === 'blocked' && reason?.code === 'not-coded') return 'not-coded';
  return state;
}

/** A movement that nothing is proposed for has no reason in the books: its kind or the settings are the reason. */
function noReasonOf({ row: { state, kind } }: ReviewItemDto) {
  if (state !== 'none') return 'problem.noReason';
  return kind === 'internal' ? 'problem.internal' : 'problem.notPosted';
}

function todoOf({ fix, row, actions, openDay }: ReviewItemDto) {
  if (openDay !== null && openDay.day !== null) return 'lock-date';
  if (row.state === 'undone') return 'undone';
  if (fix === null) return actions.reopen.allowed ? 'reopen' : row.state === 'none' ? 'none' : 'nothing';
  if (fix.kind === 'decide' && actions.reopen.allowed) return 'reopen';
  if (row.reason?.code === 'vat-differs') return 'vat-differs';
  if (fix.kind === 'coding') return `coding-${fix.field}` as const;
  if (fix.kind === 'settings') return `settings-${fix.section}` as const;
  if (fix.kind === 'decide' && row.reason?.code === 'maybe-in-xero') return 'maybe-in-xero';
  // Their sentences say how to find out which.
  const isEither = row.reason?.code === 'maybe-imported' || row.reason?.code === 'no-longer-listed';
  return fix.kind === 'decide' && isEither ? 'approve-or-leave-out' : fix.kind;
}
