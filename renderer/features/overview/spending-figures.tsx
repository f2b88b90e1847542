import { useTranslation } from 'react-i18next';
import { reviewHref } from '../../bridge/fix-href.ts';
import { classNames } from '../../ui/class-names.ts';
import tableStyles from '../../ui/table.module.css';
import { useFormat } from '../../words/format.ts';
import styles from './spending.module.css';
import type { SpendingTable } from './spending-table.ts';
import { useSeriesName } from './use-series-name.ts';

interface SpendingFiguresProps {
  readonly table: SpendingTable;
  readonly currency: string;
}

/** The same as figures, newest month first; months and applications lead to their transactions. */
export function SpendingFigures({ table, currency }: SpendingFiguresProps) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const nameOf = useSeriesName(table.others);
  const number = classNames(tableStyles['cell'], tableStyles['number']);
  const numberHeader = classNames(tableStyles['header'], tableStyles['number'], styles['column']);
  return (
    <div className={tableStyles['scroller']}>
      <table
        className={classNames(tableStyles['table'], styles['figures'])}
        aria-label={t('spending.table', { currency })}
      >
        <thead>
          <tr>
            <th scope="col" className={tableStyles['header']}>
              {t('spending.month')}
            </th>
            {table.series.map((series) => (
              <th key={series.key} scope="col" className={numberHeader}>
                {series.applicationId === null ? (
                  nameOf(series)
                ) : (
                  <a href={reviewHref({ applications: [series.applicationId] })} translate="no">
                    <bdi title={nameOf(series)}>{nameOf(series)}</bdi>
                  </a>
                )}
              </th>
            ))}
            <th scope="col" className={numberHeader}>
              {t('spending.total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {[...table.months].reverse().map(({ month, total, amounts }) => (
            <tr key={month} className={tableStyles['row']}>
              <th scope="row" className={tableStyles['cell']}>
                <a href={reviewHref({ months: [month] })} translate="no">
                  {format.month(month)}
                </a>
              </th>
              {table.series.map(({ key }, place) => (
                <td key={key} className={number} translate="no">
                  {format.amount(amounts[place] ?? '0')}
                </td>
              ))}
              <td className={classNames(number, styles['total'])} translate="no">
                {format.amount(total)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
