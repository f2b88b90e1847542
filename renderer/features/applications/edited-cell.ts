import type { ApplicationRowDto } from '../../../shared/contract/settings.ts';
import type { EditedColumn } from './grid-columns.ts';

/** The cell whose value is being chosen, and where it stands. */
export interface EditedCell {
  readonly row: ApplicationRowDto;
  readonly column: EditedColumn;
  readonly element: HTMLElement;
}
