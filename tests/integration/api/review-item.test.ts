import { describe, expect, test } from 'vitest';
import { fixForCause } from '../../../electron/api/fix-for-cause.ts';
import { documentUrl, lookAlikeUrl } from '../../../electron/api/xero-links.ts';
import type { ItemAction } from '../../../shared/contract/review-item.ts';
import { buy, openBooks, plainSetup } from '../engine/books.ts';
import { aProposal } from '../ledger/sample-books.ts';

const review = { ...plainSetup, defaults: { ...plainSetup.defaults, mode: 'review' } };

describe('one item', () => {
  test('has the movement, the document, what may be done, its history and its place in Xero', async () => {
    const books = await openBooks({}, review);
    const row = buy(books, 12.3);
    await books.sync();
    const proposed = await books.call('review.item', { transactionId: row.id });
    expect(proposed.row).toMatchObject({ state: 'proposed', amount: '-12.30', currency: 'GBP', invoice: 'none' });
    expect(proposed.movement).toMatchObject({ transactionId: row.id, kind: 'purchase', amount: '-12.30' });
    expect(proposed.proposal?.document).toMatchObject({ kind: 'spend-money', amount: '12.30' });
    expect(proposed).toMatchObject({ xeroUrl: null, lookAlikeUrl: null, fix: { kind: 'decide' }, override: null });
    expect(allowed(proposed.actions)).toEqual(['approve', 'exclude', 'handled', 'hold', 'recode']);

    await books.call('review.decide', { decision: 'approve', ids: [row.id], author: 'Priya' });
    const approved = await books.call('review.item', { transactionId: row.id });
    expect(allowed(approved.actions)).toEqual(['exclude', 'handled', 'hold', 'reopen']);
    expect(approved.actions.approve.why).toBe('It is approved already.');

    await books.sync();
    const pushed = await books.call('review.item', { transactionId: row.id });
    expect(allowed(pushed.actions)).toEqual(['undo']);
    const { undo: _, ...refused } = pushed.actions;
    for (const { why } of Object.values(refused)) expect(why).toMatch(/\.$/);
    const shortCode = books.ledger().referenceData()?.organisation.shortCode;
    expect(pushed.xeroUrl).toBe(
      `https://go.xero.com/organisationlogin/default.aspx?shortcode=${shortCode}&redirecturl=/Bank/ViewTransaction.aspx?bankTransactionID=${pushed.proposal?.xeroId}`,
    );
    expect(pushed.history.map(({ toState }) => toState)).toEqual(['pushed', 'sending', 'approved', 'proposed']);
    expect(pushed.history[0]).toMatchObject({ xeroUrl: pushed.xeroUrl, subject: { amount: '-12.30' } });

    const page = await books.call('review.query', {
      filter: {},
      sort: { by: 'date', descending: true },
      offset: 0,
      limit: 10,
    });
    expect(page.rows).toEqual([pushed.row]);
    expect((await books.call('overview.read', {})).runs).toEqual(
      (await books.call('activity.runs', { before: null, limit: 5 })).runs,
    );
  });

  test('that every action says of what can be done is what happens when it is done', async () => {
    const books = await openBooks({}, review);
    const rows = Array.from({ length: 6 }, (_, index) => buy(books, index + 1));
    await books.sync({ push: false });
    const [, approved, held, excluded, handled] = rows;
    const done = [
      ['approve', approved],
      ['hold', held],
      ['exclude', excluded],
      ['handled', handled],
    ] as const;
    for (const [decision, row] of done) {
      await books.call('review.decide', { decision, ids: [row?.id ?? ''], author: 'Priya' });
    }
    for (const { id } of rows) {
      const { actions } = await books.call('review.item', { transactionId: id });
      const { allowed: mayReopen } = actions.reopen;
      const reopened = await books.company.api.call('review.decide', {
        decision: 'reopen',
        ids: [id],
        author: 'Priya',
      });
      expect(reopened.ok).toBe(mayReopen);
    }
  });

  test('that nobody knows is not found, in words', async () => {
    const books = await openBooks({}, review);
    const answer = await books.company.api.call('review.item', { transactionId: 'nobody' });
    expect(answer).toMatchObject({ ok: false, error: { kind: 'notFound', source: 'local' } });
  });

  test('that nothing is proposed for says so', async () => {
    const books = await openBooks({}, { ...review, syncFrom: '2026-06-14' });
    const row = buy(books, 5);
    await books.sync();
    const { row: listed, actions, proposal } = await books.call('review.item', { transactionId: row.id });
    expect({ state: listed.state, proposal }).toEqual({ state: 'none', proposal: null });
    expect(allowed(actions)).toEqual([]);
  });
});

function allowed(actions: Readonly<Record<ItemAction, { readonly allowed: boolean }>>): string[] {
  return Object.entries(actions)
    .filter(([, action]) => action.allowed)
    .map(([name]) => name)
    .sort();
}

describe('links into Xero', () => {
  test('need a short code and a document that is there', () => {
    const pushed = aProposal({ remote: { kind: 'bank-transfer', id: 'a b&c' } });
    expect(documentUrl('!x', pushed)).toBe(
      'https://go.xero.com/organisationlogin/default.aspx?shortcode=!x&redirecturl=/Bank/ViewTransfer.aspx?bankTransferID=a%20b%26c',
    );
    expect(documentUrl(null, pushed)).toBeNull();
    expect(documentUrl('!x', { ...pushed, state: 'undone' })).toBeNull();
    expect(documentUrl('!x', null)).toBeNull();
    expect(lookAlikeUrl('!x', aProposal({ lookAlikeId: 'id-9' }))).toMatch(/bankTransactionID=id-9$/);
    expect(lookAlikeUrl('!x', aProposal({ lookAlikeId: null }))).toBeNull();
  });
});

describe('what mends a cause', () => {
  test.each([
    ['not-coded', { kind: 'coding', field: 'account' }],
    ['bank-account-missing', { kind: 'settings', section: 'accounts' }],
    ['lock-date', { kind: 'xero' }],
    ['answer-lost', { kind: 'wait' }],
    ['pushed', null],
    ['a code of a later version', null],
    ['constructor', null],
  ])('%s', (code, fix) => {
    expect(fixForCause(code)).toEqual(fix);
  });
});
