import { describe, expect, test } from 'vitest';
import { exitOfUndo } from '../../../electron/command-line/exit-code.ts';
import type { Fault } from '../../../electron/sandbox/faults/fault.ts';
import type { TestCompany } from '../../fixtures/test-company.ts';
import {
  amountsOf,
  buy,
  minute,
  openBooks,
  passTime,
  plainSetup,
  posted,
  proposalOf,
  standing,
  writesTo,
} from './books.ts';
import { answer, documentWrite, interfere, justBefore } from './interfere.ts';

type Row = { readonly id: string };

const undo = (books: TestCompany, rows: readonly Row[]) =>
  books.call('review.undo', { ids: rows.map(({ id }) => id), author: 'Priya' });

const approve = (books: TestCompany, rows: readonly Row[]) =>
  books.call('review.decide', { decision: 'approve', ids: rows.map(({ id }) => id), author: 'Priya' });

/** The request that changes documents which are there. */
const documentChange = { service: 'xero', method: 'POST', path: /\/BankTransactions$/ } as const;
const changes = (books: TestCompany): number =>
  books.sandbox.world.requests.filter(({ method, path }) => method === 'POST' && documentChange.path.test(path)).length;
const lose = (books: TestCompany, fault: Fault, times = 1) =>
  books.sandbox.faults.next({ ...documentChange, fault, times });

function remoteIdOf(books: TestCompany, { id }: Row): string {
  return books.ledger().proposal(id)?.remote?.id ?? '';
}

function events(books: TestCompany, { id }: Row): readonly string[] {
  return books
    .ledger()
    .activity({ movementId: id, limit: 50 })
    .map(({ event }) => event);
}

/** One purchase of 42 pounds that is in Xero. */
async function pushed() {
  const books = await openBooks();
  const row = buy(books, 42);
  await books.sync();
  return { books, row, remoteId: remoteIdOf(books, row) };
}

