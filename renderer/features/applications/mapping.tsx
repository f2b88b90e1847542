import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MethodOutputs } from '../../../shared/contract/methods.ts';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import type { ApplicationRowDto, CodingField } from '../../../shared/contract/settings.ts';
import { Page } from '../../ui/page.tsx';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { useFormat } from '../../words/format.ts';
import { AutomaticDialog } from './automatic-dialog.tsx';
import { becomesAutomatic } from './becomes-automatic.ts';
import { BulkDialog } from './bulk-dialog.tsx';
import { MappingActions } from './mapping-actions.tsx';
import { MappingEmpty } from './mapping-empty.tsx';
import { MappingGrid } from './mapping-grid.tsx';
import { MappingSheets, type OpenSheet } from './mapping-sheets.tsx';
import { MappingToolbar } from './mapping-toolbar.tsx';
import { rowKey, targetOf } from './row-key.ts';
import { rowName } from './row-name.ts';
import { shortName } from './short-name.ts';
import { shownRows } from './shown-rows.ts';
import { useRowSelection } from './use-row-selection.ts';
import { useSaveCoding } from './use-save-coding.ts';
import { useView } from './use-view.ts';
import { type CodingChanges, differences } from './with-coding.ts';

interface MappingProps {
  readonly list: MethodOutputs['applications.list'];
  readonly reference: ReferenceDto | null;
  /** Documents that were pushed under older settings. */
  readonly pushedBefore: number;
}

/** A change that waits for somebody to read what it means. */
interface Asked {
  readonly row: ApplicationRowDto;
  readonly changes: CodingChanges;
}

export function Mapping({ list: { defaults, applications }, reference, pushedBefore }: MappingProps) {
  const { t } = useTranslation('applications');
  const { locale } = useFormat();
  const [view, setView] = useView();
  const { view: shownView, search: typed, sort } = view;
  const { by, isDescending } = sort;
  const rows = useMemo(
    () => shownRows(applications, { view: shownView, search: typed, sort: { by, isDescending }, locale }),
    [applications, shownView, typed, by, isDescending, locale],
  );
  const selection = useRowSelection(useMemo(() => rows.map(rowKey), [rows]));
  const save = useSaveCoding();
  const [open, setOpen] = useState<OpenSheet | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const search = useRef<HTMLInputElement>(null);
  useShortcuts([
    { keys: '/', label: t('keys.search'), group: t('title'), run: () => search.current?.focus(), hidden: true },
  ]);
  const store = ({ row, changes }: Asked): void => {
    const fields = differences(row.own, changes);
    if (fields.length === 0) return;
    const name = targetOf(row) === 'defaults' ? t('defaults') : shortName(rowName(row));
    const title = t('saved.one', { name, field: t(savedField(fields)) });
    void save({ targets: [targetOf(row)], changes, title });
  };
  const change = (row: ApplicationRowDto, changes: CodingChanges): void => {
    if (becomesAutomatic(row, changes, defaults)) setAsked({ row, changes });
    else store({ row, changes });
  };
  return (
    <Page
      title={t('title')}
      layout="fill"
      actions={
        <MappingActions
          selected={selection.keys.size}
          onEdit={() => setOpen('bulk')}
          onImport={() => setView({ isImportOpen: true })}
          onTable={() => setOpen('table')}
          onTemplate={() => setOpen('template')}
          onSuggest={() => setView({ isSuggestOpen: true })}
          onHistory={() => setView({ isHistoryOpen: true })}
          pushedBefore={pushedBefore}
          onApply={() => setOpen('apply')}
        />
      }
      toolbar={
        <MappingToolbar
          applications={applications}
          view={view}
          onView={setView}
          shown={rows.length}
          selected={selection.keys.size}
          searchRef={search}
        />
      }
    >
      <MappingGrid
        defaults={defaults}
        rows={rows}
        listKey={`${shownView} ${by} ${isDescending} ${typed}`}
        reference={reference}
        sort={sort}
        onSort={(next) => setView({ sort: next })}
        selection={selection}
        onChange={change}
        emptyState={
          <MappingEmpty hasApplications={applications.length > 0} onAll={() => setView({ view: 'all', search: '' })} />
        }
      />
      {open === 'bulk' && (
        <BulkDialog
          rows={rows.filter((row) => selection.keys.has(rowKey(row)))}
          defaults={defaults}
          reference={reference}
          save={save}
          onClose={() => setOpen(null)}
        />
      )}
      <MappingSheets open={open} view={view} reference={reference} onView={setView} onClose={() => setOpen(null)} />
      {asked !== null && (
        <AutomaticDialog
          name={targetOf(asked.row) === 'defaults' ? null : shortName(rowName(asked.row))}
          onCancel={() => setAsked(null)}
          onConfirm={() => {
            setAsked(null);
            store(asked);
          }}
        />
      )}
    </Page>
  );
}

function savedField([field, another]: readonly CodingField[]): `settings.${CodingField}` | 'columns.send' {
  if (field === undefined || another !== undefined || field.startsWith('push')) return 'columns.send';
  return `settings.${field}`;
}
