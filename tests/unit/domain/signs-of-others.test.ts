import { describe, expect, it } from 'vitest';
import { signsOfOthers } from '../../../shared/domain/signs-of-others.ts';

const from = '2026-10-01';
const today = '2026-11-30';

function item(state: string, reason: string | null, day: string) {
  return { state, reason, day };
}

describe('whether somebody else posts the same movements', () => {
  it('has no sign in items of our own', () => {
    const own = [item('posted', null, today), item('held', 'no-account', today), item('posted', 'in-xero', today)];
    expect(signsOfOthers(own, from, today)).toEqual({ found: 0, recent: 0, newest: null, goesOn: false });
  });

  it.each(['in-xero', 'in-xero-by-hand'])('counts what is %s, and what perhaps is as recent alone', (reason) => {
    const items = [item('in-xero', reason, '2026-10-01'), item('held', 'maybe-in-xero', '2026-11-20')];
    expect(signsOfOthers(items, from, today)).toEqual({ found: 1, recent: 1, newest: '2026-11-20', goesOn: false });
  });

  it('leaves out what an item is in Xero for otherwise, and reasons in another state', () => {
    const items = [
      item('in-xero', 'adopted', today),
      item('in-xero', 'maybe-in-xero', today),
      item('held', 'in-xero', today),
    ];
    expect(signsOfOthers(items, from, today).newest).toBeNull();
  });

  it('leaves out what is before the starting day', () => {
    const items = [item('in-xero', 'in-xero', '2026-09-30'), item('held', 'maybe-in-xero', '2026-09-30')];
    expect(signsOfOthers(items, from, today)).toEqual({ found: 0, recent: 0, newest: null, goesOn: false });
  });

  it('goes on from the second of the last fourteen days on', () => {
    const first = item('in-xero', 'in-xero', '2026-11-17');
    expect(signsOfOthers([first, item('in-xero', 'in-xero', '2026-11-16')], from, today)).toEqual({
      found: 2,
      recent: 1,
      newest: '2026-11-17',
      goesOn: false,
    });
    expect(signsOfOthers([first, item('held', 'maybe-in-xero', '2026-11-17')], from, today).goesOn).toBe(true);
  });

  it('knows the newest in any order', () => {
    const days = ['2026-10-05', '2026-11-02', '2026-10-20'].map((day) => item('in-xero', 'in-xero', day));
    expect(signsOfOthers(days, from, today).newest).toBe('2026-11-02');
    expect(signsOfOthers(days.toReversed(), from, today).newest).toBe('2026-11-02');
  });
});
