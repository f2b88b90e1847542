import { describe, expect, test } from 'vitest';
import { type Decision, decide, neverRead, objectionTo } from '../../../electron/engine/decide.ts';
import { planMovement } from '../../../shared/domain/plan-push.ts';
import type { Proposal, ProposalState, ReasonCode } from '../../../shared/domain/proposal.ts';
import { movement, planContext, reference } from '../../unit/domain/example-company.ts';
import { remote } from '../../unit/domain/example-match.ts';
import { bill, proposal } from '../../unit/engine/example-proposal.ts';
import { fresh, other } from './outcome-books.ts';
import { scriptedEngine, startAt } from './scripted-engine.ts';

const proposed = { state: 'proposed', reason: { code: 'review', message: 'Complete.' }, ...fresh } as const;
const inDoubt = { state: 'held', reason: { code: 'maybe-in-xero', message: '' }, lookAlikeId: 'x-1' } as const;
const nobody = 'Nobody has decided about it, so there is nothing to take back.';

/** Books with Xero's lists, so that what was decided can be planned again under the settings in force. */
function books() {
  const opened = scriptedEngine();
  const { ledger, engine } = opened;
  ledger.transaction(() => ledger.saveReferenceData(reference));
  return {
    ...opened,
    decide: (decision: Decision, ids: 'all' | readonly string[], by: Partial<Parameters<typeof decide>[3]> = {}) =>
      decide(engine, decision, ids, { author: 'Ada', ...by }),
  };
}

function inState(state: ProposalState, code: ReasonCode = 'review', over: Partial<Proposal> = {}): Proposal {
  return proposal({ state, reason: { code, message: 'Because.' }, ...over });
}

function objection(decision: Decision, one: Proposal) {
  return objectionTo({ lookAlike: () => remote('x-1') }, decision, one);
}

function refusal(...details: readonly { readonly at: string; readonly message: string }[]) {
  return { ok: false, error: { kind: 'invalidInput', source: 'local', message: 'Nothing was changed.', details } };
}

describe('what a person may not decide', () => {
  test.each<[Decision, ProposalState, string]>([
    ['approve', 'pending', 'It is not settled yet and cannot be approved.'],
    ['approve', 'blocked', 'It is blocked and cannot be approved.'],
    ['approve', 'waiting', 'It is approved and waiting for its turn and cannot be approved.'],
    ['hold', 'pushed', 'It is in Xero already and cannot be set aside.'],
    ['hold', 'in-xero', 'It is in Xero already and cannot be set aside.'],
    ['hold', 'excluded', 'It is left out already and cannot be set aside.'],
    ['exclude', 'sending', 'It is on its way to Xero and cannot be left out.'],
    ['handled', 'uncertain', 'It is on its way to Xero with the answer lost and cannot be marked as booked elsewhere.'],
    ['adopt', 'undone', 'It is taken out of Xero and cannot be taken for the one in Xero.'],
    ['reopen', 'sending', 'It is on its way to Xero and cannot be put back.'],
    ['reopen', 'pending', nobody],
    ['reopen', 'proposed', nobody],
    ['reopen', 'blocked', nobody],
  ])('%s, where it is %s', (decision, state, message) => {
    expect(objection(decision, inState(state))).toBe(message);
  });

  test('is to approve what has no document', () => {
    expect(objection('approve', inState('held', 'not-understood', { document: null }))).toBe(
      'It has no document yet. Because.',
    );
    expect(objection('hold', inState('held', 'not-understood', { document: null }))).toBeNull();
  });

  test('is to take back what nobody decided, or what stands in Xero', () => {
    expect(objection('reopen', inState('held', 'vat-differs'))).toBe(`${nobody} Because.`);
    expect(objection('reopen', inState('excluded', 'released'))).toBe(`${nobody} Because.`);
    expect(objection('reopen', inState('approved', 'approved', { unpaidId: 'x-1', document: bill }))).toBe(
      'Its bill is in Xero already, without its payment. Take it out of Xero instead.',
    );
    const there = { remote: { kind: 'bank-transaction', id: 'x-1' } } as const;
    const before = 'It was in Xero before. Approve it to send it again, or leave it as it is.';
    expect(objection('reopen', inState('approved', 'approved', there))).toBe(before);
    expect(objection('reopen', inState('in-xero', 'adopted', there))).toBe(before);
    expect(objection('reopen', inState('in-xero', 'in-xero-by-hand', there))).toBeNull();
  });

  test('is to take for the one in Xero what nobody was shown, or what is gone there', () => {
    const doubtful = inState('held', 'maybe-in-xero', { lookAlikeId: 'x-1' });
    const none = 'Nothing was found in Xero that it may be the same as.';
    expect(objectionTo({ lookAlike: () => null }, 'adopt', doubtful)).toContain(none);
    expect(objection('adopt', inState('proposed'))).toContain(none);
    const gone = { lookAlike: () => remote('x-1', { status: 'DELETED' }) };
    expect(objectionTo(gone, 'adopt', doubtful)).toContain('was deleted there.');
  });

  test('is nothing of what was decided so already, or may be decided in another way', () => {
    expect(objection('approve', inState('approved'))).toBeNull();
    expect(objection('hold', inState('held', 'by-hand'))).toBeNull();
    expect(objection('exclude', inState('excluded', 'by-hand'))).toBeNull();
    expect(objection('handled', inState('excluded', 'handled-elsewhere'))).toBeNull();
    expect(objection('adopt', inState('in-xero', 'in-xero-by-hand'))).toBeNull();
    expect(objection('exclude', inState('excluded', 'handled-elsewhere'))).toBeNull();
    for (const state of ['approved', 'waiting'] as const) expect(objection('reopen', inState(state))).toBeNull();
    expect(objection('reopen', inState('excluded', 'handled-elsewhere'))).toBeNull();
    expect(objection('reopen', inState('held', 'by-hand'))).toBeNull();
    expect(objection('adopt', inState('held', 'maybe-in-xero', { lookAlikeId: 'x-1' }))).toBeNull();
  });
});

