import { describe, expect, test } from 'vitest';
import { automaticRule } from '../../../electron/engine/accept.ts';
import { applyOutcome } from '../../../electron/engine/apply-outcome.ts';
import { gateCodes } from '../../../shared/domain/gates.ts';
import type { RemoteMatch } from '../../../shared/domain/match.ts';
import type { Proposal } from '../../../shared/domain/proposal.ts';
import { reference } from '../../unit/domain/example-company.ts';
import { remote } from '../../unit/domain/example-match.ts';
import { bill } from '../../unit/engine/example-proposal.ts';
import { blocks, fresh, holds, notPosted, opened, other, pending, proposes, spend } from './outcome-books.ts';
import { minute, startAt } from './scripted-engine.ts';

/** What a look at Xero makes of movement `m-1`, whose proposal stands so (null: it has none yet). */
function looking(existing: Partial<Proposal> | null) {
  const books = opened(existing);
  return {
    ...books,
    apply(outcome: Parameters<typeof books.item>[0], match: RemoteMatch | null = null) {
      const { engine, run, item } = books;
      return applyOutcome(engine, run, item(outcome), match, { settingsVersion: 2, reference });
    },
  };
}

const likely: RemoteMatch = { fidelity: 'likely', remote: remote('x-1') };
const deleted: RemoteMatch = { fidelity: 'marker-deleted', remote: remote('x-1', { status: 'DELETED' }) };

describe('a movement without a proposal', () => {
  test('waits for review where its document is complete', () => {
    const { apply, now, said, run } = looking(null);
    apply(proposes());
    expect(now()).toMatchObject({
      state: 'proposed',
      document: spend,
      settingsVersion: 2,
      lookAlikeId: null,
      ...fresh,
    });
    expect(now().explanation).toEqual(proposes().explanation);
    expect(said()).toEqual(['propose: Complete. It waits for your review.']);
    expect(run.counts).toMatchObject({ proposed: 1, approved: 0 });
  });

  test('is approved at once where its application is set to automatic', () => {
    const { apply, now, said, run, ledger } = looking(null);
    apply(proposes({ mode: 'auto' }));
    expect(now()).toMatchObject({ state: 'approved', approvedBy: automaticRule });
    expect(said()).toEqual(['propose: Complete.', 'accept: Approved: its application is set to automatic.']);
    expect(run.counts).toMatchObject({ proposed: 1, approved: 1 });
    const [second, first] = ledger.activity({ limit: 2 });
    expect(first).toMatchObject({ fromState: null, toState: 'proposed', runId: 'run-1' });
    expect(second).toMatchObject({ fromState: 'proposed', toState: 'approved', runId: 'run-1' });
  });

  test('is held or blocked for the reason that planning gives, with its document', () => {
    const held = looking(null);
    held.apply(holds('vat-differs'));
    expect(held.now()).toMatchObject({ state: 'held', reason: { code: 'vat-differs' }, document: spend });
    const blocked = looking(null);
    blocked.apply(blocks('account-archived'));
    expect(blocked.now()).toMatchObject({ state: 'blocked', reason: { code: 'account-archived' }, document: spend });
    expect([held.run.counts.proposed, blocked.run.counts.proposed]).toEqual([1, 1]);
  });

  test('is pending, and nothing that was proposed, until it settles', () => {
    const { apply, now, said, run } = looking(null);
    apply(pending);
    expect(now()).toMatchObject({ state: 'pending', reason: { code: 'not-settled' }, document: null });
    expect(said()).toEqual(['see-pending: Not settled yet. It is posted once the merchant has collected the money.']);
    expect(run.counts.proposed).toBe(0);
  });

  test('gets none where it is not posted', () => {
    const { apply, ledger, said } = looking(null);
    expect(apply(notPosted('switched-off'))).toBeNull();
    expect(ledger.proposal('m-1')).toBeNull();
    expect(said()).toEqual([]);
  });
});

