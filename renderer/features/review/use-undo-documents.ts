import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorDto } from '../../../shared/contract/sync-summary.ts';
import type { ChangeRefusalDto } from '../../../shared/contract/undo.ts';
import { useAct } from '../../bridge/act.ts';
import { useCompany } from '../../bridge/company.ts';
import { errorOfThrown } from '../../bridge/host-error.ts';
import { pageToasts } from '../../ui/page-toasts.ts';

/** One call; more would let the person wait long without a sign. */
const chunkSize = 100;

export interface UndoResult {
  readonly refused: readonly ChangeRefusalDto[];
  /** What ended it early; what was taken out until then stays out. */
  readonly error: ErrorDto | null;
}

/** Takes documents out of Xero, and tells of those that are out. */
export function useUndoDocuments(): (ids: readonly string[]) => Promise<UndoResult> {
  const { t } = useTranslation('review');
  const company = useCompany();
  const { mutateAsync } = useAct('review.undo');
  return useCallback(
    async (ids) => {
      const refused: ChangeRefusalDto[] = [];
      let undone = 0;
      let error: ErrorDto | null = null;
      for (let from = 0; from < ids.length && error === null; from += chunkSize) {
        try {
          const answer = await mutateAsync({ ids: ids.slice(from, from + chunkSize), author: company.author });
          refused.push(...answer.refused);
          undone += answer.undone.length;
          // What waits for a look is among the refused, with the reason; the others can still go.
          if (answer.error !== undefined && answer.error.code !== 'waiting') error = answer.error;
        } catch (thrown) {
          error = errorOfThrown(thrown);
        }
      }
      if (undone > 0) pageToasts.show({ kind: 'success', title: t('undo.done', { count: undone }) });
      return { refused, error };
    },
    [mutateAsync, company.author, t],
  );
}
