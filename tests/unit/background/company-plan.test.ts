import { describe, expect, test } from 'vitest';
import { companyPlan, type PlanFacts } from '../../../electron/background/company-plan.ts';

const minute = 60_000;
const now = Date.parse('2026-06-15T10:00:00.000Z');

/** Synced five hours ago, so due now. */
const due: PlanFacts = {
  nowMs: now,
  company: 'one',
  choice: { mode: 'send', everyMinutes: 60 },
  books: {
    state: 'ready',
    runs: [
      {
        id: 'run',
        startedAtMs: now - 300 * minute,
        finishedAtMs: now - 299 * minute,
        outcome: 'done',
        waitingUntilMs: null,
      },
    ],
  },
  isSyncing: false,
  pausedUntilMs: null,
  pausesForBattery: false,
  online: true,
  notBeforeMs: 0,
};

/** All that may stand in the way, what counts most first; each entry has it and everything after it. */
const inTheWay: readonly (readonly [string, Partial<PlanFacts>])[] = [
  ['off', { choice: { mode: 'off', everyMinutes: 60 } }],
  ['not-ready', { books: { state: 'not-ready', runs: [] } }],
  ['syncing', { isSyncing: true }],
  ['paused', { pausedUntilMs: now + 30 * minute }],
  ['battery', { pausesForBattery: true }],
  ['offline', { online: false }],
];

describe('the plan of a company', () => {
  test('begins at once what is due', () => {
    expect(companyPlan(due)).toMatchObject({ startAtMs: now, why: 'due', lookAgainAtMs: null });
  });

  test('begins nothing before it may', () => {
    expect(companyPlan({ ...due, notBeforeMs: now + 90_000 })).toMatchObject({
      startAtMs: now + 90_000,
      why: 'interval',
    });
  });

  test.each(inTheWay.map(([why], place) => [why, place] as const))(
    'says %s where that and all that counts less stands in the way',
    (why, place) => {
      const facts = Object.assign({ ...due }, ...inTheWay.slice(place).map(([, part]) => part));
      expect(companyPlan(facts).why).toBe(why);
    },
  );

  test.each(['not-ready', 'first-sync', 'unreadable'] as const)('begins nothing for books that are %s', (state) => {
    const plan = companyPlan({ ...due, books: { state, runs: due.books.runs } });
    expect(plan).toMatchObject({ startAtMs: null, lookAgainAtMs: null, why: state });
  });

  test('goes on when the pause is over, or when it is due after that', () => {
    const pausedUntilMs = now + 30 * minute;
    expect(companyPlan({ ...due, pausedUntilMs }).startAtMs).toBe(pausedUntilMs);
    const later = companyPlan({ ...due, pausedUntilMs, choice: { mode: 'send', everyMinutes: 1440 } });
    expect(later.startAtMs).toBeGreaterThan(pausedUntilMs);
  });

  test('looks for a network once a minute at most, and not before something is due', () => {
    expect(companyPlan({ ...due, online: false })).toMatchObject({ startAtMs: null, lookAgainAtMs: now + minute });
    const later = companyPlan({ ...due, online: false, notBeforeMs: now + 20 * minute });
    expect(later).toMatchObject({ startAtMs: null, lookAgainAtMs: now + 20 * minute });
  });
});
