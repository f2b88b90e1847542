import type { ReactNode } from 'react';

export interface DataColumn<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: 'start' | 'end';
  /** A CSS width. Without one the column takes what it needs. */
  readonly width?: string;
  readonly isSortable?: boolean;
  /** The column that names the row. */
  readonly isRowHeader?: boolean;
}

export interface DataSort {
  readonly columnId: string;
  readonly direction: 'ascending' | 'descending';
}
