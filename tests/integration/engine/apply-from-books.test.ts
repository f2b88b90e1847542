import { describe, expect, test } from 'vitest';
import { applyFromBooks } from '../../../electron/engine/apply-outcome.ts';
import type { Proposal } from '../../../shared/domain/proposal.ts';
import { bill } from '../../unit/engine/example-proposal.ts';
import { blocks, fresh, notPosted, opened, other, pending, proposes, spend } from './outcome-books.ts';

/** What planning from the books alone makes of movement `m-1`, whose proposal stands so (null: it has none yet). */
function offline(existing: Partial<Proposal> | null) {
  const books = opened(existing);
  const { engine, item } = books;
  return { ...books, apply: (outcome: Parameters<typeof item>[0]) => applyFromBooks(engine, item(outcome), 2) };
}

describe('from the books alone', () => {
  test('nothing is approved: automatic waits for the next sync, which looks at Xero first', () => {
    const { apply, now, said, run, ledger } = offline(null);
    apply(proposes({ mode: 'auto' }));
    expect(now()).toMatchObject({ state: 'proposed', ...fresh });
    expect(said()).toEqual([
      'propose: Complete. It is set to automatic: the next sync approves it, unless Xero has it already.',
    ]);
    expect(run.counts).toMatchObject({ proposed: 0, approved: 0 });
    expect(ledger.activity({ limit: 1 })[0]?.runId).toBeNull();
  });

  test('what waits for review says so', () => {
    const { apply, said } = offline(null);
    apply(proposes());
    expect(said()).toEqual(['propose: Complete. It waits for your review.']);
  });

  test.each(['approved', 'waiting'] as const)('what is %s stays as it is', (state) => {
    const { apply, existing, said } = offline({ state });
    expect(apply(notPosted('account-off'))).toEqual(existing);
    expect(apply(proposes({ document: other }))).toEqual(existing);
    expect(said()).toEqual([]);
  });

  test('a bill that is in Xero unpaid stays as it is', () => {
    const { apply, existing, said } = offline({ state: 'held', document: bill, unpaidId: 'x-bill' });
    expect(apply(notPosted('released'))).toEqual(existing);
    expect(said()).toEqual([]);
  });

  test('what was taken out of Xero stays out, with the document of now', () => {
    const { apply, now, ledger } = offline({ state: 'undone', reason: { code: 'undone', message: 'Out.' } });
    apply(proposes({ document: other }));
    expect(now()).toMatchObject({ state: 'undone', document: other, settingsVersion: 2 });
    expect(ledger.activity({ limit: 1 })[0]?.runId).toBeNull();
  });

  test('what is not posted any more is left out, also without a look at Xero', () => {
    const released = offline({ state: 'proposed', ...fresh });
    released.apply(notPosted('released'));
    expect(released.standing('p-1')).toEqual(['excluded released']);
    expect(released.ledger.activity({ limit: 1 })[0]?.runId).toBeNull();
    const off = offline({ state: 'proposed', ...fresh });
    off.apply(notPosted('account-off'));
    expect(off.standing('p-1')).toEqual(['excluded not-to-be-posted']);
  });
});

describe('a doubt that only a look at Xero, or a person, can settle', () => {
  const doubt = { code: 'maybe-in-xero', message: 'Xero has one.' } as const;

  test.each([proposes({ document: other }), blocks('lock-date', other)])(
    'stands, with the document kept fresh',
    (outcome) => {
      const { apply, now } = offline({ state: 'held', reason: doubt, lookAlikeId: 'x-1', ...fresh });
      apply(outcome);
      expect(now()).toMatchObject({ state: 'held', reason: doubt, lookAlikeId: 'x-1', document: other });
    },
  );

  test('stands again where something else was said of it since', () => {
    const { apply, now } = offline({
      state: 'blocked',
      reason: { code: 'lock-date', message: '' },
      lookAlikeId: 'x-1',
      ...fresh,
    });
    apply(proposes());
    expect(now()).toMatchObject({ state: 'held', reason: { code: 'maybe-in-xero' }, lookAlikeId: 'x-1' });
  });

  test('is forgotten with a movement that has not settled any more', () => {
    const { apply, now } = offline({ state: 'held', reason: doubt, lookAlikeId: 'x-1', ...fresh });
    apply(pending);
    expect(now()).toMatchObject({ state: 'pending', document: null });
  });
});

describe('a document that Xero has refused', () => {
  const refusal = { code: 'rejected-by-xero', message: 'Xero refused it: No.' } as const;

  test('stays refused while it is the same, whatever planning says of it', () => {
    const { apply, now, said } = offline({ state: 'blocked', reason: refusal });
    apply(proposes({ mode: 'auto' }));
    expect(now()).toMatchObject({ state: 'blocked', reason: refusal, document: spend, approvedBy: 'Ada' });
    expect(said()).toHaveLength(1); // under other settings
    apply(proposes({ mode: 'auto' }));
    expect(said()).toHaveLength(1);
  });

  test('stays refused also for a reason that planning knows, if it was sent', () => {
    const lockDate = { code: 'lock-date', message: 'Xero refused it: Closed.' } as const;
    const sent = offline({ state: 'blocked', reason: lockDate, batchId: 'b-1' });
    sent.apply(proposes());
    expect(sent.now()).toMatchObject({ state: 'blocked', reason: lockDate });
    const foreseen = offline({ state: 'blocked', reason: lockDate });
    foreseen.apply(proposes());
    expect(foreseen.standing('p-1')).toEqual(['approved approved']);
    const neverApproved = offline({ state: 'blocked', reason: refusal, batchId: 'b-1', ...fresh });
    neverApproved.apply(proposes());
    expect(neverApproved.standing('p-1')).toEqual(['proposed review']);
  });

  test('is another one once it is coded anew', () => {
    const { apply, now } = offline({ state: 'blocked', reason: refusal });
    apply(proposes({ document: other }));
    expect(now()).toMatchObject({ state: 'proposed', document: other, ...fresh });
  });
});
