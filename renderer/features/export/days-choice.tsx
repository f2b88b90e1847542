import { useTranslation } from 'react-i18next';
import { DayField } from '../../ui/day-field.tsx';
import { RadioGroup, type RadioOption } from '../../ui/radio-group.tsx';
import styles from './days-choice.module.css';
import { type DayChoice, type Days, dayChoices, daysOf } from './export-days.ts';
import { useDaysText } from './use-days-text.ts';

interface DaysChoiceProps {
  readonly choice: DayChoice;
  readonly onChoice: (choice: DayChoice) => void;
  readonly own: Days;
  readonly onOwn: (days: Days) => void;
  readonly today: string;
  /** Null where Xero has none, or was not read yet. */
  readonly endOfYearLockDate: string | null;
  /** Own days that cannot be: what is wrong. */
  readonly problem: string | null;
}

/** Which days the file is about: the usual ones with what they mean today, or any others. */
export function DaysChoice(props: DaysChoiceProps) {
  const { choice, onChoice, own, onOwn, today, endOfYearLockDate, problem } = props;
  const { t } = useTranslation('export');
  const daysText = useDaysText();
  const options = dayChoices.flatMap((id): RadioOption<DayChoice>[] => {
    if (id === 'own') return [{ id, label: t('days.choice.own') }];
    const days = daysOf(id, today, endOfYearLockDate);
    if (days === null) return [];
    return [{ id, label: t(`days.choice.${id}`), ...(id === 'all' ? {} : { description: daysText(days) }) }];
  });
  return (
    <div className={styles['choice']}>
      <RadioGroup label={t('days.label')} hidesLabel options={options} value={choice} onChange={onChoice} />
      {choice === 'own' && (
        <div className={styles['own']}>
          <DayField
            label={t('days.from')}
            description={t('days.fromHelp')}
            errorMessage={problem ?? undefined}
            value={own.from}
            onChange={(from) => onOwn({ ...own, from })}
          />
          <DayField
            label={t('days.to')}
            description={t('days.toHelp')}
            value={own.to}
            onChange={(to) => onOwn({ ...own, to })}
          />
        </div>
      )}
    </div>
  );
}
