import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import type { ApplicationRowDto } from '../../../shared/contract/settings.ts';
import { classNames } from '../../ui/class-names.ts';
import table from '../../ui/table.module.css';
import { CellEditor } from './cell-editor.tsx';
import type { EditedCell } from './edited-cell.ts';
import { gridColumns } from './grid-columns.ts';
import styles from './mapping-grid.module.css';
import { MappingHead } from './mapping-head.tsx';
import { MappingRow } from './mapping-row.tsx';
import type { RowSort } from './shown-rows.ts';
import { useGridKeys } from './use-grid-keys.ts';
import type { RowSelection } from './use-row-selection.ts';
import { useRowWords } from './use-row-words.ts';
import type { CodingChanges } from './with-coding.ts';

interface MappingGridProps {
  readonly defaults: ApplicationRowDto;
  /** In the order in which they are shown. */
  readonly rows: readonly ApplicationRowDto[];
  /** Another one begins at its top. */
  readonly listKey: string;
  readonly reference: ReferenceDto | null;
  readonly sort: RowSort;
  readonly onSort: (sort: RowSort) => void;
  readonly selection: RowSelection;
  readonly onChange: (row: ApplicationRowDto, changes: CodingChanges) => void;
  /** Stands under the defaults while no application is shown. */
  readonly emptyState: ReactNode;
}

/** The mapping as a grid: one cell has the focus, arrows move it, Enter edits it where it stands. */
export function MappingGrid(props: MappingGridProps) {
  const { defaults, rows, reference, sort, onSort, selection, onChange, emptyState } = props;
  const { t } = useTranslation('applications');
  const words = useRowWords(reference);
  const grid = useRef<HTMLTableElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list is what leads to the top
  useLayoutEffect(() => {
    scroller.current?.scrollTo({ top: 0 }); // its answer is no clean-up: newer browsers give a promise
  }, [props.listKey]);
  const [edited, setEdited] = useState<EditedCell | null>(null);
  const keys = useGridKeys({ grid, defaults, rows, selection, onEdit: setEdited, onChange });
  const chosen = rows.length === 0 ? 0 : selection.keys.size;
  return (
    <div ref={scroller} className={styles['scroller']}>
      <table
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are edited in place is a grid
        role="grid"
        aria-label={t('grid')}
        aria-multiselectable="true"
        aria-rowcount={rows.length + 2}
        aria-colcount={gridColumns.length}
        className={classNames(table['table'], styles['grid'])}
        onKeyDown={keys.onKeyDown}
        onMouseDown={(event) => event.shiftKey && event.preventDefault()} // selects rows, and no text
        onClick={keys.onClick}
        onFocus={keys.onFocus}
      >
        <MappingHead
          sort={sort}
          onSort={onSort}
          selected={chosen === 0 ? 'none' : chosen === rows.length ? 'all' : 'some'}
          isEmpty={rows.length === 0}
          onSelectAll={selection.toggleAll}
        />
        <tbody>
          {[defaults, ...rows].map((row, at) => {
            const key = keys.keyOf(row);
            return (
              <MappingRow
                key={key}
                row={row}
                place={at + 2}
                words={words}
                isSelected={selection.keys.has(key)}
                current={keys.current.key === key ? keys.current.column : null}
              />
            );
          })}
        </tbody>
      </table>
      {rows.length === 0 && <div className={styles['empty']}>{emptyState}</div>}
      {edited !== null && (
        <CellEditor
          cell={edited}
          reference={reference}
          onClose={() => setEdited(null)}
          onChange={(changes) => onChange(edited.row, changes)}
        />
      )}
    </div>
  );
}
