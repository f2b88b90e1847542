import { describe, expect, it } from 'vitest';
import {
  isExcludedByPerson,
  nextState,
  type ProposalEventName,
  type ProposalState,
} from '../../../shared/domain/proposal.ts';

// Records, so that the compiler asks for every state and event.
const states = Object.keys({
  pending: 0,
  proposed: 0,
  held: 0,
  approved: 0,
  sending: 0,
  uncertain: 0,
  waiting: 0,
  blocked: 0,
  pushed: 0,
  excluded: 0,
  'in-xero': 0,
  undone: 0,
} satisfies Record<ProposalState, 0>) as ProposalState[];

const events = Object.keys({
  'see-pending': 0,
  propose: 0,
  hold: 0,
  block: 0,
  unpost: 0,
  release: 0,
  adopt: 0,
  accept: 0,
  'hold-by-hand': 0,
  exclude: 0,
  reopen: 0,
  send: 0,
  'answer-lost': 0,
  made: 0,
  confirm: 0,
  refuse: 0,
  return: 0,
  wait: 0,
  resume: 0,
  'mark-deleted': 0,
  undo: 0,
  unpay: 0,
  repay: 0,
  redraft: 0,
  differ: 0,
  agree: 0,
  revise: 0,
} satisfies Record<ProposalEventName, 0>) as ProposalEventName[];

/** All that may happen, written out: `from: event>to …`. What is not here is refused. */
const open =
  'see-pending>pending propose>proposed hold>held block>blocked unpost>excluded release>excluded adopt>in-xero hold-by-hand>held exclude>excluded undo>undone';
const allowed: Record<ProposalState, string> = {
  pending: open,
  proposed: `${open} accept>approved`,
  held: `${open} accept>approved reopen>proposed`,
  blocked: open,
  approved:
    'hold>held block>blocked adopt>in-xero hold-by-hand>held exclude>excluded reopen>proposed undo>undone send>sending wait>waiting revise>approved',
  waiting:
    'hold>held block>blocked adopt>in-xero hold-by-hand>held exclude>excluded reopen>proposed undo>undone resume>approved',
  sending:
    'answer-lost>uncertain made>approved confirm>pushed refuse>blocked return>approved wait>waiting mark-deleted>held',
  uncertain:
    'send>sending answer-lost>uncertain made>approved confirm>pushed refuse>blocked return>approved mark-deleted>held',
  pushed: 'agree>pushed differ>pushed mark-deleted>held repay>approved revise>pushed undo>undone unpay>held',
  'in-xero': 'accept>approved mark-deleted>held reopen>proposed undo>undone unpay>held',
  undone: 'accept>approved exclude>excluded redraft>undone',
  excluded:
    'accept>approved see-pending>pending propose>proposed hold>held block>blocked adopt>in-xero exclude>excluded reopen>proposed undo>undone',
};

describe('the state machine', () => {
  it.each(states)('is total and closed in %s', (state) => {
    const answers = events.map((event) => ({ event, next: nextState(state, event) }));
    const accepted = answers.filter(({ next }) => next !== null).map(({ event, next }) => `${event}>${next}`);
    expect(accepted.sort()).toEqual(allowed[state].split(' ').filter(Boolean).sort());
    for (const { next } of answers) expect(next === null || states.includes(next)).toBe(true);
  });

  it('reaches every state from a movement that was just seen', () => {
    const reached = new Set<ProposalState>(['pending']);
    for (const state of reached) {
      for (const event of events) {
        const next = nextState(state, event);
        if (next !== null) reached.add(next);
      }
    }
    expect([...reached].sort()).toEqual([...states].sort());
  });

  it('lets nothing leave that was not accepted', () => {
    const statesBefore = (target: ProposalState) =>
      states.filter((state) => events.some((event) => nextState(state, event) === target));
    expect(statesBefore('sending').sort()).toEqual(['approved', 'uncertain']);
    expect(statesBefore('pushed').sort()).toEqual(['pushed', 'sending', 'uncertain']);
    expect(states.filter((state) => nextState(state, 'accept') !== null).sort()).toEqual([
      'excluded',
      'held',
      'in-xero',
      'proposed',
      'undone',
    ]);
  });

  it('lets neither a person nor a plan touch what is under way or was pushed', () => {
    // What is taken out of Xero there is no decision: Xero has done it.
    const byPlanOrPerson = events.filter((event) => event !== 'undo' && nextState('held', event) !== null);
    for (const state of ['sending', 'uncertain', 'pushed'] as const) {
      expect(byPlanOrPerson.map((event) => nextState(state, event))).toEqual(byPlanOrPerson.map(() => null));
    }
  });
});

describe('left out by a person', () => {
  const message = '';

  it.each(['by-hand', 'handled-elsewhere'] as const)('is what is excluded %s, and in no other state', (code) => {
    const excluded = states.filter((state) => isExcludedByPerson({ state, reason: { code, message } }));
    expect(excluded).toEqual(['excluded']);
  });

  it.each(['released', 'not-to-be-posted', 'review'] as const)(
    'is not what is excluded for another reason: %s',
    (code) => {
      expect(isExcludedByPerson({ state: 'excluded', reason: { code, message } })).toBe(false);
    },
  );
});
