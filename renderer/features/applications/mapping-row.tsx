import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApplicationRowDto } from '../../../shared/contract/settings.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Mark } from '../../ui/mark.tsx';
import table from '../../ui/table.module.css';
import { useFormat } from '../../words/format.ts';
import { CellValue } from './cell-value.tsx';
import { countHref } from './count-href.ts';
import { type CountColumn, type GridColumn, gridColumns, isCount, isEdited } from './grid-columns.ts';
import styles from './mapping-grid.module.css';
import { rowKey, targetOf } from './row-key.ts';
import type { CodingText } from './use-coding-text.ts';

interface MappingRowProps {
  readonly row: ApplicationRowDto;
  /** Of the grid: the head is 1. */
  readonly place: number;
  readonly text: CodingText;
  readonly isSelected: boolean;
  /** The cell that Tab leads to; null where it is in another row. */
  readonly current: number | null;
  readonly onSelect: (key: string, isRange: boolean) => void;
}

/** One application, or the defaults. Keys and presses are heard by the grid. */
export const MappingRow = memo(function MappingRow(props: MappingRowProps) {
  const { row, place, isSelected, current } = props;
  const key = rowKey(row);
  return (
    <tr
      aria-rowindex={place}
      aria-selected={targetOf(row) === 'defaults' ? undefined : isSelected}
      className={classNames(table['row'], targetOf(row) === 'defaults' && styles['defaults'])}
      data-key={key}
      data-selected={isSelected || undefined}
    >
      {gridColumns.map((column, at) => {
        const tabIndex = current === at ? 0 : -1;
        const shared = { tabIndex, 'data-cell': `${key}/${column.id}`, 'aria-colindex': at + 1 };
        const className = classNames(
          table['cell'],
          styles['cell'],
          column.isNumber && table['number'],
          column.id === 'check' && table['check'],
          isEdited(column.id) && styles['edited'],
        );
        return column.id === 'name' ? (
          <th key={column.id} scope="row" {...shared} className={classNames(className, styles['name'])}>
            <Name row={row} />
          </th>
        ) : (
          <td key={column.id} {...shared} className={className}>
            <Content column={column} {...props} />
          </td>
        );
      })}
    </tr>
  );
});

function Content({
  column: { id },
  row,
  text,
  isSelected,
  onSelect,
}: MappingRowProps & { readonly column: GridColumn }) {
  const { t } = useTranslation('applications');
  if (isEdited(id)) return <CellValue row={row} column={id} text={text} />;
  if (isCount(id)) return <Count row={row} column={id} />;
  if (targetOf(row) === 'defaults') return null;
  return (
    <Checkbox
      label={t('select', { name: row.name ?? row.id ?? '' })}
      hidesLabel
      excludeFromTabOrder
      isSelected={isSelected}
      onChange={() => onSelect(rowKey(row), false)}
    />
  );
}

function Name({ row }: { readonly row: ApplicationRowDto }) {
  const { t } = useTranslation('applications');
  if (targetOf(row) === 'defaults') return <span className={styles['defaultsName']}>{t('defaults')}</span>;
  const name = row.name ?? row.id ?? '';
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

function Count({ row, column }: { readonly row: ApplicationRowDto; readonly column: CountColumn }) {
  const { t } = useTranslation('applications');
  const format = useFormat();
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
