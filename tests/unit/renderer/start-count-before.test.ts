import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countBefore } from '../../../renderer/features/start/count-before.ts';

const day = fc.integer({ min: 1, max: 28 }).map((value) => `2026-11-${String(value).padStart(2, '0')}`);

describe('countBefore', () => {
  it('finds what counting finds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(day, { maxLength: 60 }), day, async (days, wanted) => {
        const sorted = [...days].sort();
        const found = await countBefore(wanted, sorted.length, (offset) => Promise.resolve(sorted[offset] ?? null));
        expect(found).toBe(sorted.filter((one) => one < wanted).length);
      }),
    );
  });

  it('looks at few of many', async () => {
    let looks = 0;
    const found = await countBefore('2026-11-20', 100_000, (offset) => {
      looks += 1;
      return Promise.resolve(offset < 77_777 ? '2026-11-19' : '2026-11-20');
    });
    expect(found).toBe(77_777);
    expect(looks).toBeLessThanOrEqual(17);
  });
});
