import { describe, expect, it } from 'vitest';
import { Takings } from '../../../shared/domain/takings.ts';

/** Takers of one letter are of one sort: `a1` and `a2`. */
function takings(...noted: readonly (readonly [taker: string, taken: string, ...keys: readonly string[]])[]) {
  const made = new Takings<string, string>((taker) => taker.charAt(0));
  for (const [taker, taken, ...keys] of noted) made.note(taker, taken, keys);
  return (one: string, ...keys: readonly string[]) =>
    made.byOthers(one, keys).map(({ taker, taken }) => `${taker} ${taken}`);
}

describe('what was taken by others', () => {
  it('is nothing under other keys, and nothing by takers of the same sort', () => {
    const byOthers = takings(['a1', 'x', 'k']);
    expect([byOthers('b1', 'l'), byOthers('a2', 'k'), byOthers('b1')]).toEqual([[], [], []]);
  });

  it('is all of it for the first who asks, in the order in which it was noted by each sort', () => {
    const byOthers = takings(['a1', 'x', 'k'], ['c1', 'y', 'k'], ['a2', 'z', 'k'], ['b1', 'w', 'k']);
    expect(byOthers('b2', 'k')).toEqual(['a1 x', 'a2 z', 'c1 y']);
  });

  it('is told once, and one of it every time: to the same sort, and to all when two were told', () => {
    const byOthers = takings(['a1', 'x', 'k'], ['a2', 'y', 'k'], ['b1', 'z', 'k']);
    expect(byOthers('c1', 'k')).toEqual(['a1 x', 'a2 y', 'b1 z']);
    expect(byOthers('c2', 'k')).toEqual(['a1 x']);
    expect(byOthers('d1', 'k')).toEqual(['a1 x', 'a2 y', 'b1 z']);
    expect(byOthers('e1', 'k')).toEqual(['a1 x']);
    expect(byOthers('a3', 'k')).toEqual(['b1 z']);
  });

  it('is told to another sort in full after one that had a part of it taken itself', () => {
    const byOthers = takings(['a1', 'x', 'k'], ['b1', 'y', 'k']);
    expect(byOthers('a2', 'k')).toEqual(['b1 y']);
    expect(byOthers('a2', 'k')).toEqual(['b1 y']);
    expect(byOthers('b2', 'k')).toEqual(['a1 x']);
    expect(byOthers('b2', 'k')).toEqual(['a1 x']);
  });

  it('is nothing, every time, where there is none by others', () => {
    const byOthers = takings(['a1', 'x', 'k'], ['a2', 'y', 'k']);
    for (let times = 0; times < 3; times += 1) expect(byOthers('a3', 'k')).toEqual([]);
  });

  it('is told of each key that is asked for, each by itself', () => {
    const byOthers = takings(['a1', 'x', 'k', 'l'], ['b1', 'y', 'l']);
    expect(byOthers('c1', 'l')).toEqual(['a1 x', 'b1 y']);
    expect(byOthers('c1', 'k', 'l')).toEqual(['a1 x', 'a1 x']);
  });
});
