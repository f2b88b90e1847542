import { useTranslation } from 'react-i18next';
import { errorOfThrown } from '../../bridge/host-error.ts';
import { pageToasts } from '../../ui/page-toasts.ts';
import { useFormat } from '../../words/format.ts';
import { useSay } from '../../words/say.ts';
import { canRecode, canUndo, type Decision } from './objection-to.ts';
import type { KnownRow } from './selection.ts';
import type { Review } from './use-review.ts';
import type { Resolved } from './use-selection.ts';

/** What can be done with the row of the keys, with what is selected, or with the open one. */
export function useReviewActs(review: Review, moveBy: (rows: number) => void) {
  const { t } = useTranslation('review');
  const { decisions, cursor, rowAt, rows, count, setCoding, setUndoing } = review;
  const withSelection = useWithSelection(review);

  const rowsOf = (ids: readonly string[]): ReadonlyMap<string, KnownRow> => {
    const found = ids.flatMap((id) => {
      const row = rowAt(rows.indexOf(id));
      return row === undefined ? [] : [[id, row] as const];
    });
    return new Map(found);
  };
  const decideIds = (decision: Decision, ids: readonly string[]) => {
    const isCurrent = ids.length === 1 && ids[0] === cursor.current().id;
    // What is done is out of the way: the next one comes under the keys, and the list stays where it is.
    if (decisions.decide(decision, ids, rowsOf(ids)) && isCurrent && decision !== 'reopen') moveBy(1);
  };
  const recodeRows = (meant: readonly KnownRow[]) => {
    const [only] = meant;
    if (only === undefined) return;
    if (meant.some(canRecode)) setCoding(meant);
    else pageToasts.show({ kind: 'info', title: t('cannot.recode'), detail: t('why.frozen', { count: meant.length }) });
  };
  return {
    decideIds,
    decideSelection: (decision: Decision) =>
      withSelection(({ ids, known }) => void decisions.decide(decision, ids, known)),
    decide: (decision: Decision) => {
      const { id } = cursor.current();
      if (count > 0) withSelection(({ ids, known }) => void decisions.decide(decision, ids, known));
      else if (id !== null) decideIds(decision, [id]);
    },
    undoIds: (ids: readonly string[]) => setUndoing([...rowsOf(ids).values()].filter(canUndo)),
    undoSelection: () =>
      withSelection(({ ids, known }) => setUndoing(ids.flatMap((id) => known.get(id) ?? []).filter(canUndo))),
    recodeIds: (ids: readonly string[]) => recodeRows([...rowsOf(ids).values()]),
    recode: () => {
      const row = rowAt(cursor.current().index);
      if (count > 0) withSelection(({ ids, known }) => recodeRows(ids.flatMap((id) => known.get(id) ?? [])));
      else if (row !== undefined) recodeRows([row]);
    },
  };
}

/** What is selected may be many rows that were never on screen: they are looked at first, with progress where it takes long. */
function useWithSelection({ selected, count }: Review) {
  const { t } = useTranslation('review');
  const say = useSay();
  const format = useFormat();
  return (then: (resolved: Resolved) => void): void => {
    if (count === 0) return;
    let toast: string | null = null;
    const onProgress = (done: number, total: number): void => {
      const text = t('progress', { done: format.count(done), total: format.count(total) });
      toast = pageToasts.show(
        { kind: 'info', title: t('selection.reading'), progress: { done, total, text } },
        toast ?? undefined,
      );
    };
    const closed = (): void => {
      if (toast !== null) pageToasts.close(toast);
    };
    selected.resolve(onProgress).then(
      (resolved) => {
        closed();
        then(resolved);
      },
      (thrown: unknown) => {
        closed();
        const detail = `${say(errorOfThrown(thrown).message)} ${t('failed.what')}`;
        pageToasts.show({ kind: 'problem', title: t('selection.failed'), detail });
      },
    );
  };
}