describe('a decision about several', () => {
  test('is carried out for all of them or for none, and each objection is named', () => {
    const { decide: decided, keep, standing, said } = books();
    keep(1, { ...proposed, settingsVersion: 2 });
    keep(2, { state: 'pushed' });
    expect(decided('approve', ['p-1', 'p-9', 'm-2'])).toEqual(
      refusal(
        { at: 'p-9', message: 'There is no such item.' },
        { at: 'm-2', message: 'It is in Xero already and cannot be approved.' },
      ),
    );
    expect(standing('p-1')).toEqual(['proposed review']);
    expect(said()).toEqual([]);
  });

  test('names each once, by its own id or by that of its transaction', () => {
    const { decide: decided, keep, said } = books();
    keep(1, proposed);
    keep(2, proposed);
    const made = decided('exclude', ['m-1', 'p-2', 'm-1'], { note: '  Private.  ' });
    expect(made.ok && made.value.map(({ id, state }) => `${id} ${state}`)).toEqual(['p-1 excluded', 'p-2 excluded']);
    expect(said()).toEqual(['exclude: Left out by Ada. Private.', 'exclude: Left out by Ada. Private.']);
  });

  test.each<[Decision, readonly string[]]>([
    ['approve', ['p-1', 'p-2']],
    ['hold', ['p-1']],
    ['exclude', ['p-1', 'p-2', 'p-3', 'p-4']],
    ['handled', ['p-1', 'p-2', 'p-3', 'p-4']],
    ['adopt', ['p-4']],
    ['reopen', ['p-2']],
  ])('%s of all means those that wait for just that', (decision, meant) => {
    const { decide: decided, keep, ledger } = books();
    keep(1, { ...proposed, settingsVersion: 2 });
    keep(2, { state: 'held', reason: { code: 'by-hand', message: '' }, settingsVersion: 2, ...fresh });
    keep(3, { state: 'held', reason: { code: 'vat-differs', message: '' }, settingsVersion: 2, ...fresh });
    keep(4, { ...inDoubt, settingsVersion: 2, ...fresh });
    keep(5, { state: 'blocked' });
    ledger.transaction(() => ledger.saveLookAlike('m-4', remote('x-1')));
    const made = decided(decision, 'all');
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    expect(made.value.map(({ id }) => id)).toEqual(meant);
  });
});

