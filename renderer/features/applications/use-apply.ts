import { useTranslation } from 'react-i18next';
import { useAct } from '../../bridge/act.ts';
import { useCompany } from '../../bridge/company.ts';
import { HostError } from '../../bridge/host-error.ts';
import { pageToasts } from '../../ui/page-toasts.ts';

/** What became of one document. */
export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'not-reached' };

/** Changes documents in Xero to what the previewed settings say, and tells of each what came of it. */
export function useApply(
  version: number,
  onOver: (outcomes: ReadonlyMap<string, Outcome>) => void,
): { readonly apply: (ids: readonly string[]) => void; readonly isBusy: boolean; readonly failure: Error | null } {
  const { t } = useTranslation('applications');
  const company = useCompany();
  const act = useAct('reapply.apply');
  const apply = (ids: readonly string[]): void =>
    act.mutate(
      { ids: [...ids], version, author: company.author },
      {
        onSuccess: ({ changed, refused }) => {
          const outcomes = new Map<string, Outcome>(ids.map((id) => [id, { kind: 'not-reached' }]));
          for (const { transactionId } of changed) outcomes.set(transactionId, { kind: 'done' });
          for (const { transactionId, message } of refused) outcomes.set(transactionId, { kind: 'refused', message });
          onOver(outcomes);
          if (changed.length > 0) {
            pageToasts.show({ kind: 'success', title: t('apply.doneTitle', { count: changed.length }) });
          }
        },
      },
    );
  const stopped = act.data?.error;
  const failure = act.error ?? (stopped === undefined ? null : new HostError(stopped));
  return { apply, isBusy: act.isPending, failure };
}
