import { describe, expect, test } from 'vitest';
import type { ProposalState } from '../../../shared/domain/proposal.ts';
import type { TestCompany } from '../../fixtures/test-company.ts';
import {
  amountsOf,
  application,
  buy,
  documentWrites,
  openBooks,
  plainSetup,
  posted,
  proposalOf,
  standing,
} from './books.ts';
import { answer, documentWrite, interfere, justBefore } from './interfere.ts';

const review = { ...plainSetup, defaults: { ...plainSetup.defaults, mode: 'review' } };

type Decision = 'approve' | 'hold' | 'exclude' | 'handled' | 'adopt' | 'reopen';
type Row = { readonly id: string };

function decide(books: TestCompany, decision: Decision, rows: readonly Row[], note?: string) {
  const ids = rows.map(({ id }) => id);
  const input = { decision, ids, author: 'Priya', ...(note === undefined ? {} : { note }) };
  return books.call('review.decide', input);
}

async function objection(books: TestCompany, decision: Decision, { id }: Row): Promise<string> {
  const decided = await books.company.api.call('review.decide', { decision, ids: [id], author: 'Priya' });
  if (decided.ok || decided.error.kind !== 'invalidInput') throw new Error('The decision was carried out.');
  return decided.error.details[0]?.message ?? '';
}

function onDay(date: string) {
  return { authorizedAt: `${date}T09:00:00.000Z`, settledAt: `${date}T12:00:00.000Z` };
}

/** A proposed item, and a look-alike of another one made by hand in Xero. */
async function reviewed() {
  const books = await openBooks({}, review);
  const row = buy(books, 1);
  await books.sync();
  return { books, row };
}

describe('put back', () => {
  test.each(['approve', 'hold', 'exclude', 'handled'] as const)('takes back %s', async (decision) => {
    const { books, row } = await reviewed();
    const before = await proposalOf(books, row);
    await decide(books, decision, [row]);
    const { changed } = await decide(books, 'reopen', [row], 'Too early.');
    expect(changed).toMatchObject([{ transactionId: row.id, state: 'proposed' }]);
    expect(await proposalOf(books, row)).toEqual(before);
    expect(books.ledger().proposal(row.id)).toMatchObject({ approvedBy: null, approvedAt: null, documentHash: null });
    const messages = books.ledger().activity({ movementId: row.id, limit: 2 });
    expect(messages.map(({ event, message }) => [event, message])).toEqual([
      ['propose', 'Complete. It waits for your review.'],
      ['reopen', 'Put back by Priya. Too early.'],
    ]);
    expect(await books.sync()).toMatchObject({ pushed: 0, held: 1 });
  });

  test('makes of it what planning says now: blocked by settings that came since, pending, not posted', async () => {
    const books = await openBooks({}, review);
    const blocked = buy(books, 1);
    const pending = books.sandbox.world.addTransaction({ amount: -2, authorizedAt: '2026-06-14T10:00:00.000Z' });
    delete pending.settledAt;
    const off = buy(books, 3, { accountType: 'spend' });
    await books.sync();
    await decide(books, 'exclude', [blocked, pending]);
    expect(books.ledger().proposal(off.id)).toBeNull();
    const { account: _, ...defaults } = review.defaults;
    await books.setup({ ...review, defaults });
    await decide(books, 'reopen', [blocked, pending]);
    expect(await standing(books, blocked)).toBe('blocked not-coded');
    expect(await standing(books, pending)).toBe('pending not-settled');
  });

  test('of an approved look-alike asks again, and the decision about it stays the person’s', async () => {
    const books = await openBooks({}, review);
    const row = buy(books, 7, onDay('2026-06-10'));
    const priya = books.sandbox.world.xero.addContact({ name: 'Priya Sharma' });
    books.sandbox.world.xero.postByHand({ totalMinor: 700, date: '2026-06-10', contactId: priya.contactId });
    await books.sync();
    expect(await standing(books, row)).toBe('held maybe-in-xero');
    const lookAlikeId = books.ledger().proposal(row.id)?.lookAlikeId;
    await decide(books, 'approve', [row]);
    await decide(books, 'reopen', [row]);
    expect(await standing(books, row)).toBe('held maybe-in-xero');
    expect(books.ledger().proposal(row.id)?.lookAlikeId).toBe(lookAlikeId);
    expect(await books.sync({ approveAll: true })).toMatchObject({ pushed: 0 });
    await decide(books, 'approve', [row]);
    expect(await books.sync()).toMatchObject({ pushed: 1 });
  });

  test('of what is set to automatic is approved by the rule again with the next sync, and goes out once', async () => {
    const books = await openBooks();
    const row = buy(books, 1);
    await books.sync({ push: false });
    expect(await standing(books, row)).toBe('approved approved');
    await decide(books, 'reopen', [row]);
    expect((await proposalOf(books, row)).reason.message).toMatch(/^Complete\. It is set to automatic: the next sync/);
    await books.sync();
    await books.sync();
    expect(amountsOf(posted(books))).toEqual([100]);
  });

  test('of a waiting one keeps it from leaving when the wait is over', async () => {
    const { books, row } = await reviewed();
    await decide(books, 'approve', [row]);
    const limited = { ...answer(429, {}), headers: { 'retry-after': '600', 'x-rate-limit-problem': 'day' } };
    let refused = false;
    interfere(books, ({ method, path }) => {
      if (refused || method !== documentWrite.method || !documentWrite.path.test(path)) return null;
      refused = true;
      return limited;
    });
    await books.sync();
    expect(await standing(books, row)).toBe('waiting rate-limited');
    await decide(books, 'reopen', [row]);
    await books.clock.sleep(24 * 3_600_000);
    expect(await books.sync()).toMatchObject({ pushed: 0, held: 1 });
  });
});

