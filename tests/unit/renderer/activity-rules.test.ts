import { describe, expect, it } from 'vitest';
import { type ActivityPlace, hrefOf, itemHref, placeOf } from '../../../renderer/features/activity/activity-place.ts';
import { keyTarget } from '../../../renderer/features/activity/key-target.ts';
import { runOutcome, runTookMs } from '../../../renderer/features/activity/run-outcome.ts';
import englishWords from '../../../renderer/words/en/activity.json' with { type: 'json' };
import type { RunDto } from '../../../shared/contract/activity.ts';
import type { SyncSummary } from '../../../shared/contract/sync-summary.ts';
import type { ProposalEventName } from '../../../shared/domain/proposal.ts';

function placeAt(href: string): ActivityPlace {
  return placeOf(new URLSearchParams(href.split('?')[1] ?? ''));
}

describe('the address of the activity', () => {
  it('is a run with all that happened in it, or the log narrowed to something', () => {
    expect(placeAt('#/activity')).toEqual({ view: 'runs', run: null, text: '', states: [] });
    expect(placeAt('#/activity?run=r1')).toEqual({ view: 'runs', run: 'r1', text: '', states: [] });
    expect(placeAt('#/activity?text=figma')).toMatchObject({ view: 'log', text: 'figma' });
    expect(placeAt('#/activity?states=pushed&states=held&run=r1')).toMatchObject({
      view: 'log',
      run: 'r1',
      states: ['pushed', 'held'],
    });
  });

  it('leads back to the same place', () => {
    for (const place of [
      { view: 'runs', run: 'a b&c', text: '', states: [] },
      { view: 'log', run: null, text: '', states: [] },
      { view: 'log', run: 'r1', text: '50 % & more', states: ['in-xero', 'blocked'] },
    ] satisfies ActivityPlace[])
      expect(placeAt(hrefOf(place))).toEqual(place);
  });

  it('takes nothing that the host would refuse', () => {
    expect(placeAt('#/activity?states=nonsense&states=held&states=held').states).toEqual(['held']);
    expect(placeAt(`#/activity?text=${'x'.repeat(500)}`).text).toHaveLength(200);
    expect(placeAt(`#/activity?run=${'x'.repeat(500)}`).run).toBeNull();
  });

  it('names the item of an entry whatever its id is made of', () => {
    expect(itemHref({ transactionId: 'a/b?c' })).toBe('#/review?item=a%2Fb%3Fc');
    expect(itemHref({ transactionId: null })).toBeNull();
  });
});

const summary: SyncSummary = {
  runId: 'r1',
  startedAt: '2026-09-08T10:00:00.000Z',
  finishedAt: '2026-09-08T10:00:09.000Z',
  pulled: 0,
  updated: 0,
  released: 0,
  proposed: 0,
  held: 0,
  approved: 0,
  pushed: 0,
  attached: 0,
  blocked: [],
  attachmentProblems: [],
  alreadyInXero: 0,
  calls: { cledara: 1, xero: 2 },
  waitingUntil: null,
};
const problem = { transactionId: 't1', code: 'lock-date', message: 'It is locked.' };

function run(over: Partial<SyncSummary> | null, finishedAt: string | null = summary.finishedAt): RunDto {
  return {
    runId: 'r1',
    startedAt: summary.startedAt,
    finishedAt,
    summary: over === null ? null : { ...summary, ...over },
  };
}

describe('what a run came to', () => {
  it('tells the seven cases apart', () => {
    expect(runOutcome(run({}), null)).toBe('ok');
    expect(runOutcome(run({ blocked: [problem] }), null)).toBe('attention');
    expect(runOutcome(run({ attachmentProblems: [problem] }), null)).toBe('attention');
    expect(runOutcome(run({ waitingUntil: '2026-09-08T11:00:00.000Z' }), null)).toBe('waiting');
    expect(runOutcome(run({ error: { code: 'offline', message: '', details: [] } }), null)).toBe('early');
    expect(runOutcome(run(null, null), 'r1')).toBe('running');
    expect(runOutcome(run(null), null)).toBe('broken');
    expect(runOutcome(run(null, null), null)).toBe('outside');
    expect(runOutcome(run(null, null), 'r2')).toBe('outside');
  });

  it('says how long it took only where its end is known, and never less than nothing', () => {
    expect(runTookMs(run({}))).toBe(9000);
    expect(runTookMs(run(null, null))).toBeNull();
    expect(runTookMs(run({}, '2026-09-08T09:00:00.000Z'))).toBe(0); // the clock was set back
  });
});

describe('the words for what happened', () => {
  it('are there for every event of the log', () => {
    const events: Record<ProposalEventName, true> = {
      'see-pending': true,
      propose: true,
      hold: true,
      block: true,
      unpost: true,
      release: true,
      adopt: true,
      accept: true,
      'hold-by-hand': true,
      exclude: true,
      reopen: true,
      send: true,
      'answer-lost': true,
      made: true,
      confirm: true,
      refuse: true,
      return: true,
      wait: true,
      resume: true,
      'mark-deleted': true,
      undo: true,
      unpay: true,
      repay: true,
      redraft: true,
      differ: true,
      agree: true,
      revise: true,
    };
    for (const event of Object.keys(events)) expect(englishWords.event).toHaveProperty(event);
  });
});

describe('the keys of the log', () => {
  it('move within the list and stop at its ends', () => {
    expect(keyTarget('ArrowDown', -1, 10, 5)).toBe(0);
    expect(keyTarget('ArrowDown', 9, 10, 5)).toBe(9);
    expect(keyTarget('ArrowUp', 0, 10, 5)).toBe(0);
    expect(keyTarget('PageDown', 2, 10, 5)).toBe(7);
    expect(keyTarget('PageDown', 7, 10, 5)).toBe(9);
    expect(keyTarget('PageUp', 7, 10, 5)).toBe(2);
    expect(keyTarget('Home', 7, 10, 5)).toBe(0);
    expect(keyTarget('End', 0, 10, 5)).toBe(9);
  });

  it('lead nowhere in an empty list, and other keys lead nowhere at all', () => {
    expect(keyTarget('ArrowDown', -1, 0, 5)).toBeNull();
    expect(keyTarget('x', 3, 10, 5)).toBeNull();
  });
});
