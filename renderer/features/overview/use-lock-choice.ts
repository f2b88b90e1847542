import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AttentionDto } from '../../../shared/contract/overview.ts';
import { call } from '../../bridge/client.ts';
import { useCompany } from '../../bridge/company.ts';
import { errorOfThrown } from '../../bridge/host-error.ts';
import { useOpenDay } from '../../bridge/use-open-day.ts';
import { pageToasts } from '../../ui/page-toasts.ts';
import { useFormat } from '../../words/format.ts';
import { useSay } from '../../words/say.ts';

export type LockChoice = 'wait' | 'post' | 'exclude';

/** More than this at once are not named; the list of them is one click away. */
const mostAtOnce = 100_000;

/** Carries out what a person chose for all items that a lock date blocks, says what became of it, and offers to undo it. */
export function useLockChoice(group: AttentionDto & { readonly openDay: string }, onDone: () => void) {
  const { t } = useTranslation('overview');
  const { t: common } = useTranslation('common');
  const say = useSay();
  const format = useFormat();
  const post = useOpenDay();
  const exclude = useExcludeAll(group);
  const fail = (thrown: unknown): void => {
    const { message, details } = errorOfThrown(thrown);
    const why = [message, ...details.slice(0, 3).map((one) => one.message)].map(say).join(' ');
    pageToasts.show({ kind: 'problem', title: t('lockDate.failed'), detail: why });
  };
  const tell = (title: string, undo: () => Promise<void>): void => {
    onDone();
    const action = { label: common('actions.undo'), onPress: () => void undo().catch(fail) };
    pageToasts.show({ kind: 'success', title, action });
  };
  const { openDay } = group;
  return {
    isPending: post.isPending || exclude.isPending,
    carryOut(choice: LockChoice): void {
      if (choice === 'wait') onDone();
      else if (choice === 'post') {
        post.mutate(
          { ids: 'all', day: openDay },
          {
            onError: fail,
            onSuccess: ({ count, undo }) => tell(t('lockDate.posted', { count, day: format.day(openDay) }), undo),
          },
        );
      } else {
        exclude.mutate(undefined, {
          onError: fail,
          onSuccess: ({ count, undo }) => tell(t('lockDate.excluded', { count }), undo),
        });
      }
    },
  };
}

function useExcludeAll({ filter }: AttentionDto) {
  const { id, author } = useCompany();
  return useMutation({
    mutationFn: async () => {
      const sort = { by: 'date', descending: true } as const;
      const { ids } = await call(id, 'review.ids', { filter: filter ?? {}, sort, offset: 0, limit: mostAtOnce });
      await call(id, 'review.decide', { decision: 'exclude', ids: [...ids], author });
      const undo = async (): Promise<void> => {
        await call(id, 'review.decide', { decision: 'reopen', ids: [...ids], author });
      };
      return { count: ids.length, undo };
    },
  });
}