describe('a document that is in Xero already', () => {
  test('is adopted by its own reference, posted by an earlier installation', () => {
    const { apply, now, said, run } = looking(null);
    apply(proposes({ mode: 'auto' }), { fidelity: 'marker', remote: remote('x-1') });
    expect(now()).toMatchObject({
      state: 'in-xero',
      reason: { code: 'adopted' },
      document: spend,
      remote: { kind: 'bank-transaction', id: 'x-1' },
    });
    expect(said()).toEqual([
      'adopt: It is in Xero already under its own reference, posted by an earlier installation. It was adopted, not posted again.',
    ]);
    expect(run.counts).toMatchObject({ alreadyInXero: 1, proposed: 0, approved: 0 });
  });

  test('is adopted where someone else has posted the very same, also once it was approved', () => {
    const { apply, now, said, ledger } = looking({ document: other });
    apply(proposes(), { fidelity: 'exact', remote: remote('x-1') });
    expect(now()).toMatchObject({ state: 'in-xero', reason: { code: 'in-xero' }, document: other });
    expect(said()).toEqual([
      'adopt: Someone else has posted it in Xero already: same bank account, amount, day and contact. It was adopted, not posted again.',
    ]);
    expect(ledger.activity({ limit: 1 })[0]).toMatchObject({ fromState: 'approved', runId: 'run-1' });
  });

  test('is adopted also where nothing could be posted, and then has no document here', () => {
    for (const outcome of [pending, notPosted('switched-off')]) {
      const { apply, now } = looking({ state: 'pending', document: null, ...fresh });
      apply(outcome, { fidelity: 'marker', remote: remote('x-1') });
      expect(now()).toMatchObject({ state: 'in-xero', document: null });
    }
  });

  test('is shown to a person where it is only likely, or was deleted there; automatic or not', () => {
    const alike = looking(null);
    alike.apply(proposes({ mode: 'auto' }), likely);
    expect(alike.now()).toMatchObject({ state: 'held', reason: { code: 'maybe-in-xero' }, lookAlikeId: 'x-1' });
    const gone = looking(null);
    gone.apply(proposes({ mode: 'auto' }), deleted);
    expect(gone.now()).toMatchObject({ state: 'held', reason: { code: 'deleted-in-xero' }, lookAlikeId: 'x-1' });
    expect([alike.run.counts.approved, gone.run.counts.approved]).toEqual([0, 0]);
  });

  test('is remembered behind what planning has against it', () => {
    const held = looking(null);
    held.apply(holds('vat-differs'), likely);
    expect(held.now()).toMatchObject({ state: 'held', reason: { code: 'vat-differs' }, lookAlikeId: 'x-1' });
    const blocked = looking(null);
    blocked.apply(blocks('lock-date'), likely);
    expect(blocked.now()).toMatchObject({ state: 'blocked', reason: { code: 'lock-date' }, lookAlikeId: 'x-1' });
  });

  test('stays deleted in Xero until a person approves it, though another look finds nothing', () => {
    const { apply, now, said } = looking({
      state: 'held',
      reason: { code: 'deleted-in-xero', message: 'Gone.' },
      lookAlikeId: 'x-1',
      settingsVersion: 1,
      ...fresh,
    });
    apply(proposes({ mode: 'auto' }));
    expect(now()).toMatchObject({ state: 'held', reason: { code: 'deleted-in-xero' }, settingsVersion: 2 });
    expect(said()).toHaveLength(1);
  });
});

