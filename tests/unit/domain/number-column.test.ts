import { expect, test } from 'vitest';
import { NumberColumn } from '../../../shared/domain/number-column.ts';

test('a column keeps every number at its row, however many rows there come to be', () => {
  const column = new NumberColumn();
  for (let row = 0; row < 5000; row += 1) column.set(row, row * 2);
  column.set(20_000, 7);
  expect([...column.values.slice(0, 5000)]).toEqual(Array.from({ length: 5000 }, (_, row) => row * 2));
  expect(column.values[20_000]).toBe(7);
  expect(column.values.length).toBeGreaterThan(20_000);
});

test('a column that grows row by row is not copied for each of them', () => {
  const column = new NumberColumn();
  const copies = new Set<Float64Array>();
  for (let row = 0; row < 100_000; row += 1) {
    column.set(row, row);
    copies.add(column.values);
  }
  expect(copies.size).toBeLessThan(20);
});

test('its version tells whether a row was added or a value became another one, and nothing else', () => {
  const column = new NumberColumn();
  const versions: number[] = [];
  const set = (row: number, value: number) => {
    const before = column.version;
    column.set(row, value);
    versions.push(column.version - before);
  };
  set(0, 0); // a row, though there is a nought already
  set(0, 0);
  set(0, 5);
  set(0, 5);
  set(2, 0); // two rows at once
  set(1, 0); // it was there
  set(2, Number.NaN);
  set(2, Number.NaN);
  expect(versions).toEqual([1, 0, 1, 0, 1, 0, 1, 0]);
});
