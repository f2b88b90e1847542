import { useTranslation } from 'react-i18next';
import type { ReapplyItemDto } from '../../../shared/contract/reapply.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { DayText } from '../../ui/day-text.tsx';
import { Money } from '../../ui/money.tsx';
import { useFormat } from '../../words/format.ts';
import { useSay } from '../../words/say.ts';
import styles from './apply-sheet.module.css';
import type { Outcome } from './use-apply.ts';

interface ApplyItemProps {
  readonly item: ReapplyItemDto;
  readonly isChosen: boolean;
  readonly isBusy: boolean;
  /** What became of it; null while nothing has, or where it was not chosen. */
  readonly outcome: Outcome | null;
  readonly isOver: boolean;
  readonly onToggle: () => void;
}

const named = [
  'kind',
  'date',
  'amount',
  'bankAccount',
  'toBankAccount',
  'contact',
  'lines',
  'description',
  'account',
  'taxType',
  'tracking',
  'reference',
  'number',
  'dueDate',
] as const;

/** One document: what it was, what it would be, and what speaks against it or has become of it. */
export function ApplyItem({ item, isChosen, isBusy, outcome, isOver, onToggle }: ApplyItemProps) {
  const { t } = useTranslation('applications');
  const say = useSay();
  const format = useFormat();
  const { application, description, day, amount, currency, changes, refusal } = item;
  const name = application ?? description;
  return (
    <li className={styles['item']}>
      <div className={styles['head']}>
        {refusal === null && !isOver ? (
          <Checkbox label={name} isSelected={isChosen} isDisabled={isBusy} onChange={onToggle} />
        ) : (
          <strong translate="no">{name}</strong>
        )}
        <DayText day={day} lang={format.locale} />
        {amount !== null && currency !== null && (
          <Money decimal={amount} currency={currency} lang={format.locale} look="inline" />
        )}
      </div>
      <ul className={styles['changes']}>
        {changes.map(({ field, was, willBe }) => {
          const known = named.find((one) => one === field);
          return (
            <li key={field}>
              {known === undefined ? field : t(`apply.fields.${known}`)}: <bdi translate="no">{was || '–'}</bdi>
              {' → '}
              <bdi translate="no">{willBe || '–'}</bdi>
            </li>
          );
        })}
      </ul>
      {refusal !== null && (
        <p className={styles['refusal']}>
          {t('apply.cannot')}. {say(refusal.message)}
        </p>
      )}
      {outcome !== null && (
        <p className={styles[outcome.kind === 'done' ? 'done' : 'refusal']}>
          {outcome.kind === 'done'
            ? t('apply.done')
            : outcome.kind === 'refused'
              ? say(outcome.message)
              : t('apply.notReached')}
        </p>
      )}
    </li>
  );
}