describe('what was approved', () => {
  const kept = { approvedBy: 'Ada', approvedAt: '2026-11-20T10:00:00.000Z' };

  test.each([
    ['the settings would code it in another way', proposes({ document: other })],
    ['it would be held by now', holds('vat-differs')],
    ['its kind is switched off', notPosted('switched-off')],
    ['another coding would be refused', blocks('account-archived', other)],
    ['no document could be made any more', blocks('account-missing', null)],
  ])('goes as it was approved though %s', (_, outcome) => {
    const { apply, existing, said } = looking({});
    expect(apply(outcome)).toEqual(existing);
    expect(said()).toEqual([]);
  });

  test('does not leave while its account is off, and stays approved for when it is on again', () => {
    for (const state of ['approved', 'waiting'] as const) {
      const { apply, now, said, ledger } = looking({ state, waitingUntil: '2026-11-30T11:00:00.000Z' });
      apply(notPosted('account-off'));
      expect(now()).toMatchObject({
        state: 'excluded',
        reason: { code: 'not-to-be-posted' },
        waitingUntil: null,
        documentHash: 'hash',
        ...kept,
      });
      expect(said()).toEqual(['exclude: Its account is off, so it is not posted.']);
      expect(ledger.activity({ limit: 1 })[0]?.runId).toBe('run-1');
    }
  });

  test('is held where Xero may have it, which nobody knew when it was approved', () => {
    const { apply, now, said, ledger } = looking({});
    apply(proposes(), likely);
    expect(now()).toMatchObject({ state: 'held', reason: { code: 'maybe-in-xero' }, lookAlikeId: 'x-1', ...fresh });
    expect(said()).toHaveLength(1);
    expect(ledger.activity({ limit: 1 })[0]?.runId).toBe('run-1');
  });

  test('goes where a person has seen that one and approved it, or it is what was in Xero before', () => {
    const seen = looking({ lookAlikeId: 'x-1' });
    expect(seen.apply(proposes(), likely)).toEqual(seen.existing);
    const before = looking({ remote: { kind: 'bank-transaction', id: 'x-1' } });
    expect(before.apply(proposes(), deleted)).toEqual(before.existing);
  });

  test('is planned again, and nobody’s word any more, where Cledara changed the movement itself', () => {
    const { apply, now, said, ledger } = looking({});
    const cheaper = { ...spend, amountMinor: 1000 };
    apply(proposes({ document: cheaper }));
    expect(now()).toMatchObject({ state: 'proposed', document: cheaper, ...fresh });
    expect(said()).toEqual([
      'block: Cledara changed the movement after it was approved. It is planned again.',
      'propose: Complete. It waits for your review.',
    ]);
    expect(ledger.activity({ limit: 2 }).map(({ runId }) => runId)).toEqual(['run-1', 'run-1']);
    const released = looking({});
    released.apply(notPosted('released'));
    expect(released.standing('p-1')).toEqual(['excluded released']);
    const unsettled = looking({});
    unsettled.apply(pending);
    expect(unsettled.standing('p-1')).toEqual(['pending not-settled']);
  });

  test('a change in Cledara does not make anybody forget that Xero may have it', () => {
    const { apply, now } = looking({ lookAlikeId: 'x-1' });
    apply(proposes({ document: { ...spend, amountMinor: 1000 } }), likely);
    expect(now()).toMatchObject({ state: 'held', reason: { code: 'maybe-in-xero' }, lookAlikeId: 'x-1' });
  });

  test('is blocked, and stays approved, where Xero would refuse this very document or any of its day', () => {
    for (const outcome of [blocks('account-archived'), blocks('lock-date', other), blocks('role-too-low', null)]) {
      const { apply, now, said, ledger } = looking({});
      apply(outcome);
      expect(now()).toMatchObject({ state: 'blocked', reason: outcome.reason, documentHash: 'hash', ...kept });
      expect(said()).toEqual([`block: ${outcome.reason.message}`]);
      expect(ledger.activity({ limit: 1 })[0]?.runId).toBe('run-1');
    }
  });

  test('waits for its turn, and the run says until when; after that it is approved as before', () => {
    const waitingUntil = '2026-11-30T10:05:00.000Z';
    const early = looking({ state: 'waiting', waitingUntil });
    expect(early.apply(blocks('lock-date'))).toEqual(early.existing);
    expect(early.run.waitingUntilMs).toBe(Date.parse(waitingUntil));
    const due = looking({ state: 'waiting', waitingUntil: startAt });
    due.apply(proposes());
    expect(due.now()).toMatchObject({ state: 'approved', waitingUntil: null, ...kept });
    expect(due.said()).toEqual(['resume: The wait is over.']);
    const stopped = looking({ state: 'waiting', waitingUntil: startAt });
    stopped.apply(blocks('lock-date'));
    expect(stopped.standing('p-1')).toEqual(['blocked lock-date']);
  });
});

