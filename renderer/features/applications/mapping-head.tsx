import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../ui/checkbox.tsx';
import { classNames } from '../../ui/class-names.ts';
import table from '../../ui/table.module.css';
import { type GridColumn, gridColumns } from './grid-columns.ts';
import styles from './mapping-grid.module.css';
import type { RowSort } from './shown-rows.ts';

interface MappingHeadProps {
  readonly sort: RowSort;
  readonly onSort: (sort: RowSort) => void;
  readonly selected: 'none' | 'some' | 'all';
  readonly isEmpty: boolean;
  readonly onSelectAll: () => void;
}

/** The names of the columns; most of them sort. */
export function MappingHead({ sort, onSort, selected, isEmpty, onSelectAll }: MappingHeadProps) {
  const { t } = useTranslation('applications');
  return (
    <thead>
      <tr aria-rowindex={1}>
        {gridColumns.map((column, at) => (
          <th
            key={column.id}
            scope="col"
            aria-colindex={at + 1}
            aria-sort={sortOf(column, sort)}
            className={classNames(
              table['header'],
              styles['header'],
              styles[column.id],
              column.isNumber && table['number'],
              column.isNumber && styles['number'],
            )}
          >
            {column.id === 'check' ? (
              <Checkbox
                label={t('selectAll')}
                hidesLabel
                isSelected={selected === 'all'}
                isIndeterminate={selected === 'some'}
                isDisabled={isEmpty}
                onChange={onSelectAll}
              />
            ) : (
              <HeadName column={column} sort={sort} onSort={onSort} />
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function sortOf({ sort: by }: GridColumn, sort: RowSort): 'ascending' | 'descending' | undefined {
  if (by === undefined || by !== sort.by) return undefined;
  return sort.isDescending ? 'descending' : 'ascending';
}

function HeadName({
  column,
  sort,
  onSort,
}: { readonly column: GridColumn } & Pick<MappingHeadProps, 'sort' | 'onSort'>) {
  const { t } = useTranslation('applications');
  if (column.id === 'check') return null;
  const name = t(`columns.${column.id}`);
  const { sort: by } = column;
  if (by === undefined) return name;
  const isSorted = sort.by === by;
  const Arrow = isSorted && sort.isDescending ? ArrowDown : ArrowUp;
  // Of counts the most is looked for, of names the first.
  const isDescending = isSorted ? !sort.isDescending : column.isNumber === true;
  return (
    <button type="button" className={styles['sort']} onClick={() => onSort({ by, isDescending })}>
      {name}
      <Arrow size={12} aria-hidden="true" />
    </button>
  );
}
