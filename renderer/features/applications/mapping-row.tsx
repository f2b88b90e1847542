import CheckIcon from 'lucide-react/icons/check';
import { memo } from 'react';
import type { ApplicationRowDto } from '../../../shared/contract/settings.ts';
import { classNames } from '../../ui/class-names.ts';
import { Mark } from '../../ui/mark.tsx';
import table from '../../ui/table.module.css';
import { CellValue } from './cell-value.tsx';
import { countHref } from './count-href.ts';
import { type CountColumn, type GridColumn, gridColumns, isCount, isEdited } from './grid-columns.ts';
import styles from './mapping-grid.module.css';
import { rowKey, targetOf } from './row-key.ts';
import { rowName } from './row-name.ts';
import type { RowWords } from './use-row-words.ts';

interface MappingRowProps {
  readonly row: ApplicationRowDto;
  /** Of the grid: the head is 1. */
  readonly place: number;
  readonly words: RowWords;
  readonly isSelected: boolean;
  /** The cell that Tab leads to; null where it is in another row. */
  readonly current: number | null;
}

/** One application, or the defaults. Keys and presses are heard by the grid. */
export const MappingRow = memo(function MappingRow(props: MappingRowProps) {
  const { row, place, words, isSelected, current } = props;
  const key = rowKey(row);
  const isDefaults = targetOf(row) === 'defaults';
  return (
    <tr
      aria-rowindex={place}
      aria-selected={isDefaults ? undefined : isSelected}
      className={classNames(table['row'], isDefaults && styles['defaults'])}
      data-key={key}
      data-selected={isSelected || undefined}
    >
      {gridColumns.map((column, at) => {
        const shared = {
          tabIndex: current === at ? 0 : -1,
          'data-cell': `${key}/${column.id}`,
          'aria-colindex': at + 1,
        };
        const className = classNames(
          table['cell'],
          styles['cell'],
          column.isNumber && table['number'],
          column.id === 'check' && table['check'],
          isEdited(column.id) && styles['edited'],
        );
        return column.id === 'name' ? (
          <th key={column.id} scope="row" {...shared} className={className}>
            <Name row={row} words={words} />
          </th>
        ) : (
          <td key={column.id} {...shared} className={className}>
            <Content column={column} row={row} words={words} isSelected={isSelected} />
          </td>
        );
      })}
    </tr>
  );
});

type CellProps = Pick<MappingRowProps, 'row' | 'words'>;

function Content({
  column: { id },
  isSelected,
  ...cell
}: CellProps & { readonly column: GridColumn; readonly isSelected: boolean }) {
  if (isEdited(id)) return <CellValue column={id} {...cell} />;
  if (isCount(id)) return <Count column={id} {...cell} />;
  if (targetOf(cell.row) === 'defaults') return null;
  // That a row is selected is said by the row; this only shows it, and where to press.
  return (
    <span className={styles['box']} data-on={isSelected || undefined} aria-hidden="true">
      {isSelected && <CheckIcon size={12} strokeWidth={3} />}
    </span>
  );
}

function Name({ row, words: { t } }: CellProps) {
  if (targetOf(row) === 'defaults') return <span className={styles['defaultsName']}>{t('defaults')}</span>;
  const name = rowName(row);
  const around = [row.ownerName, ...row.teams].filter((text) => text !== null && text !== '').join(' · ');
  return (
    <span className={styles['names']} title={around === '' ? name : `${name} – ${around}`} translate="no">
      <Mark name={name} />
      <span className={styles['clip']}>
        <bdi>{name}</bdi>
        {around !== '' && <bdi className={styles['around']}>{around}</bdi>}
      </span>
    </span>
  );
}

function Count({ row, words: { t, format }, column }: CellProps & { readonly column: CountColumn }) {
  const count = row.counts[column];
  if (count === 0) return null;
  const shown = format.count(count);
  const href = countHref(row, column);
  if (href === null) return shown;
  return (
    <a href={href} tabIndex={-1} className={styles['count']} title={t(`countTitle.${column}`, { count })}>
      {shown}
    </a>
  );
}
