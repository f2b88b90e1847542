import type { ApplicationRowDto } from '../../../shared/contract/settings.ts';
import { rowName } from './row-name.ts';

/** Which applications are shown. */
export const views = ['all', 'problems', 'missing', 'automatic', 'unused'] as const;
export type View = (typeof views)[number];

export const sortColumns = ['name', 'contact', 'account', 'taxType', 'mode', 'waiting', 'blocked', 'missing'] as const;
export type SortColumn = (typeof sortColumns)[number];

export interface RowSort {
  readonly by: SortColumn;
  readonly isDescending: boolean;
}

export function isInView(row: ApplicationRowDto, view: View): boolean {
  switch (view) {
    case 'all':
      return true;
    case 'problems':
      return row.problems.length > 0;
    case 'missing':
      return row.counts.missing > 0 || row.coding.account === null || row.coding.taxType === null;
    case 'automatic':
      return row.coding.mode?.value === 'auto';
    case 'unused':
      return row.counts.movements === 0;
  }
}

/** The rows that are in the view and have every word that was typed, in the order that was asked for. */
export function shownRows(
  rows: readonly ApplicationRowDto[],
  { view, search, sort, locale }: { view: View; search: string; sort: RowSort; locale: string },
): readonly ApplicationRowDto[] {
  const words = plain(search).split(' ').filter(Boolean);
  const found = rows.filter((row) => isInView(row, view) && hasWords(row, words));
  const names = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  const byName = (a: ApplicationRowDto, b: ApplicationRowDto): number => names.compare(rowName(a), rowName(b));
  const direction = sort.isDescending ? -1 : 1;
  return found.sort((a, b) => direction * compare(a, b, sort.by, names) || byName(a, b));
}

function compare(a: ApplicationRowDto, b: ApplicationRowDto, by: SortColumn, names: Intl.Collator): number {
  if (by === 'name') return names.compare(rowName(a), rowName(b));
  if (by === 'waiting' || by === 'blocked' || by === 'missing') return a.counts[by] - b.counts[by];
  return names.compare(a.coding[by]?.label ?? '', b.coding[by]?.label ?? '');
}

function hasWords(row: ApplicationRowDto, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const { coding, name, id, ownerName, teams } = row;
  const labels = [coding.account, coding.contact, coding.taxType, coding.tracking].map((chosen) => chosen?.label ?? '');
  const text = plain([name ?? '', id ?? '', ownerName ?? '', ...teams, ...labels].join(' '));
  return words.every((word) => text.includes(word));
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}