describe('undo', () => {
  test('deletes the document in Xero, says who did it, and no sync sends it again unasked', async () => {
    const { books, row, remoteId } = await pushed();
    const report = await undo(books, [row]);
    expect(report).toMatchObject({ undone: [{ transactionId: row.id, state: 'undone' }], refused: [] });
    expect(exitOfUndo(report)).toBe(0);
    expect(books.sandbox.world.xero.transactionShelf.get(remoteId)?.status).toBe('DELETED');
    expect((await proposalOf(books, row)).reason).toEqual({
      code: 'undone',
      message: 'Taken out of Xero by Priya. It is not sent again unless you approve it.',
    });
    for (const options of [{}, { approveAll: true }])
      expect(await books.sync(options)).toMatchObject({ pushed: 0, held: 0 });
    expect(await standing(books, row)).toBe('undone undone');
    expect(posted(books)).toEqual([]);
  });

  test('a transfer is deleted too, with a request of its own', async () => {
    const books = await openBooks(
      {},
      {
        ...plainSetup,
        movements: { topUps: { post: 'transfer', fromBankAccount: '091', mode: 'auto' } },
      },
    );
    const at = new Date(books.clock.nowMs() - 2 * 24 * 60 * minute).toISOString();
    const row = books.sandbox.world.addTransaction({
      amount: 500,
      type: 'transferReceive',
      accountType: 'saasMain',
      authorizedAt: at,
      settledAt: at,
    });
    expect(await books.sync()).toMatchObject({ pushed: 1 });
    expect((await undo(books, [row])).undone).toHaveLength(1);
    expect(books.sandbox.world.xero.bankTransfers.map(({ status }) => status)).toEqual(['DELETED']);
    await approve(books, [row]);
    expect(await books.sync()).toMatchObject({ pushed: 1 });
    expect(books.sandbox.world.xero.bankTransfers.map(({ status }) => status)).toEqual(['DELETED', 'AUTHORISED']);
  });

  test('names every item by either of its ids, and an unknown id changes nothing', async () => {
    const { books, row } = await pushed();
    const answered = await books.company.api.call('review.undo', { ids: [row.id, 'nobody'], author: 'Priya' });
    expect(answered).toMatchObject({
      ok: false,
      error: { kind: 'invalidInput', details: [{ at: 'nobody', message: 'There is no such item.' }] },
    });
    expect(posted(books)).toHaveLength(1);
    const { id } = await proposalOf(books, row);
    expect((await undo(books, [{ id }, row])).undone).toHaveLength(1);
    expect(changes(books)).toBe(1);
  });

  test('takes fifty with one request, and what Xero refuses of them stays', async () => {
    const books = await openBooks();
    const rows = Array.from({ length: 60 }, (_, n) => buy(books, n + 1));
    await books.sync();
    const [first] = rows;
    if (first === undefined) throw new Error('There are sixty.');
    justBefore(books, 'POST', /BankTransactions$/, () =>
      books.sandbox.world.xero.reconcileByHand(remoteIdOf(books, first)),
    );
    const { undone, refused } = await undo(books, rows);
    expect(undone).toHaveLength(59);
    expect(refused).toMatchObject([{ transactionId: first.id, code: 'reconciled' }]);
    expect(refused[0]?.message).toBe(
      'It was not taken out of Xero. Xero says: This Bank Transaction cannot be edited as it has been reconciled. Open it in Xero, choose Unreconcile under Options, then try again here.',
    );
    expect(changes(books)).toBe(2);
    expect(amountsOf(posted(books))).toEqual([100]);
    expect(events(books, first)).toContain('undo-refused');
  });

  test('is not begun beside a sync', async () => {
    const { books, row } = await pushed();
    const other = buy(books, 7);
    let beside: unknown = null;
    let asked: Promise<unknown> | null = null;
    justBefore(books, 'PUT', /BankTransactions$/, () => {
      asked = books.company.api.call('review.undo', { ids: [row.id], author: 'Priya' }).then((told) => (beside = told));
    });
    await books.sync();
    await asked;
    expect(beside).toMatchObject({ ok: false, error: { kind: 'ledgerUnavailable', why: 'busy' } });
    expect(await standing(books, row)).toBe('pushed pushed');
    expect(await standing(books, other)).toBe('pushed pushed');
  });
});