describe('approved', () => {
  test('it is by name, with the person’s own word', () => {
    const { decide: decided, keep, said, ledger } = books();
    keep(1, { ...proposed, settingsVersion: 2 });
    decided('approve', ['p-1'], { note: ' Seen. ' });
    expect(ledger.proposal('p-1')).toMatchObject({ state: 'approved', approvedBy: 'Ada', approvedAt: startAt });
    expect(said()).toEqual(['accept: Approved by Ada. Seen.']);
  });

  test('it is not where it has changed since the person looked at it', () => {
    const { decide: decided, keep, standing } = books();
    const { updatedAt } = keep(1, { ...proposed, settingsVersion: 2 });
    const changed = 'It has changed since you looked at it. Look at it again, then approve it.';
    expect(decided('approve', ['p-1'], { seen: { 'm-1': 'earlier' } })).toEqual(
      refusal({ at: 'p-1', message: changed }),
    );
    expect(decided('approve', ['p-1'], { seen: { 'm-1': updatedAt, 'm-2': 'earlier' } }).ok).toBe(true);
    expect(standing('p-1')).toEqual(['approved approved']);
    // It is there already, and setting it aside is right whatever it became.
    expect(decided('approve', ['p-1'], { seen: { 'm-1': 'earlier' } }).ok).toBe(true);
    expect(decided('hold', ['p-1'], { seen: { 'm-1': 'earlier' } }).ok).toBe(true);
  });

  test('once more, nothing is said of it', () => {
    const { decide: decided, keep, said } = books();
    const one = keep(1);
    expect(decided('approve', ['p-1'])).toEqual({ ok: true, value: [one] });
    expect(said()).toEqual([]);
  });

  /** As the settings in force have it. */
  const outcome = planMovement(movement({ id: 'm-1' }), planContext());
  const planned = outcome.kind === 'propose' ? outcome.document : null;

  test.each(['proposed', 'held', 'undone'] as const)(
    'it is not under settings that are no longer in force, where it is another document under the new ones: %s',
    (state) => {
      const { decide: decided, keep, ledger } = books();
      keep(1, { ...proposed, state, reason: { code: 'by-hand', message: '' }, document: other, settingsVersion: 1 });
      expect(decided('approve', ['p-1'])).toEqual(
        refusal({
          at: 'p-1',
          message: 'The settings have changed, and it is coded anew under them. Look at it again, then approve it.',
        }),
      );
      expect(ledger.proposal('p-1')).toMatchObject({ state, document: planned, settingsVersion: 2 });
      expect(decided('approve', ['p-1']).ok).toBe(true);
    },
  );

  test('it is where the new settings make the same document, and where everything is meant whatever it is', () => {
    const same = books();
    same.keep(1, { ...proposed, document: planned, settingsVersion: 1 });
    expect(same.decide('approve', ['p-1']).ok).toBe(true);
    const all = books();
    all.keep(1, { ...proposed, document: other, settingsVersion: 1 });
    expect(all.decide('approve', 'all').ok).toBe(true);
    expect(all.ledger.proposal('p-1')).toMatchObject({ state: 'approved', document: planned });
  });

  test('it stays the document that was approved, whatever the settings are by now', () => {
    const { decide: decided, keep, ledger } = books();
    keep(1, { document: other, settingsVersion: 1 });
    expect(decided('approve', ['p-1']).ok).toBe(true);
    expect(ledger.proposal('p-1')?.document).toEqual(other);
  });
});

describe('set aside, left out, booked elsewhere', () => {
  test.each([
    ['hold', 'held by-hand', 'hold-by-hand: Set aside by Ada. So.'],
    ['exclude', 'excluded by-hand', 'exclude: Left out by Ada. So.'],
    ['handled', 'excluded handled-elsewhere', 'exclude: Ada says it was booked elsewhere. So.'],
  ] as const)('%s: nobody has approved it any more, and it waits for nothing', (decision, stands, told) => {
    const { decide: decided, keep, standing, said, ledger } = books();
    keep(1, { state: 'waiting', waitingUntil: startAt });
    expect(decided(decision, ['p-1'], { note: 'So.' }).ok).toBe(true);
    expect(standing('p-1')).toEqual([stands]);
    expect(ledger.proposal('p-1')).toMatchObject({ waitingUntil: null, ...fresh });
    expect(said()).toEqual([told]);
    decided(decision, ['p-1']);
    expect(said()).toHaveLength(1);
  });

  test.each<[Decision, Partial<Proposal>, string]>([
    ['hold', { state: 'held', reason: { code: 'vat-differs', message: '' } }, 'hold-by-hand: Set aside by Ada.'],
    ['exclude', { state: 'excluded', reason: { code: 'released', message: '' } }, 'exclude: Left out by Ada.'],
    ['exclude', { state: 'excluded', reason: { code: 'handled-elsewhere', message: '' } }, 'exclude: Left out by Ada.'],
    ['exclude', { state: 'held', reason: { code: 'by-hand', message: '' } }, 'exclude: Left out by Ada.'],
    [
      'handled',
      { state: 'excluded', reason: { code: 'by-hand', message: '' } },
      'exclude: Ada says it was booked elsewhere.',
    ],
  ])('%s: a person’s word takes the place of whatever was said before (%j)', (decision, over, told) => {
    const { decide: decided, keep, said } = books();
    keep(1, over);
    expect(decided(decision, ['p-1']).ok).toBe(true);
    expect(said()).toEqual([told]);
  });

  test('a bill of it that is in Xero unpaid stays there, and that is said', () => {
    const { decide: decided, keep, said } = books();
    keep(1, { document: bill, unpaidId: 'x-1' });
    decided('exclude', ['p-1'], { note: 'So.' });
    expect(said()).toEqual([
      'exclude: Left out by Ada. Its bill or credit note is in Xero, unpaid: take it out of Xero from here, or enter its payment there. So.',
    ]);
  });
});