describe('what was approved and then stopped', () => {
  const lockDate = { code: 'lock-date', message: 'Closed.' } as const;
  const accountOff = { code: 'not-to-be-posted', message: 'Off.' } as const;

  test.each([
    ['blocked', lockDate],
    ['excluded', accountOff],
  ] as const)('%s, it is approved again by whoever had approved it, once nothing is in its way', (state, reason) => {
    const { apply, now, said, run } = looking({ state, reason });
    apply(proposes());
    expect(now()).toMatchObject({ state: 'approved', approvedBy: 'Ada' });
    expect(said()).toEqual(['propose: Complete. It waits for your review.', 'accept: Approved by Ada.']);
    expect(run.counts.approved).toBe(0);
  });

  test('waits for review where it is another document by now, where it was left out for another reason, or is still in doubt', () => {
    const recoded = looking({ state: 'blocked', reason: lockDate });
    recoded.apply(proposes({ document: other }));
    expect(recoded.now()).toMatchObject({ state: 'proposed', document: other, ...fresh });
    const released = looking({ state: 'excluded', reason: { code: 'released', message: '' } });
    released.apply(proposes());
    expect(released.standing('p-1')).toEqual(['proposed review']);
    const held = looking({ state: 'held', reason: { code: 'vat-differs', message: '' } });
    held.apply(proposes());
    expect(held.standing('p-1')).toEqual(['proposed review']);
    const doubtful = looking({ state: 'blocked', reason: lockDate });
    doubtful.apply(proposes(), likely);
    expect(doubtful.standing('p-1')).toEqual(['held maybe-in-xero']);
  });

  test('is the rule’s to approve again, and only while that is the rule, where the rule had approved it', () => {
    const rule = { state: 'blocked', reason: lockDate, approvedBy: automaticRule } as const;
    const review = looking(rule);
    review.apply(proposes());
    expect(review.standing('p-1')).toEqual(['proposed review']);
    const auto = looking(rule);
    auto.apply(proposes({ mode: 'auto' }));
    expect(auto.now()).toMatchObject({ state: 'approved', approvedBy: automaticRule });
    expect(auto.run.counts.approved).toBe(1);
  });

  test.each(['vat-differs', 'maybe-imported', ...gateCodes] as const)(
    'goes though it is %s, which the person saw; not where only the rule had approved it',
    (code) => {
      const byPerson = looking({ state: 'blocked', reason: lockDate });
      byPerson.apply(holds(code));
      expect(byPerson.now()).toMatchObject({ state: 'approved', approvedBy: 'Ada' });
      const byRule = looking({ state: 'blocked', reason: lockDate, approvedBy: automaticRule });
      byRule.apply(holds(code));
      expect(byRule.standing('p-1')).toEqual([`held ${code}`]);
    },
  );

  test('is held for what no person could have approved', () => {
    const { apply, standing } = looking({ state: 'blocked', reason: lockDate });
    apply(holds('not-understood'));
    expect(standing('p-1')).toEqual(['held not-understood']);
  });

  test('stays blocked, without a second word, while the cause is the same', () => {
    const same = blocks('lock-date');
    const { apply, existing, said } = looking({
      state: 'blocked',
      reason: same.reason,
      settingsVersion: 2,
      explanation: same.explanation,
    });
    expect(apply(same)).toEqual(existing);
    expect(said()).toEqual([]);
  });
});

describe('what a person set aside', () => {
  const aside = { state: 'held', reason: { code: 'by-hand', message: 'Set aside by Ada.' }, ...fresh } as const;

  test('stays so, with its document kept fresh, automatic or not', () => {
    const { apply, now, run } = looking(aside);
    apply(proposes({ document: other, mode: 'auto' }));
    expect(now()).toMatchObject({ ...aside, document: other, settingsVersion: 2 });
    expect(run.counts).toMatchObject({ proposed: 0, approved: 0 });
    const blocked = looking(aside);
    blocked.apply(blocks('lock-date', other));
    expect(blocked.now()).toMatchObject({ ...aside, document: other });
  });

  test('stays so without a document while it has not settled', () => {
    const { apply, now } = looking(aside);
    apply(pending);
    expect(now()).toMatchObject({ ...aside, document: null, explanation: [], settingsVersion: 2 });
  });

  test('leaves with the settings that post it', () => {
    const { apply, standing } = looking(aside);
    apply(notPosted('switched-off'));
    expect(standing('p-1')).toEqual(['excluded not-to-be-posted']);
  });
});

