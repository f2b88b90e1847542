import { useTranslation } from 'react-i18next';
import type { OpenDayDto } from '../../../../shared/contract/review-item.ts';
import { Button } from '../../../ui/button.tsx';
import { useFormat } from '../../../words/format.ts';
import { useSay } from '../../../words/say.ts';
import styles from './item-document.module.css';
import { useChooseDay } from './use-choose-day.ts';

export interface OpenDayNoteProps {
  readonly transactionId: string;
  readonly chosen: NonNullable<OpenDayDto['chosen']>;
}

/** Says that the document has another day than its movement, who chose that, and takes it back. */
export function OpenDayNote({ transactionId, chosen }: OpenDayNoteProps) {
  const { t } = useTranslation('detail');
  const say = useSay();
  const format = useFormat();
  const { choose, isPending } = useChooseDay(transactionId);
  const { author, day, ownDay, keptBecause } = chosen;
  return (
    <div className={styles['openDay']}>
      <p>{t('openDay.chosen', { author, day: format.day(day), ownDay: format.day(ownDay) })}</p>
      {keptBecause === null ? (
        <Button size="small" isDisabled={isPending} onPress={() => choose(null)}>
          {t('openDay.takeBack', { day: format.day(ownDay) })}
        </Button>
      ) : (
        <p>{say(keptBecause)}</p>
      )}
    </div>
  );
}
