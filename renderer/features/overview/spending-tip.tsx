import { useFormat } from '../../words/format.ts';
import styles from './spending.module.css';
import type { SpendingSeries, SpendingTable } from './spending-table.ts';

interface SpendingTipProps {
  readonly table: SpendingTable;
  readonly month: unknown;
  readonly currency: string;
  readonly nameOf: (series: SpendingSeries) => string;
}

/** The exact amounts of the month that is pointed at, in the order in which the bar is stacked. */
export function SpendingTip({ table, month, currency, nameOf }: SpendingTipProps) {
  const format = useFormat();
  const row = table.months.find((one) => one.month === month);
  if (row === undefined) return null;
  const parts = table.series.map((series, place) => ({ series, amount: row.amounts[place] ?? '0' }));
  return (
    <div className={styles['tip']} translate="no">
      <p className={styles['tipHead']}>
        <span>{format.month(row.month)}</span>
        <span>{format.money(row.total, currency)}</span>
      </p>
      {parts
        .filter(({ amount }) => Number(amount) !== 0)
        .reverse()
        .map(({ series, amount }) => (
          <p key={series.key} className={styles['tipRow']}>
            <span className={styles['swatch']} data-series={series.key} />
            <bdi className={styles['tipName']}>{nameOf(series)}</bdi>
            <span>{format.money(amount, currency)}</span>
          </p>
        ))}
    </div>
  );
}