describe('what is not posted any more', () => {
  const waiting = { state: 'proposed', reason: { code: 'review', message: '' }, ...fresh } as const;

  test('is left out by the settings, without a document', () => {
    const { apply, now, said, ledger } = looking(waiting);
    apply(notPosted('no-rule'));
    expect(now()).toMatchObject({ state: 'excluded', reason: { code: 'not-to-be-posted' }, document: null });
    expect(said()).toEqual(['unpost: The settings say that it is not posted any more.']);
    expect(ledger.activity({ limit: 1 })[0]?.runId).toBe('run-1');
  });

  test('was released by the merchant, and its document stays on record', () => {
    const { apply, now, said, ledger } = looking(waiting);
    apply(notPosted('released'));
    expect(now()).toMatchObject({ state: 'excluded', reason: { code: 'released' }, document: spend });
    expect(said()).toEqual(['release: The merchant did not collect the money; Cledara no longer lists it.']);
    expect(ledger.activity({ limit: 1 })[0]?.runId).toBe('run-1');
  });

  test('stays as it was left out before', () => {
    const { apply, existing, said } = looking({ ...waiting, state: 'excluded' });
    expect(apply(notPosted('no-rule'))).toEqual(existing);
    expect(said()).toEqual([]);
  });
});

describe('planned once more', () => {
  test.each([
    ['proposed', proposes()],
    ['held', holds('vat-differs')],
    ['blocked', blocks('account-archived')],
    ['pending', pending],
  ] as const)('what is %s says nothing new where nothing is', (_, outcome) => {
    const { apply, ledger, said } = looking(null);
    apply(outcome);
    const once = ledger.proposal('m-1');
    const { length } = said();
    expect(apply(outcome)).toEqual(once);
    expect(said()).toHaveLength(length);
  });

  test('it is told where anything that a person sees is another', () => {
    const { apply, said, now } = looking(null);
    apply(proposes());
    apply(proposes({ document: other }));
    apply(proposes({ document: other, explanation: [] }));
    apply(proposes({ document: other, explanation: [] }), likely);
    apply(proposes({ document: other, explanation: [] }), { ...likely, remote: remote('x-2') });
    apply(holds('vat-differs', 'Twenty.'));
    apply(holds('vat-differs', 'Twenty-one.'));
    expect(said()).toHaveLength(7);
    expect(now().state).toBe('held');
  });

  test('it is counted as proposed where it was pending or left out, and not where it waited already', () => {
    const states = ['pending', 'excluded', 'proposed', 'held', 'blocked'] as const;
    const counted = states.map((state) => {
      const { apply, run } = looking({ state, ...fresh });
      apply(proposes());
      return run.counts.proposed;
    });
    expect(counted).toEqual([1, 1, 0, 0, 0]);
  });

  test('what the rule is to approve goes, though it waited with the same document before', () => {
    const reason = { code: 'review', message: 'Complete.' } as const;
    const { explanation } = proposes();
    const { apply, now, said, ledger } = looking({
      state: 'proposed',
      reason,
      settingsVersion: 2,
      explanation,
      ...fresh,
    });
    apply(proposes({ mode: 'auto' }));
    expect(now().state).toBe('approved');
    expect(said()).toEqual(['accept: Approved: its application is set to automatic.']);
    expect(ledger.activity({ limit: 1 })[0]?.runId).toBe('run-1');
  });

  test('the same document is noted as planned under the settings of now', () => {
    const reason = { code: 'review', message: 'Complete. It waits for your review.' } as const;
    const { explanation } = proposes();
    const { apply, now } = looking({ state: 'proposed', reason, settingsVersion: 1, explanation, ...fresh });
    apply(proposes());
    expect(now()).toMatchObject({ state: 'proposed', reason, settingsVersion: 2 });
  });
});

