import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import type { DataColumn, DataSort } from './data-column.ts';
import styles from './table.module.css';

interface DataTableHeadProps<Row> {
  readonly columns: readonly DataColumn<Row>[];
  readonly sort: DataSort | undefined;
  readonly onSortChange: ((sort: DataSort) => void) | undefined;
  readonly before: ReactNode;
  readonly after: ReactNode;
}

export function DataTableHead<Row>({ columns, sort, onSortChange, before, after }: DataTableHeadProps<Row>) {
  return (
    <thead className={styles['headerRow']}>
      <tr>
        {before}
        {columns.map((column) => {
          const direction = sort?.columnId === column.id ? sort.direction : undefined;
          const Arrow = direction === 'descending' ? ArrowDown : ArrowUp;
          return (
            <th
              key={column.id}
              scope="col"
              aria-sort={direction}
              className={classNames(styles['header'], column.align === 'end' && styles['number'])}
              style={column.width === undefined ? undefined : { inlineSize: column.width }}
            >
              {column.isSortable && onSortChange !== undefined ? (
                <button
                  type="button"
                  className={styles['sort']}
                  onClick={() =>
                    onSortChange({
                      columnId: column.id,
                      direction: direction === 'ascending' ? 'descending' : 'ascending',
                    })
                  }
                >
                  {column.header}
                  <Arrow size={12} aria-hidden="true" />
                </button>
              ) : (
                column.header
              )}
            </th>
          );
        })}
        {after}
      </tr>
    </thead>
  );
}
