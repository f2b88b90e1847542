import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoredMovement } from '../../../shared/domain/movement.ts';
import { judgePass, mayReplace, missedAfter, queryFrom, releasedIds } from '../../../shared/domain/plan-pull.ts';
import { movement } from './example-company.ts';

const nowMs = Date.parse('2026-11-20T09:00:00.000Z');
const window = { coveredFrom: '2026-01-01T00:00:00.000Z', readAt: '2026-11-19T09:00:00.000Z' };

describe('how far a read reaches back', () => {
  it.each([
    ['the first time', '2026-10-01', null, null, '2026-07-03T00:00:00.000Z'],
    ['with an instant to begin from', '2026-10-01T12:00:00.000Z', null, null, '2026-07-03T12:00:00.000Z'],
    ['later', '2026-04-01', window, null, '2026-08-21T09:00:00.000Z'],
    ['with a young pending one', '2026-04-01', window, '2026-11-18T00:00:00.000Z', '2026-08-21T09:00:00.000Z'],
    ['with an old pending one', '2026-04-01', window, '2026-08-01T10:00:00.000Z', '2026-07-31T10:00:00.000Z'],
    ['never before the first time', '2026-10-15', window, '2026-02-01T00:00:00.000Z', '2026-07-17T00:00:00.000Z'],
    ['soon after the beginning', '2026-11-18', window, null, '2026-08-21T09:00:00.000Z'],
    ['when syncFrom was set to an earlier day', '2025-06-01', window, null, '2025-03-03T00:00:00.000Z'],
    ['when syncFrom lies in the future', '2027-11-01', null, null, '2026-11-20T09:00:00.000Z'],
  ])('%s', (_, syncFrom, known, oldestPendingAuthorisedAt, from) => {
    expect(queryFrom({ syncFrom, window: known, oldestPendingAuthorisedAt, nowMs })).toBe(from);
  });

  it('does not trust a last reading that lies in the future', () => {
    const ahead = { ...window, readAt: '2027-06-01T00:00:00.000Z' };
    const from = queryFrom({ syncFrom: '2026-04-01', window: ahead, oldestPendingAuthorisedAt: null, nowMs });
    expect(from).toBe('2026-08-22T09:00:00.000Z');
  });

  it('always sees the last 90 days again, as far as they are wanted', () => {
    const instants = fc
      .date({ min: new Date('2025-01-01'), max: new Date(nowMs), noInvalidDate: true })
      .map((date) => date.toISOString());
    fc.assert(
      fc.property(instants, instants, instants, fc.option(instants), (syncFrom, coveredFrom, readAt, pending) => {
        const from = queryFrom({
          syncFrom,
          window: { coveredFrom, readAt },
          oldestPendingAuthorisedAt: pending,
          nowMs,
        });
        const wantedFromMs = Math.max(Date.parse(readAt), Date.parse(syncFrom)) - 90 * 86_400_000;
        expect(Date.parse(from)).toBeLessThanOrEqual(wantedFromMs);
      }),
    );
  });
});

describe('was a pass complete', () => {
  it.each([
    ['all pages agree and all rows are there', ['a', 'b'], [2, 2], null, 'complete'],
    ['nothing there at all', [], [0], null, 'complete'],
    ['a row was missed', ['a'], [2, 2], null, 'again'],
    ['a row came while paging', ['a', 'b', 'c'], [2, 3], null, 'again'],
    ['a row too many', ['a', 'b', 'c'], [2, 2], null, 'again'],
    ['the pass before saw the same', ['a', 'b'], [3, 3], ['b', 'a'], 'complete'],
    ['the pass before saw as many others', ['a', 'b'], [3, 3], ['a', 'c'], 'again'],
    ['the pass before saw more', ['a'], [3, 3], ['a', 'c'], 'again'],
    ['no page was read', [], [], null, 'again'],
  ] as const)('%s', (_, ids, totals, previous, judgement) => {
    const previousIds = previous === null ? null : new Set<string>(previous);
    expect(judgePass({ ids: new Set(ids), totals, previousIds })).toBe(judgement);
  });
});

describe('released authorisations', () => {
  const pendingKnown = [
    { id: 'still-there', authorisedAt: '2026-11-01T00:00:00.000Z' },
    { id: 'gone', authorisedAt: '2026-11-01T00:00:00.000Z' },
    { id: 'on-the-edge', authorisedAt: '2026-10-01T00:00:00.000Z' },
    { id: 'not-read', authorisedAt: '2026-09-01T00:00:00.000Z' },
  ];
  const input = { pendingKnown, seen: new Set(['still-there', 'other']), from: '2026-10-01T00:00:00.000Z' };

  it('are those that a complete read should have shown and did not', () => {
    expect(releasedIds({ ...input, complete: true })).toEqual(['gone']);
  });

  it('are not told from an incomplete read', () => {
    expect(releasedIds({ ...input, complete: false })).toEqual([]);
  });
});

describe('what may be others under another id', () => {
  const gone = movement({ id: 'gone', authorisedAt: '2026-11-10T09:00:00.000Z' });
  const fresh = (over: Partial<StoredMovement>) => movement({ id: 'new', authorisedAt: gone.authorisedAt, ...over });

  it.each([
    ['the same amount on the same account', {}, true],
    ['a week later', { authorisedAt: '2026-11-17T09:00:00.000Z' }, true],
    ['a week before', { authorisedAt: '2026-11-03T09:00:00.000Z' }, true],
    ['more than a week later', { authorisedAt: '2026-11-17T09:00:00.001Z' }, false],
    ['another amount', { amountMinor: -1 }, false],
    ['another account', { accountId: 'GBP:spend' }, false],
  ] as const)('%s: %j', (_, over, isDoubted) => {
    const expected = isDoubted ? [{ movementId: 'new', among: ['gone'] }] : [];
    expect(mayReplace([fresh(over)], [gone])).toEqual(expected);
  });
});

it('what was authorised within a day of the beginning of a read is not missed', () => {
  expect(missedAfter('2026-08-21T09:00:00.000Z')).toBe('2026-08-22T09:00:00.000Z');
});