describe('what Xero would refuse is told before it is asked', () => {
  test('reconciled, locked for all, locked but for Advisers, role too low', async () => {
    const { books, row, remoteId } = await pushed();
    const { xero } = books.sandbox.world;
    const refusalOf = async () => {
      const report = await undo(books, [row]);
      expect(report.undone).toEqual([]);
      expect(exitOfUndo(report)).toBe(1);
      return report.refused[0];
    };
    xero.reconcileByHand(remoteId);
    expect(await refusalOf()).toMatchObject({ code: 'reconciled', message: expect.stringContaining('Unreconcile') });
    xero.reconcileByHand(remoteId, false);
    xero.organisation.endOfYearLockDate = '2026-06-14';
    expect(await refusalOf()).toMatchObject({ code: 'lock-date', message: expect.stringContaining('14 Jun 2026') });
    xero.organisation.endOfYearLockDate = null;
    xero.organisation.periodLockDate = '2026-06-14';
    expect(await refusalOf()).toMatchObject({ code: 'lock-date', message: expect.stringContaining('Adviser') });
    xero.organisation.periodLockDate = null;
    xero.consentingUser.role = 'READONLY';
    expect(await refusalOf()).toMatchObject({ code: 'role-too-low' });
    expect(changes(books)).toBe(0);
    xero.consentingUser.role = 'STANDARD';
    expect((await undo(books, [row])).undone).toHaveLength(1);
  });

  test('what is not in Xero, or was posted by someone else, is not touched', async () => {
    const books = await openBooks({}, { ...plainSetup, defaults: { ...plainSetup.defaults, mode: 'review' } });
    const theirs = buy(books, 9);
    const mine = buy(books, 8);
    const { cledara, xero } = books.sandbox.world;
    const contact = xero.addContact({
      name: cledara.transactions.find(({ id }) => id === theirs.id)?.application?.name ?? '',
    });
    const date = theirs.settledAt?.slice(0, 10) ?? '';
    const hand = xero.postByHand({ totalMinor: 900, date, contactId: contact.contactId });
    await books.sync();
    expect(await standing(books, theirs)).toBe('in-xero in-xero');
    const { refused } = await undo(books, [theirs, mine]);
    expect(refused.map(({ code }) => code)).toEqual(['not-ours', 'not-in-xero']);
    expect(xero.transactionShelf.get(hand.bankTransactionId)?.status).toBe('AUTHORISED');
  });

  test('what was adopted under its own reference by new books is undone like what they have sent', async () => {
    const { books, row } = await pushed();
    await books.reinstall();
    await books.setup(plainSetup);
    await books.sync();
    expect(await standing(books, row)).toBe('in-xero adopted');
    expect((await undo(books, [row])).undone).toHaveLength(1);
    expect(posted(books)).toEqual([]);
  });

  test('what a person has deleted in Xero already counts as undone', async () => {
    const { books, row, remoteId } = await pushed();
    books.sandbox.world.xero.deleteByHand(remoteId);
    expect((await undo(books, [row])).undone).toHaveLength(1);
    expect(changes(books)).toBe(0);
    expect((await proposalOf(books, row)).reason.message).toMatch(/^It had been deleted in Xero already/);
  });

  test('a document whose reference was changed in Xero is found by its id', async () => {
    const { books, row, remoteId } = await pushed();
    books.sandbox.world.xero.edit(remoteId, { reference: 'Petty cash' });
    expect((await undo(books, [row])).undone).toHaveLength(1);
    expect(books.sandbox.world.xero.transactionShelf.get(remoteId)?.status).toBe('DELETED');
  });

  test('a document is found also where Xero does not know the filter for references', async () => {
    const { books, row } = await pushed();
    const { xero } = books.sandbox.world;
    xero.understandsReferences = false;
    for (let n = 0; n < 300; n += 1) xero.postByHand({ totalMinor: 100 + n });
    expect((await undo(books, [row])).undone).toHaveLength(1);
  });
});

