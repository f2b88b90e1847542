import { expect, test } from 'vitest';
import { createFormat } from '../../../renderer/words/format.ts';

test('how long something took is told as long as it was, to the second where that says something', () => {
  const { took } = createFormat('en-GB');
  expect([0, 400, 3_400, 59_600, 62_000, 599_000, 601_000, 3_600_000, 5_430_000].map(took)).toEqual([
    '1 sec',
    '1 sec',
    '3 secs',
    '1 min',
    '1 min 2 secs',
    '9 mins 59 secs',
    '10 mins',
    '1 hr',
    '1 hr 31 mins',
  ]);
  expect(createFormat('es-ES').took(62_000)).toBe('1 min 2 s');
});
