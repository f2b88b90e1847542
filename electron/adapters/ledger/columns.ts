import type { BareRow, Row } from './connection.ts';

// Typed reading of one column. A value of another type means that the file is not what its schema says: that throws.

export function text(row: Row, name: string): string {
  return textOf(row[name], name);
}

export function textOrNull(row: Row, name: string): string | null {
  return row[name] === null ? null : text(row, name);
}

/** The text at a place of a row without names. */
export function textAt(row: BareRow, place: number): string {
  return textOf(row[place], place);
}

export function textOrNullAt(row: BareRow, place: number): string | null {
  return row[place] === null ? null : textAt(row, place);
}

export function number(row: Row, name: string): number {
  return numberOf(row[name], name);
}

export function numberOrNull(row: Row, name: string): number | null {
  return row[name] === null ? null : number(row, name);
}

export function numberOrNullAt(row: BareRow, place: number): number | null {
  return row[place] === null ? null : numberOf(row[place], place);
}

/** A boolean, kept as 0 or 1. */
export function flag(row: Row, name: string): boolean {
  return number(row, name) === 1;
}

export function flagAt(row: BareRow, place: number): boolean {
  return numberOf(row[place], place) === 1;
}

/** One of a closed set that a CHECK of the column keeps to, so that the type can be trusted. */
export function oneOf<T extends string>(row: Row, name: string): T {
  return text(row, name) as T;
}

export function oneOfAt<T extends string>(row: BareRow, place: number): T {
  return textAt(row, place) as T;
}

/** What the program itself wrote with JSON.stringify. */
export function json<T>(row: Row, name: string): T {
  return JSON.parse(text(row, name)) as T;
}

export function jsonAt<T>(row: BareRow, place: number): T {
  return JSON.parse(textAt(row, place)) as T;
}

export function jsonOrNullAt<T>(row: BareRow, place: number): T | null {
  return row[place] === null ? null : jsonAt<T>(row, place);
}

/** The place of each column in rows without names that are read in this order. Every name is among the keys. */
export function placesOf<Name extends string>(columns: readonly Name[]): Readonly<Record<Name, number>> {
  return Object.fromEntries(columns.map((name, place) => [name, place])) as Record<Name, number>;
}

function textOf(value: unknown, column: string | number): string {
  if (typeof value === 'string') return value;
  throw unexpected(column, value);
}

function numberOf(value: unknown, column: string | number): number {
  if (typeof value === 'number') return value;
  throw unexpected(column, value);
}

/** For an INTEGER column that may be null: SQLite would quietly store NaN as NULL, so it is refused here. */
export function wholeOrNull(value: number | null): number | null {
  if (value === null || Number.isSafeInteger(value)) return value;
  throw new RangeError(`Not a whole number: ${value}`);
}

function unexpected(column: string | number, value: unknown): Error {
  return new TypeError(`Column ${column} of the ledger holds an unexpected ${value === null ? 'null' : typeof value}`);
}
