import { goTo, useRoute } from '../../ui/route.ts';
import { type RowSort, sortColumns, type View, views } from './shown-rows.ts';

export interface TableView {
  readonly view: View;
  readonly search: string;
  readonly sort: RowSort;
  readonly isHistoryOpen: boolean;
  readonly isImportOpen: boolean;
  readonly isSuggestOpen: boolean;
}

/** How the table is looked at, kept in the address: it can be linked to, and a reload shows the same. */
export function useView(): readonly [TableView, (change: Partial<TableView>) => void] {
  const { query } = useRoute();
  const sortText = query.get('sort') ?? '';
  const now: TableView = {
    view: views.find((view) => view === query.get('show')) ?? 'all',
    search: query.get('search') ?? '',
    sort: {
      by: sortColumns.find((column) => column === sortText.replace(/^-/, '')) ?? 'name',
      isDescending: sortText.startsWith('-'),
    },
    isHistoryOpen: query.get('history') === '1',
    isImportOpen: query.get('import') === '1',
    isSuggestOpen: query.get('suggestions') === '1',
  };
  return [now, (change) => goTo(hrefOf({ ...now, ...change }), { replace: true })];
}

function hrefOf({ view, search, sort, isHistoryOpen, isImportOpen, isSuggestOpen }: TableView): string {
  const query = new URLSearchParams();
  if (view !== 'all') query.set('show', view);
  if (search !== '') query.set('search', search);
  if (sort.by !== 'name' || sort.isDescending) query.set('sort', `${sort.isDescending ? '-' : ''}${sort.by}`);
  if (isHistoryOpen) query.set('history', '1');
  if (isImportOpen) query.set('import', '1');
  if (isSuggestOpen) query.set('suggestions', '1');
  const text = query.toString();
  return text === '' ? '#/applications' : `#/applications?${text}`;
}
