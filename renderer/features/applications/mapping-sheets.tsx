import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import { ApplySheet } from './apply-sheet.tsx';
import { HistorySheet } from './history-sheet.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { SuggestSheet } from './suggest-sheet.tsx';
import type { TableView } from './use-view.ts';

/** What is open over the table and is not part of the address. */
export type OpenSheet = 'bulk' | 'apply' | 'table' | 'template';

interface MappingSheetsProps {
  readonly open: OpenSheet | null;
  readonly view: TableView;
  readonly reference: ReferenceDto | null;
  readonly onView: (change: Partial<TableView>) => void;
  readonly onClose: () => void;
}

/** What opens beside the table about all of the settings, and not about the selected rows. */
export function MappingSheets({ open, view, reference, onView, onClose }: MappingSheetsProps) {
  return (
    <>
      {(open === 'table' || open === 'template') && (
        <ImportDialog kind={open} reference={reference} onClose={onClose} />
      )}
      {open === 'apply' && <ApplySheet onClose={onClose} />}
      {view.isSuggestOpen && <SuggestSheet reference={reference} onClose={() => onView({ isSuggestOpen: false })} />}
      {view.isImportOpen && (
        <ImportDialog kind="setup" reference={reference} onClose={() => onView({ isImportOpen: false })} />
      )}
      <HistorySheet
        isOpen={view.isHistoryOpen}
        reference={reference}
        onClose={() => onView({ isHistoryOpen: false })}
      />
    </>
  );
}
