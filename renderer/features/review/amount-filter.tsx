import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewFilter } from '../../../shared/contract/review-list.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useFormat } from '../../words/format.ts';
import { amountIn } from './amount-in.ts';
import { FilterChip } from './facet-filter.tsx';
import styles from './filter-bar.module.css';

export type AmountBounds = Pick<ReviewFilter, 'amountFrom' | 'amountTo'>;

export interface AmountFilterProps {
  readonly bounds: AmountBounds;
  readonly onChange: (bounds: AmountBounds) => void;
}

/** From and to, whatever the sign. */
export const AmountFilter = memo(function AmountFilter({ bounds, onChange }: AmountFilterProps) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const { amountFrom, amountTo } = bounds;
  const from = amountFrom === undefined ? null : format.count(amountFrom);
  const to = amountTo === undefined ? null : format.count(amountTo);
  const value =
    from !== null && to !== null
      ? t('filters.amountBetween', { from, to })
      : from !== null
        ? t('filters.amountFrom', { from })
        : to !== null
          ? t('filters.amountTo', { to })
          : null;
  const name = t('filters.amount');
  return (
    <FilterChip name={name} value={value} onClear={() => onChange({})} clearLabel={t('filters.remove', { name })}>
      {(close) => (
        <AmountForm
          bounds={bounds}
          onChange={(next) => {
            onChange(next);
            close();
          }}
        />
      )}
    </FilterChip>
  );
});

function AmountForm({ bounds, onChange }: AmountFilterProps) {
  const { t } = useTranslation('review');
  const [from, setFrom] = useState(bounds.amountFrom === undefined ? '' : String(bounds.amountFrom));
  const [to, setTo] = useState(bounds.amountTo === undefined ? '' : String(bounds.amountTo));
  const [low, high] = [amountIn(from), amountIn(to)];
  const isWrongWay = typeof low === 'number' && typeof high === 'number' && low > high;
  const isFine = low !== 'wrong' && high !== 'wrong' && !isWrongWay;
  return (
    <form
      className={styles['amounts']}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isFine) return;
        onChange({
          ...(low === null ? {} : { amountFrom: low }),
          ...(high === null ? {} : { amountTo: high }),
        });
      }}
    >
      <div className={styles['pair']}>
        <TextField
          autoFocus
          label={t('filters.from')}
          look="amount"
          inputMode="decimal"
          value={from}
          onChange={setFrom}
          errorMessage={low === 'wrong' ? t('filters.notAnAmount') : undefined}
        />
        <TextField
          label={t('filters.to')}
          look="amount"
          inputMode="decimal"
          value={to}
          onChange={setTo}
          errorMessage={high === 'wrong' ? t('filters.notAnAmount') : isWrongWay ? t('filters.wrongWay') : undefined}
        />
      </div>
      <p className={styles['note']}>{t('filters.amountHelp')}</p>
      <Button type="submit" variant="primary" size="small" isDisabled={!isFine}>
        {t('filters.apply')}
      </Button>
    </form>
  );
}
