import { describe, expect, test } from 'vitest';
import type { LineRecord } from '../../../electron/sandbox/world/xero-shapes.ts';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { buy, day, minute, openBooks, passTime, plainSetup, posted, proposalOf, standing } from './books.ts';
import { justBefore } from './interfere.ts';

type Row = { readonly id: string };

const look = (books: TestCompany) => books.call('drift.look', {});
const decide = (books: TestCompany, decision: 'accept' | 'send', rows: readonly Row[]) =>
  books.call('drift.decide', { decision, ids: rows.map(({ id }) => id), author: 'Priya' });

function remoteIdOf(books: TestCompany, { id }: Row): string {
  return books.ledger().proposal(id)?.remote?.id ?? '';
}

/** A person changes the only line of a document in Xero. */
function editLine(books: TestCompany, row: Row, change: Partial<LineRecord>): void {
  const { xero } = books.sandbox.world;
  const record = xero.transactionShelf.get(remoteIdOf(books, row));
  if (record === undefined) throw new Error('It is not in Xero.');
  xero.edit(record.bankTransactionId, { lines: record.lines.map((line) => ({ ...line, ...change })) });
}

const lists = /\/Bank(Transactions|Transfers)$/;
const reads = (books: TestCompany): number =>
  books.sandbox.world.requests.filter(({ method, path }) => method === 'GET' && lists.test(path)).length;

/** Two purchases that are in Xero. */
async function pushed() {
  const books = await openBooks();
  const [row, other] = [buy(books, 42), buy(books, 7)];
  await books.sync();
  await passTime(books, minute);
  return { books, row, other };
}

