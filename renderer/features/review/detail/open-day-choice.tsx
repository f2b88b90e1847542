import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { useFormat } from '../../../words/format.ts';
import type { DetailCallbacks } from './detail-callbacks.ts';
import { useChooseDay } from './use-choose-day.ts';

export interface OpenDayChoiceProps extends Pick<DetailCallbacks, 'onDecide'> {
  readonly transactionId: string;
  /** The first open day. */
  readonly day: string;
  readonly canExclude: boolean;
}

/** What can be done about a lock date besides waiting, which the text beside these buttons offers first. */
export function OpenDayChoice({ transactionId, day, canExclude, onDecide }: OpenDayChoiceProps) {
  const { t } = useTranslation('detail');
  const format = useFormat();
  const { choose, isPending } = useChooseDay(transactionId);
  return (
    <>
      <Button size="small" isDisabled={isPending} onPress={() => choose(day)}>
        {t('openDay.post', { day: format.day(day) })}
      </Button>
      {canExclude && (
        <Button size="small" isDisabled={isPending} onPress={() => onDecide('exclude', [transactionId])}>
          {t('actions.exclude')}
        </Button>
      )}
    </>
  );
}
