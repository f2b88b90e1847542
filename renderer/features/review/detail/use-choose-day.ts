import { useTranslation } from 'react-i18next';
import { errorOfThrown } from '../../../bridge/host-error.ts';
import { useOpenDay } from '../../../bridge/use-open-day.ts';
import { pageToasts } from '../../../ui/page-toasts.ts';
import { useFormat } from '../../../words/format.ts';
import { useSay } from '../../../words/say.ts';

/** Chooses the open day of one item, or takes it back; says what became of it, with a way to undo the choice. */
export function useChooseDay(transactionId: string): {
  readonly isPending: boolean;
  readonly choose: (day: string | null) => void;
} {
  const { t } = useTranslation(['detail', 'common']);
  const say = useSay();
  const format = useFormat();
  const { mutate, isPending } = useOpenDay();
  const fail = (thrown: unknown): void => {
    const { message, details } = errorOfThrown(thrown);
    const why = [message, ...details.map((one) => one.message)].map(say).join(' ');
    pageToasts.show({ kind: 'problem', title: t('openDay.failed'), detail: why });
  };
  return {
    isPending,
    choose: (day) =>
      mutate(
        { ids: [transactionId], day },
        {
          onError: fail,
          onSuccess: ({ undo }) =>
            pageToasts.show(
              day === null
                ? { kind: 'success', title: t('openDay.takenBack') }
                : {
                    kind: 'success',
                    title: t('openDay.done', { day: format.day(day) }),
                    action: { label: t('common:actions.undo'), onPress: () => void undo().catch(fail) },
                  },
            ),
        },
      ),
  };
}