describe('each state and each decision', () => {
  test('what has left, or nobody has decided about, is refused in words', async () => {
    const { books, row } = await reviewed();
    expect(await objection(books, 'reopen', row)).toBe(
      'Nobody has decided about it, so there is nothing to take back.',
    );
    await decide(books, 'approve', [row]);
    await books.sync();
    for (const decision of ['reopen', 'handled', 'hold', 'exclude'] as const) {
      expect(await objection(books, decision, row)).toMatch(/^It is in Xero already and cannot be /);
    }
  });

  const outcomes: Record<ProposalState, Partial<Record<Decision, ProposalState>>> = {
    pending: { hold: 'held', exclude: 'excluded', handled: 'excluded' },
    proposed: { approve: 'approved', hold: 'held', exclude: 'excluded', handled: 'excluded' },
    held: { approve: 'approved', hold: 'held', exclude: 'excluded', handled: 'excluded', reopen: 'proposed' },
    approved: { approve: 'approved', hold: 'held', exclude: 'excluded', handled: 'excluded', reopen: 'proposed' },
    waiting: { hold: 'held', exclude: 'excluded', handled: 'excluded', reopen: 'proposed' },
    sending: {},
    uncertain: {},
    blocked: { hold: 'held', exclude: 'excluded', handled: 'excluded' },
    pushed: {},
    excluded: { approve: 'approved', exclude: 'excluded', handled: 'excluded', reopen: 'proposed' },
    'in-xero': { approve: 'approved' },
    undone: { approve: 'approved', exclude: 'excluded', handled: 'excluded' },
  };

  test.each(Object.keys(outcomes) as ProposalState[])('%s', async (state) => {
    for (const decision of ['approve', 'hold', 'exclude', 'handled', 'adopt', 'reopen'] as const) {
      const { books, row } = await reviewed();
      const proposal = books.ledger().proposal(row.id);
      if (proposal === null) throw new Error('Nothing was proposed.');
      const at = proposal.updatedAt;
      const entry = { at, runId: null, movementId: row.id, proposalId: proposal.id, event: 'test' };
      const reason = { code: 'by-hand', message: 'As the test wants it.' } as const;
      books
        .ledger()
        .saveProposal({ ...proposal, state, reason }, { ...entry, fromState: null, toState: state, message: '' });
      const expected = outcomes[state][decision];
      if (expected === undefined) {
        expect(await objection(books, decision, row), `${decision} of ${state}`).toMatch(/^[A-Z].*\.$/s);
        expect(books.ledger().proposal(row.id)?.state).toBe(state);
      } else {
        const { changed } = await decide(books, decision, [row]);
        expect(changed[0]?.state, `${decision} of ${state}`).toBe(expected);
      }
    }
  });
});