describe('after an undo', () => {
  test('it can be coded anew, approved, and is sent again: one document, no hold, as often as one likes', async () => {
    const { books, row } = await pushed();
    for (const account of ['463', '429', '463']) {
      await undo(books, [row]);
      await books.call('review.recode', { ids: [row.id], scope: 'item', fields: { account }, author: 'Priya' });
      expect(await standing(books, row)).toBe('undone undone');
      expect(await books.sync()).toMatchObject({ pushed: 0 });
      await approve(books, [row]);
      expect(await books.sync()).toMatchObject({ pushed: 1, held: 0, alreadyInXero: 0 });
      expect(await standing(books, row)).toBe('pushed pushed');
      expect(posted(books).map(({ lines }) => lines[0]?.accountCode)).toEqual([account]);
    }
  });

  test('its document follows the settings, and an approval of what has changed since is not taken unseen', async () => {
    const { books, row } = await pushed();
    await undo(books, [row]);
    await books.setup({ ...plainSetup, defaults: { ...plainSetup.defaults, account: '463' } });
    expect(books.ledger().proposal(row.id)?.document).toMatchObject({ account: { code: '463' } });
    await approve(books, [row]);
    await books.sync();
    expect(posted(books).map(({ lines }) => lines[0]?.accountCode)).toEqual(['463']);
  });

  test('its invoice goes onto the new document', async () => {
    const books = await openBooks();
    const row = buy(books, 42, { hasInvoice: true });
    expect(await books.sync()).toMatchObject({ pushed: 1, attached: 1 });
    const before = remoteIdOf(books, row);
    await undo(books, [row]);
    await approve(books, [row]);
    await passTime(books, minute);
    expect(await books.sync()).toMatchObject({ pushed: 1, attached: 1 });
    const after = remoteIdOf(books, row);
    expect(after).not.toBe(before);
    expect(books.sandbox.world.xero.attachmentsOf(after)).toHaveLength(1);
  });

  test('sending it again with a lost answer ends in one document, whether it arrived or not', async () => {
    for (const kind of ['reset-before', 'reset-after'] as const) {
      const { books, row } = await pushed();
      await undo(books, [row]);
      await approve(books, [row]);
      books.sandbox.faults.next({ ...documentWrite, fault: { kind }, times: 3 });
      await books.sync();
      expect(await standing(books, row)).toBe('uncertain answer-lost');
      await passTime(books, 10 * minute);
      expect(await books.sync()).toMatchObject({ pushed: 1, held: 0 });
      expect(amountsOf(posted(books))).toEqual([4200]);
      expect(remoteIdOf(books, row)).toBe(posted(books)[0]?.bankTransactionId);
    }
  });

  test('what was sent again and then deleted by a person is held, and not sent again unasked', async () => {
    const { books, row } = await pushed();
    await undo(books, [row]);
    await approve(books, [row]);
    books.sandbox.faults.next({ ...documentWrite, fault: { kind: 'reset-after' }, times: 3 });
    await books.sync();
    books.sandbox.world.xero.deleteByHand(posted(books)[0]?.bankTransactionId ?? '');
    await passTime(books, 10 * minute);
    expect(await books.sync()).toMatchObject({ pushed: 0, held: 1 });
    expect(await standing(books, row)).toBe('held deleted-in-xero');
  });

  test('books that are lost afterwards adopt what stands, and hold what does not', async () => {
    const books = await openBooks();
    const [again, out] = [buy(books, 1), buy(books, 2)];
    await books.sync();
    await undo(books, [again, out]);
    await approve(books, [again]);
    await books.sync();
    await books.reinstall();
    await books.setup(plainSetup);
    expect(await books.sync()).toMatchObject({ pushed: 0, alreadyInXero: 1, held: 1 });
    expect(await standing(books, again)).toBe('in-xero adopted');
    expect(await standing(books, out)).toBe('held deleted-in-xero');
    await approve(books, [out]);
    expect(await books.sync()).toMatchObject({ pushed: 1, held: 0 });
    expect(amountsOf(posted(books))).toEqual([100, 200]);
  });
});

