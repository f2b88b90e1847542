import { type MouseEvent, memo, useRef } from 'react';
import type { ReviewRowDto } from '../../../shared/contract/review-list.ts';
import { classNames } from '../../ui/class-names.ts';
import table from '../../ui/table.module.css';
import type { ColumnId } from './columns.ts';
import { reviewCell } from './review-cell.tsx';
import styles from './review-row.module.css';
import { RowBox } from './row-box.tsx';
import type { RowLook } from './row-look.ts';

/** How a row was pressed: its box, with Shift, or itself. */
export type RowPress = (index: number, how: 'box' | 'range' | 'row') => void;

export interface ReviewRowProps {
  readonly id: string;
  readonly index: number;
  readonly topPx: number;
  /** Undefined while it is on its way. */
  readonly row: ReviewRowDto | undefined;
  readonly columns: readonly ColumnId[];
  readonly look: RowLook;
  readonly isSelected: boolean;
  /** The keys are about it. */
  readonly isCurrent: boolean;
  /** It is shown beside the list. */
  readonly isOpen: boolean;
  readonly onPress: RowPress;
}

/** One movement in one line. Drawn anew only when something about itself has changed. */
export const ReviewRow = memo(function ReviewRow(props: ReviewRowProps) {
  const { id, index, topPx, row, columns, look, isSelected, isCurrent, isOpen, onPress } = props;
  // What stood here before stays while the next one is on its way, covered: texts are changed quicker than made.
  const former = useRef<ReviewRowDto>(undefined);
  if (row !== undefined) former.current = row;
  const drawn = row ?? former.current;
  const press = (event: MouseEvent) => {
    if (row === undefined) return;
    const isBox = event.target instanceof Element && event.target.closest('[data-box]') !== null;
    onPress(index, event.shiftKey ? 'range' : isBox || event.ctrlKey || event.metaKey ? 'box' : 'row');
  };
  return (
    <tr
      id={id}
      tabIndex={-1}
      aria-rowindex={index + 2} // the head is the first
      aria-selected={isSelected}
      data-selected={isSelected || undefined}
      data-active={isOpen || undefined}
      data-current={isCurrent || undefined}
      data-coming={row === undefined || undefined}
      aria-hidden={row === undefined || undefined}
      className={classNames(table['row'], styles['row'])}
      style={{ insetBlockStart: topPx }}
      onMouseDown={(event) => event.shiftKey && event.preventDefault()} // it is no selection of text
      onClick={press}
    >
      <td className={classNames(table['cell'], styles['cell'], styles['check'])} data-box="">
        <RowBox isSelected={isSelected} />
      </td>
      {drawn === undefined ? null : <Cells row={drawn} columns={columns} look={look} />}
    </tr>
  );
});

interface CellsProps extends Pick<ReviewRowProps, 'columns' | 'look'> {
  readonly row: ReviewRowDto;
}

const Cells = memo(function Cells({ row, columns, look }: CellsProps) {
  return columns.map((column) => reviewCell(column, row, look));
});