describe('booked elsewhere', () => {
  test('says who said so and why, and no sync or setting brings it back', async () => {
    const { books, row } = await reviewed();
    await decide(books, 'handled', [row], 'In the July journal.');
    expect(await proposalOf(books, row)).toMatchObject({
      state: 'excluded',
      reason: { code: 'handled-elsewhere', message: 'Priya says it was booked elsewhere. In the July journal.' },
    });
    await books.setup(plainSetup);
    expect(await books.sync({ approveAll: true })).toMatchObject({ pushed: 0, proposed: 0, held: 0 });
    expect(await standing(books, row)).toBe('excluded handled-elsewhere');
  });

  test('takes its look-alike: another movement of that amount is not held for it', async () => {
    const books = await openBooks({}, review);
    const first = buy(books, 7, onDay('2026-06-10'));
    const priya = books.sandbox.world.xero.addContact({ name: 'Priya Sharma' });
    books.sandbox.world.xero.postByHand({ totalMinor: 700, date: '2026-06-10', contactId: priya.contactId });
    await books.sync();
    await decide(books, 'handled', [first]);
    const second = buy(books, 7, onDay('2026-06-10'));
    await books.sync();
    expect(await standing(books, second)).toBe('proposed review');
  });
});

describe('nothing is posted twice', () => {
  test('over rounds of approving and putting back, with other settings in between', async () => {
    const books = await openBooks({}, review);
    const rows = [buy(books, 1), buy(books, 2), buy(books, 3)];
    await books.sync();
    for (const account of ['463', '429', '463']) {
      await decide(books, 'approve', rows);
      await decide(books, 'reopen', rows.slice(1));
      await books.call('review.recode', { ids: [rows[1]?.id], scope: 'item', fields: { account }, author: 'Priya' });
      const { version, settings } = await books.call('settings.read', {});
      const defaults = { ...settings.defaults, account: account === '463' ? '404' : '463' };
      const changed = { base: version, settings: { ...settings, defaults }, author: 'Priya' };
      await books.call('settings.change', changed);
      await decide(books, 'approve', rows.slice(1));
      await books.sync();
      rows.splice(0, rows.length, buy(books, 1), buy(books, 2), buy(books, 3));
      await books.sync();
    }
    expect(amountsOf(posted(books))).toEqual([100, 100, 100, 200, 200, 200, 300, 300, 300]);
    await books.sync();
    expect(documentWrites(books)).toBe(3);
  });

  test('by books that are new: what is approved while Xero is being read is compared with it first', async () => {
    const books = await openBooks({}, review);
    const row = buy(books, 1);
    await books.sync();
    await decide(books, 'approve', [row]);
    await books.sync();
    expect(amountsOf(posted(books))).toEqual([100]);
    await books.reinstall();
    const { account: _, ...uncoded } = review.defaults;
    await books.setup({ ...review, defaults: uncoded, applications: [{ name: 'Slack', account: '429' }] });
    await books.sync();
    expect(await standing(books, row)).toBe('blocked not-coded');
    // Gives the sync something to look for in Xero.
    buy(books, 2, { application: application(books, 'Slack') });
    // While the sync reads Xero, the item is coded from the books alone and approved: this plan has not looked for it.
    justBefore(books, 'GET', /\/BankTransactions$/, () => {
      void books.call('review.recode', { ids: [row.id], scope: 'item', fields: { account: '429' }, author: 'Priya' });
      void decide(books, 'approve', [row]);
    });
    await books.sync();
    expect(amountsOf(posted(books))).toEqual([100]);
    expect(await standing(books, row)).toBe('in-xero adopted');
  });
});