describe('a lost answer', () => {
  const faults: readonly (readonly [string, Fault])[] = [
    ['the connection breaks before Xero has done it', { kind: 'reset-before' }],
    ['the connection breaks after Xero has done it', { kind: 'reset-after' }],
    ['Xero answers 500', { kind: 'status', status: 500, body: 'Internal Server Error' }],
    ['a network answers with a sign-in page', { kind: 'html-200' }],
    ['the answer ends in the middle', { kind: 'truncated-json' }],
  ];

  test.each(faults)('once is asked for again under the same key: %s', async (_, fault) => {
    const { books, row } = await pushed();
    lose(books, fault);
    expect(await undo(books, [row])).toMatchObject({ undone: [{ transactionId: row.id }], refused: [] });
    expect(posted(books)).toEqual([]);
    expect(books.ledger().openChanges()).toEqual([]);
  });

  test('three times, done all the same: the document is looked up and is undone', async () => {
    const { books, row } = await pushed();
    lose(books, { kind: 'reset-after' }, 3);
    expect((await undo(books, [row])).undone).toHaveLength(1);
    expect(changes(books)).toBe(3);
  });

  test('three times, not done: it stays pushed, the run says until when, and after nine minutes it is certain', async () => {
    const { books, row } = await pushed();
    lose(books, { kind: 'reset-before' }, 3);
    const report = await undo(books, [row]);
    expect(report).toMatchObject({ undone: [], refused: [{ code: 'under-way' }], error: { code: 'waiting' } });
    expect(exitOfUndo(report)).toBe(3);
    const again = await undo(books, [row]);
    expect(again).toMatchObject({ undone: [], refused: [{ code: 'under-way' }] });
    expect(changes(books)).toBe(3);
    expect(await books.sync()).toMatchObject({ pushed: 0, error: { code: 'waiting' } });
    await passTime(books, 10 * minute);
    expect(await books.sync()).toMatchObject({ pushed: 0, waitingUntil: null });
    expect(await standing(books, row)).toBe('pushed pushed');
    expect(events(books, row)).toContain('undo-refused');
    expect((await undo(books, [row])).undone).toHaveLength(1);
    expect(posted(books)).toEqual([]);
  });

  test('is settled by the next sync where Xero carries it out only minutes later', async () => {
    const { books, row } = await pushed();
    lose(books, { kind: 'late-effect', afterMs: 5 * minute }, 3);
    expect((await undo(books, [row])).undone).toEqual([]);
    await passTime(books, 6 * minute);
    books.sandbox.faults.runDueEffects(books.clock.nowMs());
    await books.sync();
    expect(await standing(books, row)).toBe('undone undone');
    await passTime(books, 20 * minute);
    await books.sync();
    expect(await standing(books, row)).toBe('undone undone');
    expect(posted(books)).toEqual([]);
  });

  test.each([
    ['before Xero had it', 'hang-before' as const, 'pushed pushed' as const],
    ['after Xero had it', 'hang-after' as const, 'undone undone' as const],
  ])('because the program died %s: the truth is in the books after the next sync', async (_, kind, expected) => {
    const { books, row } = await pushed();
    const arrived = new Promise<void>((resolve) => justBefore(books, 'POST', /BankTransactions$/, resolve));
    lose(books, { kind });
    undo(books, [row]).catch(() => undefined); // never comes back: the program is gone
    await arrived;
    books.restart();
    expect(await standing(books, row)).toBe('pushed pushed');
    const { actions } = await books.call('review.item', { transactionId: row.id });
    expect(actions.undo).toEqual({
      allowed: false,
      why: expect.stringMatching(/^Xero did not answer when it was last/),
    });
    await passTime(books, 10 * minute);
    await books.sync();
    expect(await standing(books, row)).toBe(expected);
    expect(books.ledger().openChanges()).toEqual([]);
  });

  test.each([-60, 60])('by a clock that is set by %d minutes waits as long as by a right one', async (minutes) => {
    const { books, row } = await pushed();
    lose(books, { kind: 'reset-before' }, 3);
    await undo(books, [row]);
    books.clockErrorMs = minutes * minute;
    await books.sync();
    await passTime(books, minute);
    expect(await books.sync()).toMatchObject({ error: { code: 'waiting' } });
    await passTime(books, 10 * minute);
    await books.sync();
    expect(books.ledger().openChanges()).toEqual([]);
    expect(await standing(books, row)).toBe('pushed pushed');
  });
});

describe('a service that stops in the middle', () => {
  test('what was reached is undone, the rest stands, and the failure is told', async () => {
    const books = await openBooks();
    const rows = Array.from({ length: 60 }, (_, n) => buy(books, n + 1));
    await books.sync();
    let writes = 0;
    interfere(books, ({ method, path }) => {
      if (method !== 'POST' || !documentChange.path.test(path)) return null;
      writes += 1;
      return writes === 2 ? answer(403, { Detail: 'AuthenticationUnsuccessful' }) : null;
    });
    const report = await undo(books, rows);
    expect(report.undone).toHaveLength(50);
    expect(report.refused).toEqual([]);
    expect(report.error).toMatchObject({ code: 'forbidden' });
    expect(exitOfUndo(report)).toBe(3);
    expect(posted(books)).toHaveLength(10);
    expect((await undo(books, rows)).undone).toHaveLength(10);
    expect(posted(books)).toEqual([]);
    expect(writesTo(books, /BankTransactions$/)).toBeGreaterThan(3);
  });
});
