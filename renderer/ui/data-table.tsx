import type { ReactNode } from 'react';
import { Checkbox } from './checkbox.tsx';
import { classNames } from './class-names.ts';
import type { DataColumn, DataSort } from './data-column.ts';
import { DataTableHead } from './data-table-head.tsx';
import field from './field.module.css';
import styles from './table.module.css';
import { useRowKeys } from './use-row-keys.ts';

export interface DataSelection<Row> {
  readonly selected: ReadonlySet<string>;
  readonly onChange: (selected: ReadonlySet<string>) => void;
  readonly allLabel: string;
  readonly rowLabel: (row: Row) => string;
}

/**
 * A table for some hundred rows at most. Rows come in the order they are shown; sorting is the business of who has them.
 * With `onRowPress` one row can be reached by Tab; up, down, Home and End move on, Enter opens, Space selects.
 */
export interface DataTableProps<Row> {
  readonly label: string;
  readonly columns: readonly DataColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  readonly sort?: DataSort | undefined;
  readonly onSortChange?: (sort: DataSort) => void;
  readonly selection?: DataSelection<Row> | undefined;
  readonly onRowPress?: (row: Row) => void;
  /** The row that is shown beside the table. */
  readonly activeId?: string | null | undefined;
  readonly rowActions?: (row: Row) => ReactNode;
  /** Names the column of the actions, for those who hear it. */
  readonly actionsLabel?: string;
  /** Stands under the head while there are no rows. */
  readonly emptyState?: ReactNode;
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowId, selection, onRowPress, rowActions } = props;
  const keys = useRowKeys(rows.map(rowId));
  const allIds = rows.map(rowId);
  const chosen = selection === undefined ? 0 : allIds.filter((id) => selection.selected.has(id)).length;
  return (
    <div className={styles['scroller']}>
      <table className={styles['table']} aria-label={label}>
        <DataTableHead
          columns={columns}
          sort={props.sort}
          onSortChange={props.onSortChange}
          before={
            selection && (
              <th scope="col" className={classNames(styles['header'], styles['check'])}>
                <Checkbox
                  label={selection.allLabel}
                  hidesLabel
                  isSelected={chosen > 0 && chosen === rows.length}
                  isIndeterminate={chosen > 0 && chosen < rows.length}
                  isDisabled={rows.length === 0}
                  onChange={(isOn) => selection.onChange(new Set(isOn ? allIds : []))}
                />
              </th>
            )
          }
          after={
            rowActions && (
              <th scope="col" className={classNames(styles['header'], styles['actions'])}>
                <span className={field['hidden']}>{props.actionsLabel}</span>
              </th>
            )
          }
        />
        <tbody>
          {rows.map((row) => (
            <tr
              key={rowId(row)}
              className={styles['row']}
              data-selected={selection?.selected.has(rowId(row)) || undefined}
              data-active={props.activeId === rowId(row) || undefined}
              {...(onRowPress === undefined
                ? {}
                : keys.rowProps(rowId(row), {
                    onOpen: () => onRowPress(row),
                    onToggle: () => selection?.onChange(toggled(selection.selected, rowId(row))),
                  }))}
            >
              {selection !== undefined && (
                <td className={classNames(styles['cell'], styles['check'])}>
                  <Checkbox
                    label={selection.rowLabel(row)}
                    hidesLabel
                    isSelected={selection.selected.has(rowId(row))}
                    onChange={() => selection.onChange(toggled(selection.selected, rowId(row)))}
                  />
                </td>
              )}
              {columns.map((column) => (
                <Cell key={column.id} column={column} row={row} />
              ))}
              {rowActions !== undefined && (
                <td className={classNames(styles['cell'], styles['actions'])}>{rowActions(row)}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && props.emptyState}
    </div>
  );
}

function Cell<Row>({ column, row }: { readonly column: DataColumn<Row>; readonly row: Row }) {
  const className = classNames(styles['cell'], column.align === 'end' && styles['number']);
  if (column.isRowHeader)
    return (
      <th scope="row" className={className}>
        {column.cell(row)}
      </th>
    );
  return <td className={className}>{column.cell(row)}</td>;
}

function toggled(selected: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return next;
}
