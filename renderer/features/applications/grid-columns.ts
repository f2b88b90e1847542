import type { CodingField } from '../../../shared/contract/settings.ts';
import type { SortColumn } from './shown-rows.ts';

export type EditedColumn = 'contact' | 'account' | 'taxType' | 'tracking' | 'document' | 'send' | 'mode';
export type CountColumn = 'waiting' | 'blocked' | 'missing';
export type GridColumnId = 'check' | 'name' | EditedColumn | CountColumn;

export interface GridColumn {
  readonly id: GridColumnId;
  readonly sort?: SortColumn;
  readonly isNumber?: boolean;
}

/** From the application to what is to be done about it. */
export const gridColumns: readonly GridColumn[] = [
  { id: 'check' },
  { id: 'name', sort: 'name' },
  { id: 'contact', sort: 'contact' },
  { id: 'account', sort: 'account' },
  { id: 'taxType', sort: 'taxType' },
  { id: 'tracking' },
  { id: 'document' },
  { id: 'send' },
  { id: 'mode', sort: 'mode' },
  { id: 'waiting', sort: 'waiting', isNumber: true },
  { id: 'blocked', sort: 'blocked', isNumber: true },
  { id: 'missing', sort: 'missing', isNumber: true },
];

/** The settings that a column shows. */
export const fieldsOf: Readonly<Record<EditedColumn, readonly CodingField[]>> = {
  contact: ['contact'],
  account: ['account'],
  taxType: ['taxType'],
  tracking: ['tracking'],
  document: ['document'],
  send: ['pushTransactions', 'pushStatementLines'],
  mode: ['mode'],
};

export function isEdited(id: GridColumnId): id is EditedColumn {
  return id in fieldsOf;
}

export function isCount(id: GridColumnId): id is CountColumn {
  return id === 'waiting' || id === 'blocked' || id === 'missing';
}
