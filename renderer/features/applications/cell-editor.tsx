import { useRef } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { useTranslation } from 'react-i18next';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import { classNames } from '../../ui/class-names.ts';
import picker from '../../ui/picker.module.css';
import popover from '../../ui/popover.module.css';
import type { EditedCell } from './edited-cell.ts';
import { targetOf } from './row-key.ts';
import { rowName } from './row-name.ts';
import { TrackingEditor } from './tracking-editor.tsx';
import { ValueEditor } from './value-editor.tsx';
import type { CodingChanges } from './with-coding.ts';

interface CellEditorProps {
  readonly cell: EditedCell;
  readonly reference: ReferenceDto | null;
  readonly onClose: () => void;
  readonly onChange: (changes: CodingChanges) => void;
}

/** Opens under a cell to choose its value. Escape leaves everything as it is; the focus goes back to the cell. */
export function CellEditor({ cell, reference, onClose, onChange }: CellEditorProps) {
  const { t } = useTranslation('applications');
  const element = useRef<HTMLElement>(cell.element);
  const { row, column } = cell;
  const name = targetOf(row) === 'defaults' ? t('defaults') : rowName(row);
  const label = t('editCell', { column: t(`columns.${column}`), name });
  return (
    <Popover
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      triggerRef={element}
      placement="bottom start"
      offset={2}
      maxHeight={400}
      className={classNames(popover['popover'], popover['asWideAsTrigger'], picker['popover'])}
    >
      <Dialog aria-label={label} className={classNames(picker['dialog'])}>
        {column === 'tracking' ? (
          <TrackingEditor row={row} reference={reference} onClose={onClose} onChange={onChange} />
        ) : (
          <ValueEditor
            row={row}
            column={column}
            label={label}
            reference={reference}
            onClose={onClose}
            onChange={onChange}
          />
        )}
      </Dialog>
    </Popover>
  );
}