describe('a look at Xero', () => {
  test('finds nothing where nobody has changed anything', async () => {
    const { books, row } = await pushed();
    expect(await look(books)).toEqual({ looked: 2, changed: 0, deleted: 0 });
    expect(await standing(books, row)).toBe('pushed pushed');
    const checks = (await books.call('diagnostics.run', {})).checks;
    expect(checks.find(({ id }) => id === 'changed-in-xero')).toMatchObject({ status: 'ok' });
  });

  test('shows field by field what a person changed there, in the list, on the overview and to the doctor', async () => {
    const { books, row, other } = await pushed();
    const general = books.sandbox.world.xero.account('463');
    editLine(books, row, { accountId: general?.accountId ?? '', accountCode: '463', description: 'Design tools' });
    books.sandbox.world.xero.edit(remoteIdOf(books, row), { date: '2026-06-12' });
    expect(await look(books)).toMatchObject({ changed: 1, deleted: 0 });
    const { drift, row: listed } = await books.call('review.item', { transactionId: row.id });
    expect(listed).toMatchObject({ state: 'pushed', reason: { code: 'changed-in-xero' } });
    expect(listed.reason?.message).toBe(
      'Someone changed it in Xero after it was posted: date, description, account. Take Xero’s version for the right one, or send ours again.',
    );
    expect(drift).toMatchObject({ isReconciled: false, acceptedBy: null });
    expect(drift?.differences.map(({ field, theirs }) => [field, theirs])).toEqual([
      ['date', '2026-06-12'],
      ['description', 'Design tools'],
      ['account', `463 ${general?.name}`],
    ]);
    const { attention } = await books.call('overview.read', {});
    expect(attention).toMatchObject([{ cause: 'changed-in-xero', count: 1, filter: { states: ['pushed'] } }]);
    const checks = (await books.call('diagnostics.run', {})).checks;
    expect(checks.find(({ id }) => id === 'changed-in-xero')).toMatchObject({ status: 'warning' });
    expect(await standing(books, other)).toBe('pushed pushed');
    expect(await books.sync({ approveAll: true })).toMatchObject({ pushed: 0 });
  });

  test('costs one call a day and one for transfers, and none on the same day', async () => {
    const { books, row } = await pushed();
    await books.sync();
    const before = reads(books);
    await books.sync();
    expect(reads(books) - before).toBe(0);
    editLine(books, row, { description: 'Changed' });
    await passTime(books, day);
    await books.sync();
    expect(reads(books) - before).toBe(1);
    expect(await standing(books, row)).toBe('pushed changed-in-xero');
    await passTime(books, day);
    await books.sync();
    expect(reads(books) - before).toBe(2);
  });

  test('keeps the invoice of a document that was changed where it is', async () => {
    const books = await openBooks();
    const row = buy(books, 42, { hasInvoice: true });
    expect(await books.sync()).toMatchObject({ attached: 1 });
    await passTime(books, minute);
    editLine(books, row, { description: 'Changed' });
    await look(books);
    await passTime(books, minute);
    expect(await books.sync()).toMatchObject({ attached: 0 });
    await decide(books, 'send', [row]);
    await passTime(books, minute);
    expect(await books.sync()).toMatchObject({ attached: 0 });
    expect((await books.call('review.item', { transactionId: row.id })).attachment?.state).toBe('attached');
  });

  test('takes reconciled alone for information, and a contact that was renamed or merged for the same', async () => {
    const { books, row, other } = await pushed();
    const { xero } = books.sandbox.world;
    xero.reconcileByHand(remoteIdOf(books, row));
    const contact = xero.contact(xero.transactionShelf.get(remoteIdOf(books, other))?.contactId ?? '');
    if (contact === undefined) throw new Error('It has a contact.');
    contact.name = 'Another name';
    xero.edit(remoteIdOf(books, other), {});
    expect(await look(books)).toMatchObject({ looked: 2, changed: 0 });
    expect((await books.call('review.item', { transactionId: row.id })).drift).toMatchObject({
      isReconciled: true,
      differences: [],
    });
    expect(await standing(books, row)).toBe('pushed pushed');
  });

  test('forgets a difference that the person took back themselves', async () => {
    const { books, row } = await pushed();
    editLine(books, row, { description: 'Changed' });
    await look(books);
    editLine(books, row, { description: (await proposalOf(books, row)).document?.description ?? '' });
    await look(books);
    expect(await standing(books, row)).toBe('pushed pushed');
    expect((await books.call('review.item', { transactionId: row.id })).drift).toBeNull();
  });

  test('sees a transfer that was deleted', async () => {
    const books = await openBooks(
      {},
      {
        ...plainSetup,
        movements: { topUps: { post: 'transfer', fromBankAccount: '091', mode: 'auto' } },
      },
    );
    const at = new Date(books.clock.nowMs() - 2 * day).toISOString();
    const row = books.sandbox.world.addTransaction({
      amount: 500,
      type: 'transferReceive',
      accountType: 'saasMain',
      authorizedAt: at,
      settledAt: at,
    });
    await books.sync();
    expect(await look(books)).toMatchObject({ changed: 0, deleted: 0 });
    books.sandbox.world.xero.deleteByHand(remoteIdOf(books, row));
    expect(await look(books)).toMatchObject({ deleted: 1 });
    expect(await standing(books, row)).toBe('held deleted-in-xero');
  });
});

describe('what was deleted in Xero', () => {
  test('is held, visible, and never sent again unasked; approved, it is sent once', async () => {
    const { books, row } = await pushed();
    books.sandbox.world.xero.deleteByHand(remoteIdOf(books, row));
    expect(await look(books)).toMatchObject({ deleted: 1 });
    expect(await standing(books, row)).toBe('held deleted-in-xero');
    for (let n = 0; n < 2; n += 1) {
      await passTime(books, day);
      expect(await books.sync({ approveAll: true })).toMatchObject({ pushed: 0, held: 1 });
    }
    await books.call('review.decide', { decision: 'approve', ids: [row.id], author: 'Priya' });
    expect(await books.sync()).toMatchObject({ pushed: 1, held: 0 });
    expect(posted(books)).toHaveLength(2);
    await passTime(books, day);
    await books.sync();
    expect(await standing(books, row)).toBe('pushed pushed');
  });

  test('stays held also where the document was moved out of sight before', async () => {
    const { books, row } = await pushed();
    books.sandbox.world.xero.edit(remoteIdOf(books, row), { date: '2024-01-31', status: 'DELETED' });
    await look(books);
    expect(await books.sync({ approveAll: true })).toMatchObject({ pushed: 0, held: 1 });
    expect(await standing(books, row)).toBe('held deleted-in-xero');
  });
});