describe('a bill that is in Xero unpaid, made by an earlier installation', () => {
  const madeBefore =
    'Its bill or credit note is in Xero already and not paid, made by an earlier installation. Once it is approved the payment follows; no second one is made.';
  const unpaid = remote('x-bill', {
    kind: 'invoice',
    type: 'ACCPAY',
    reference: bill.reference,
    billing: { number: 'INV-1', isPaid: false, paidOn: null },
  });
  const found: RemoteMatch = { fidelity: 'marker', remote: unpaid };

  test('is taken up, and once it is approved only its payment follows', () => {
    const { apply, now, said } = looking(null);
    apply(proposes({ document: bill }), found);
    expect(now()).toMatchObject({ state: 'proposed', unpaidId: 'x-bill', remote: null });
    expect(said()).toEqual([`propose: ${madeBefore}`]);
    const auto = looking(null);
    auto.apply(proposes({ document: bill, mode: 'auto' }), found);
    expect(auto.now()).toMatchObject({ state: 'approved', unpaidId: 'x-bill' });
  });

  test('is taken up where it was approved here, by the same person’s word', () => {
    const { apply, now, said, ledger } = looking({ document: bill });
    apply(proposes({ document: bill }), found);
    expect(now()).toMatchObject({ state: 'approved', approvedBy: 'Ada', unpaidId: 'x-bill' });
    expect(said()).toEqual([`block: ${madeBefore}`, `propose: ${madeBefore}`, 'accept: Approved by Ada.']);
    expect(ledger.activity({ limit: 3 }).every(({ runId }) => runId === 'run-1')).toBe(true);
  });

  test('is no sure thing where its amount is another, or it was to be no bill', () => {
    for (const outcome of [proposes({ document: { ...bill, amountMinor: 1 } }), proposes(), pending]) {
      const { apply, now } = looking(null);
      apply(outcome, found);
      expect(now().unpaidId).toBeNull();
      if (outcome.kind === 'propose') {
        expect(now()).toMatchObject({ state: 'held', reason: { code: 'maybe-in-xero' }, lookAlikeId: 'x-bill' });
      }
    }
    const approved = looking({ document: { ...bill, amountMinor: 1 } });
    approved.apply(proposes({ document: bill }), found);
    expect(approved.now()).toMatchObject({ state: 'held', unpaidId: null, lookAlikeId: 'x-bill' });
  });

  test('is not taken up while its document is blocked, nor before the wait for a limit is over', () => {
    const blocked = looking(null);
    blocked.apply(blocks('lock-date', bill), found);
    expect(blocked.now()).toMatchObject({ state: 'blocked', unpaidId: null });
    const waitingUntil = new Date(Date.parse(startAt) + minute).toISOString();
    const early = looking({ state: 'waiting', document: bill, waitingUntil });
    expect(early.apply(proposes({ document: bill }), found)).toEqual(early.existing);
    const due = looking({ state: 'waiting', document: bill, waitingUntil: startAt });
    due.apply(proposes({ document: bill }), found);
    expect(due.now()).toMatchObject({ state: 'approved', unpaidId: 'x-bill', waitingUntil: null });
  });

  test('whose payment is still to come stays as it was sent, whatever the settings say by now', () => {
    const { apply, existing, said } = looking({ document: bill, unpaidId: 'x-bill' });
    expect(apply(notPosted('switched-off'), found)).toEqual(existing);
    expect(said()).toEqual([]);
  });

  test('is adopted as it is where it is paid', () => {
    const paid = { ...unpaid, billing: { number: 'INV-1', isPaid: true, paidOn: null } };
    const { apply, now } = looking(null);
    apply(proposes({ document: bill }), { ...found, remote: paid });
    expect(now()).toMatchObject({ state: 'in-xero', remote: { kind: 'invoice', id: 'x-bill' }, unpaidId: null });
  });
});

test('what was taken out of Xero stays out, with the document that it would have by now', () => {
  const undone = { state: 'undone', reason: { code: 'undone', message: 'Out.' }, ...fresh } as const;
  const { apply, now, said, ledger } = looking(undone);
  apply(proposes({ document: other, mode: 'auto' }), { fidelity: 'marker', remote: remote('x-1') });
  expect(now()).toMatchObject({ ...undone, document: other, settingsVersion: 2 });
  expect(said()).toEqual(['redraft: Out.']);
  expect(ledger.activity({ limit: 1 })[0]?.runId).toBe('run-1');
});
