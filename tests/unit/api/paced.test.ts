import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Paced } from '../../../electron/api/paced.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function pacedNumbers(): { readonly paced: Paced<number>; readonly passed: number[] } {
  const passed: number[] = [];
  return { paced: new Paced<number>(200, (value) => passed.push(value)), passed };
}

test('passes on the first at once, then the newest of each interval, and nothing twice', () => {
  const { paced, passed } = pacedNumbers();
  for (const value of [1, 2, 3]) paced.take(value);
  expect(passed).toEqual([1]);
  vi.advanceTimersByTime(200);
  expect(passed).toEqual([1, 3]);
  vi.advanceTimersByTime(1000);
  expect(passed).toEqual([1, 3]);
  paced.take(4);
  expect(passed).toEqual([1, 3, 4]);
});

test('passes on no more than one an interval, however many come', () => {
  const { paced, passed } = pacedNumbers();
  for (let ms = 0; ms < 1000; ms += 1) {
    paced.take(ms);
    vi.advanceTimersByTime(1);
  }
  expect(passed.length).toBeLessThanOrEqual(6);
  expect(passed).toEqual([...passed].sort((a, b) => a - b));
});

test('flushed, passes on what it held back, and is as new', () => {
  const { paced, passed } = pacedNumbers();
  paced.take(1);
  paced.take(2);
  paced.flush();
  expect(passed).toEqual([1, 2]);
  paced.flush();
  paced.take(3);
  expect(passed).toEqual([1, 2, 3]);
  expect(vi.getTimerCount()).toBe(1);
});