describe('taken for the one in Xero', () => {
  test('it is that one, and not posted again', () => {
    const { decide: decided, keep, said, ledger } = books();
    keep(1, { ...inDoubt, waitingUntil: startAt });
    ledger.transaction(() => ledger.saveLookAlike('m-1', remote('x-1', { kind: 'bank-transfer' })));
    expect(decided('adopt', ['p-1'], { note: 'Sure.' }).ok).toBe(true);
    expect(ledger.proposal('p-1')).toMatchObject({
      state: 'in-xero',
      reason: { code: 'in-xero-by-hand' },
      remote: { kind: 'bank-transfer', id: 'x-1' },
      waitingUntil: null,
      ...fresh,
    });
    expect(said()).toEqual(['adopt: Ada says that it is this one in Xero. It is not posted again. Sure.']);
  });

  test('it is not where two would be the same one, nor where another one was shown', () => {
    const { decide: decided, keep, ledger, standing } = books();
    const { updatedAt } = keep(1, inDoubt);
    keep(2, inDoubt);
    ledger.transaction(() => ['m-1', 'm-2'].map((id) => ledger.saveLookAlike(id, remote('x-1'))));
    expect(decided('adopt', 'all')).toEqual(
      refusal({
        at: 'p-2',
        message: 'That one in Xero belongs to another transaction already. Look at both.',
      }),
    );
    expect(decided('adopt', ['p-1'], { seen: { 'm-1': 'earlier' } }).ok).toBe(false);
    expect(standing('p-1')).toEqual(['held maybe-in-xero']);
    expect(decided('adopt', ['p-1'], { seen: { 'm-1': updatedAt } }).ok).toBe(true);
  });
});

describe('put back', () => {
  test.each([
    ['approved', {}],
    ['waiting', { waitingUntil: '2026-11-30T11:00:00.000Z' }],
    ['held', { reason: { code: 'by-hand', message: '' } }],
    ['excluded', { reason: { code: 'by-hand', message: '' } }],
    ['in-xero', { reason: { code: 'in-xero-by-hand', message: '' }, remote: { kind: 'bank-transaction', id: 'x-1' } }],
  ] as const)('what was %s is planned anew under the settings of now', (state, over) => {
    const { decide: decided, keep, said, ledger } = books();
    keep(1, { state, document: other, ...over });
    const made = decided('reopen', ['p-1'], { note: 'Wrong.' });
    expect(ledger.proposal('p-1')).toMatchObject({
      state: 'proposed',
      settingsVersion: 2,
      remote: null,
      waitingUntil: null,
      ...fresh,
    });
    expect(ledger.proposal('p-1')?.document).not.toEqual(other);
    expect(made).toEqual({ ok: true, value: [ledger.proposal('p-1')] });
    expect(said()[0]).toBe('reopen: Put back by Ada. Wrong.');
  });

  test('nothing is where Xero’s lists were never read', () => {
    const { engine, keep, standing } = scriptedEngine();
    keep(1);
    expect(decide(engine, 'reopen', ['p-1'], { author: 'Ada' })).toEqual({ ok: false, error: neverRead });
    expect(standing('p-1')).toEqual(['approved approved']);
    expect(neverRead).toMatchObject({
      kind: 'notConnected',
      source: 'xero',
      message: "Xero's lists were not read yet, so nothing can be planned. Connect Xero, apply settings and sync once.",
    });
  });
});