describe('accepting Xero’s version', () => {
  test('is noted, shows it no more, and shows the next change again', async () => {
    const { books, row } = await pushed();
    editLine(books, row, { description: 'Changed' });
    await look(books);
    const { changed } = await decide(books, 'accept', [row]);
    expect(changed).toMatchObject([{ transactionId: row.id, state: 'pushed' }]);
    expect(await standing(books, row)).toBe('pushed pushed');
    expect((await proposalOf(books, row)).reason.message).toBe('Priya takes Xero’s version for the right one.');
    books.sandbox.world.xero.reconcileByHand(remoteIdOf(books, row));
    await look(books);
    expect(await standing(books, row)).toBe('pushed pushed');
    editLine(books, row, { description: 'Changed again' });
    await look(books);
    expect(await standing(books, row)).toBe('pushed changed-in-xero');
  });

  test('is refused where there is nothing to decide, and then nothing changes', async () => {
    const { books, row, other } = await pushed();
    editLine(books, row, { description: 'Changed' });
    await look(books);
    const input = { decision: 'accept', ids: [row.id, other.id], author: 'Priya' };
    expect(await books.company.api.call('drift.decide', input)).toMatchObject({
      ok: false,
      error: { details: [{ at: other.id, message: 'Nobody is known to have changed it in Xero.' }] },
    });
    expect(await standing(books, row)).toBe('pushed changed-in-xero');
  });
});

describe('sending ours again', () => {
  test('makes it what it was, with the id of its line', async () => {
    const { books, row } = await pushed();
    const lineId = posted(books)[0]?.lines[0]?.lineItemId;
    editLine(books, row, { description: 'Changed', taxType: 'INPUT2' });
    books.sandbox.world.xero.edit(remoteIdOf(books, row), { date: '2026-06-12' });
    await look(books);
    expect(await decide(books, 'send', [row])).toMatchObject({ changed: [{ transactionId: row.id }], refused: [] });
    const record = books.sandbox.world.xero.transactionShelf.get(remoteIdOf(books, row));
    expect(record).toMatchObject({ date: '2026-06-13', lines: [{ lineItemId: lineId, taxType: 'NONE' }] });
    expect(await standing(books, row)).toBe('pushed pushed');
    await passTime(books, day);
    await books.sync();
    expect(await standing(books, row)).toBe('pushed pushed');
    expect(posted(books)).toHaveLength(2);
  });

  test('says per item what Xero would refuse: reconciled, locked, deleted meanwhile', async () => {
    const { books, row, other } = await pushed();
    for (const one of [row, other]) editLine(books, one, { description: 'Changed' });
    await look(books);
    books.sandbox.world.xero.reconcileByHand(remoteIdOf(books, row));
    books.sandbox.world.xero.deleteByHand(remoteIdOf(books, other));
    const { changed, refused } = await decide(books, 'send', [row, other]);
    expect(changed).toEqual([]);
    expect(refused.map(({ code }) => code).sort()).toEqual(['gone', 'reconciled']);
    expect(await standing(books, row)).toBe('pushed changed-in-xero');
  });

  test.each([
    ['reset-after' as const, 'pushed pushed' as const],
    ['reset-before' as const, 'pushed changed-in-xero' as const],
  ])('with an answer that stays lost (%s) is looked up', async (kind, expected) => {
    const { books, row } = await pushed();
    editLine(books, row, { description: 'Changed' });
    await look(books);
    const change = { service: 'xero', method: 'POST', path: /\/BankTransactions$/ } as const;
    books.sandbox.faults.next({ ...change, fault: { kind }, times: 3 });
    await decide(books, 'send', [row]);
    await passTime(books, 10 * minute);
    await books.sync();
    expect(await standing(books, row)).toBe(expected);
    expect(books.ledger().openChanges()).toEqual([]);
  });

  test('holds what was deleted while Xero was being read, and has nothing to undo then', async () => {
    const { books, row } = await pushed();
    editLine(books, row, { description: 'Changed' });
    justBefore(books, 'GET', /BankTransactions$/, () => books.sandbox.world.xero.deleteByHand(remoteIdOf(books, row)));
    await look(books);
    expect(await standing(books, row)).toBe('held deleted-in-xero');
    expect((await books.call('review.undo', { ids: [row.id], author: 'Priya' })).refused).toMatchObject([
      { code: 'not-in-xero' },
    ]);
  });
});
