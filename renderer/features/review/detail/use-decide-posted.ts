import { useTranslation } from 'react-i18next';
import { useAct } from '../../../bridge/act.ts';
import { useCompany } from '../../../bridge/company.ts';
import { errorOfThrown } from '../../../bridge/host-error.ts';
import { pageToasts } from '../../../ui/page-toasts.ts';
import { useSay } from '../../../words/say.ts';

/** Leaves one document as it was posted, or makes it what Cledara says now, and tells what came of it. */
export function useDecidePosted(transactionId: string): {
  readonly decide: (decision: 'leave' | 'send') => void;
  readonly isBusy: boolean;
} {
  const { t } = useTranslation('detail');
  const say = useSay();
  const company = useCompany();
  const act = useAct('posted.decide');
  const failed = (message: string): void =>
    void pageToasts.show({ kind: 'problem', title: t('drift.failed'), detail: say(message) });
  const decide = (decision: 'leave' | 'send'): void =>
    act.mutate(
      { decision, ids: [transactionId], author: company.author },
      {
        onSuccess: ({ refused, error }) => {
          const message = refused[0]?.message ?? error?.message;
          if (message === undefined) pageToasts.show({ kind: 'success', title: t(`posted.done.${decision}`) });
          else failed(message);
        },
        onError: (thrown) => {
          const { message, details } = errorOfThrown(thrown);
          failed(details[0]?.message ?? message);
        },
      },
    );
  return { decide, isBusy: act.isPending };
}
