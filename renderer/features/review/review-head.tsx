import { ArrowDownIcon, ArrowUpIcon } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewSort } from '../../../shared/contract/review-list.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { classNames } from '../../ui/class-names.ts';
import table from '../../ui/table.module.css';
import { ColumnEdge } from './column-edge.tsx';
import { type ColumnId, columnShapes } from './columns.ts';
import styles from './review-head.module.css';

export interface ReviewHeadProps {
  readonly columns: readonly ColumnId[];
  readonly sort: ReviewSort;
  readonly onSort: (sort: ReviewSort) => void;
  /** The pointer or the focus is on what would sort so; it may be asked for by now. */
  readonly onAim: (sort: ReviewSort) => void;
  /** Shown while the edge is moved, kept when it is let go. */
  readonly onResize: (id: ColumnId, widthPx: number, isDone: boolean) => void;
  readonly selected: 'none' | 'some' | 'all';
  readonly onSelectAll: () => void;
}

/** The names of the columns: press one to sort, pull its edge to make it wider. */
export const ReviewHead = memo(function ReviewHead(props: ReviewHeadProps) {
  const { columns, sort, onSort, onAim, onResize, selected, onSelectAll } = props;
  const { t } = useTranslation('review');
  return (
    <thead className={styles['group']}>
      <tr aria-rowindex={1} className={styles['row']}>
        <th scope="col" className={classNames(table['header'], styles['header'], styles['check'])}>
          <Checkbox
            hidesLabel
            label={t('selection.all')}
            isSelected={selected === 'all'}
            isIndeterminate={selected === 'some'}
            onChange={onSelectAll}
          />
        </th>
        {columns.map((id) => (
          <th
            key={id}
            scope="col"
            data-column={id}
            aria-sort={sortOf(id, sort)}
            className={classNames(table['header'], styles['header'], columnShapes[id].isNumber && styles['number'])}
          >
            <HeadName id={id} sort={sort} onSort={onSort} onAim={onAim} />
            <ColumnEdge id={id} onResize={onResize} />
          </th>
        ))}
      </tr>
    </thead>
  );
});

function sortOf(id: ColumnId, sort: ReviewSort): 'ascending' | 'descending' | 'none' | undefined {
  const by = columnShapes[id].sort;
  if (by === undefined) return undefined;
  if (by !== sort.by) return 'none';
  return sort.descending ? 'descending' : 'ascending';
}

type HeadNameProps = { readonly id: ColumnId } & Pick<ReviewHeadProps, 'sort' | 'onSort' | 'onAim'>;

function HeadName({ id, sort, onSort, onAim }: HeadNameProps) {
  const { t } = useTranslation('review');
  const name = t(`columns.${id}`);
  const { sort: by } = columnShapes[id];
  if (id === 'invoice') return <span className={styles['hidden']}>{name}</span>;
  if (by === undefined) return <span className={styles['name']}>{name}</span>;
  const isSorted = by === sort.by;
  const Arrow = isSorted && sort.descending ? ArrowDownIcon : ArrowUpIcon;
  // Days are looked at from the latest back; everything else begins at its beginning.
  const next: ReviewSort = { by, descending: isSorted ? !sort.descending : by === 'date' };
  return (
    <button
      type="button"
      className={classNames(styles['sort'])}
      data-on={isSorted || undefined}
      onPointerEnter={() => onAim(next)}
      onFocus={() => onAim(next)}
      onClick={() => onSort(next)}
    >
      <span className={styles['name']}>{name}</span>
      <Arrow size={12} aria-hidden="true" />
    </button>
  );
}
