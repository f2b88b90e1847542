import { describe, expect, test } from 'vitest';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { application, buy, day, minute, openBooks, passTime, plainSetup, posted, standing } from './books.ts';
import { justBefore } from './interfere.ts';

type Row = { readonly id: string };

const preview = (books: TestCompany, limit = 100) => books.call('reapply.preview', { limit });

async function apply(books: TestCompany, rows: readonly Row[]) {
  const { settingsVersion } = await preview(books);
  return await books.call('reapply.apply', {
    ids: rows.map(({ id }) => id),
    version: settingsVersion,
    author: 'Priya',
  });
}

const remoteIdOf = (books: TestCompany, { id }: Row): string => books.ledger().proposal(id)?.remote?.id ?? '';
const recordOf = (books: TestCompany, row: Row) =>
  books.sandbox.world.xero.transactionShelf.get(remoteIdOf(books, row));
const changes = (books: TestCompany): number =>
  books.sandbox.world.requests.filter(({ method, path }) => method === 'POST' && /\/BankTransactions$/.test(path))
    .length;

const figma = { name: 'Figma', account: '463', taxType: 'INPUT2', tracking: { Department: 'Design' } };

/** Two purchases of Figma and one of something else, pushed to 429; then Figma is coded to 463 with tax. */
async function recoded() {
  const books = await openBooks();
  const app = application(books, 'Figma');
  const rows = [buy(books, 42, { application: app }), buy(books, 7, { application: app })] as const;
  const other = buy(books, 3, { application: application(books, 'Linear') });
  await books.sync();
  await passTime(books, minute);
  await books.setup({ ...plainSetup, applications: [figma] });
  return { books, rows, other };
}

describe('the preview', () => {
  test('names every document that the present settings would change, field by field, and changes nothing', async () => {
    const { books, rows, other } = await recoded();
    const before = JSON.stringify(books.sandbox.world.xero.bankTransactions);
    const { total, items, settingsVersion } = await preview(books);
    expect([total, settingsVersion]).toEqual([2, 2]);
    expect(items.map(({ transactionId }) => transactionId).sort()).toEqual(rows.map(({ id }) => id).sort());
    const { xero } = books.sandbox.world;
    expect(items[0]).toMatchObject({
      application: 'Figma',
      refusal: null,
      changes: [
        { field: 'account', was: `429 ${xero.account('429')?.name}`, willBe: `463 ${xero.account('463')?.name}` },
        { field: 'taxType', was: 'NONE', willBe: 'INPUT2' },
        { field: 'tracking', was: '', willBe: 'Department: Design' },
      ],
    });
    expect(JSON.stringify(xero.bankTransactions)).toBe(before);
    expect(await standing(books, other)).toBe('pushed pushed');
    expect(await preview(books, 1)).toMatchObject({ total: 2, items: [expect.anything()] });
    const { checks } = await books.call('diagnostics.run', {});
    const older = checks.find(({ id }) => id === 'older-settings');
    expect(older).toMatchObject({ status: 'ok', action: expect.stringContaining('Apply to pushed') });
    expect(older?.evidence).toContainEqual({ label: 'Would be changed', value: '2' });
  });

  test('is empty where the settings say the same of everything', async () => {
    const { books, rows } = await recoded();
    await books.setup({ ...plainSetup, applications: [{ name: 'Linear', account: '429' }] });
    expect(await preview(books)).toMatchObject({ total: 0, items: [] });
    expect(
      (await books.call('reapply.apply', { ids: [rows[0].id], version: 3, author: 'Priya' })).refused,
    ).toMatchObject([{ code: 'not-possible', message: 'By the present settings nothing about it changes.' }]);
  });

  test('says what Xero would refuse: reconciled, locked, an archived account, changed there by someone', async () => {
    const { books, rows } = await recoded();
    const [first, second] = rows;
    const { xero } = books.sandbox.world;
    const refusals = async () => {
      const { items } = await preview(books);
      return Object.fromEntries(items.map(({ transactionId, refusal }) => [transactionId, refusal?.code ?? null]));
    };
    xero.reconcileByHand(remoteIdOf(books, first));
    expect(await refusals()).toEqual({ [first.id]: 'reconciled', [second.id]: null });
    xero.edit(remoteIdOf(books, second), { date: '2026-06-12' });
    expect(await refusals()).toEqual({ [first.id]: 'reconciled', [second.id]: 'changed-in-xero' });
    xero.organisation.endOfYearLockDate = '2026-06-14';
    expect(new Set(Object.values(await refusals()))).toEqual(new Set(['reconciled', 'lock-date']));
    xero.organisation.endOfYearLockDate = null;
    xero.reconcileByHand(remoteIdOf(books, first), false);
    const account = xero.account('463');
    if (account !== undefined) account.status = 'ARCHIVED';
    const { items } = await preview(books);
    expect(items.find(({ transactionId }) => transactionId === first.id)?.refusal).toMatchObject({
      code: 'not-possible',
      message: expect.stringContaining('archived'),
    });
    expect(changes(books)).toBe(0);
  });
});

describe('applying', () => {
  test('changes the chosen ones in place, keeps their lines, and the books say under which settings', async () => {
    const { books, rows } = await recoded();
    const [first, second] = rows;
    const lineId = recordOf(books, first)?.lines[0]?.lineItemId;
    const { changed, refused } = await apply(books, [first]);
    expect([changed.map(({ transactionId }) => transactionId), refused]).toEqual([[first.id], []]);
    expect(recordOf(books, first)).toMatchObject({
      totalMinor: 4200,
      totalTaxMinor: 700,
      lines: [{ lineItemId: lineId, accountCode: '463', taxType: 'INPUT2', tracking: [{ option: 'Design' }] }],
    });
    expect(recordOf(books, second)?.lines[0]?.accountCode).toBe('429');
    const proposal = books.ledger().proposal(first.id);
    expect(proposal).toMatchObject({ state: 'pushed', settingsVersion: 2, document: { account: { code: '463' } } });
    const [entry] = books.ledger().activity({ movementId: first.id, limit: 1 });
    expect(entry).toMatchObject({ event: 'revise', fromState: 'pushed', toState: 'pushed' });
    expect(entry?.message).toMatch(
      /^Changed in Xero by Priya: account: 429 .* → 463 .*; tax rate: NONE → INPUT2; tracking: /,
    );
    expect(await preview(books)).toMatchObject({ total: 1 });
    await passTime(books, day);
    expect(await books.sync()).toMatchObject({ pushed: 0 });
    expect(await standing(books, first)).toBe('pushed pushed');
    expect(posted(books)).toHaveLength(3);
  });

  test('takes fifty with one request, and what Xero refuses of them stays', async () => {
    const books = await openBooks();
    const app = application(books, 'Figma');
    const rows = Array.from({ length: 60 }, (_, n) => buy(books, n + 1, { application: app }));
    await books.sync();
    await passTime(books, minute);
    await books.setup({ ...plainSetup, applications: [figma] });
    const [first] = rows;
    if (first === undefined) throw new Error('There are sixty.');
    justBefore(books, 'POST', /BankTransactions$/, () =>
      books.sandbox.world.xero.reconcileByHand(remoteIdOf(books, first)),
    );
    const { changed, refused } = await apply(books, rows);
    expect(changed).toHaveLength(59);
    expect(refused).toMatchObject([{ transactionId: first.id, code: 'reconciled' }]);
    expect(changes(books)).toBe(2);
    expect(books.ledger().proposal(first.id)).toMatchObject({
      settingsVersion: 1,
      document: { account: { code: '429' } },
    });
  });

  test('does nothing where other settings came into force since it was looked at', async () => {
    const { books, rows } = await recoded();
    const { settingsVersion } = await preview(books);
    await books.setup({ ...plainSetup, applications: [{ ...figma, account: '429' }] });
    const input = { ids: rows.map(({ id }) => id), version: settingsVersion, author: 'Priya' };
    expect(await books.company.api.call('reapply.apply', input)).toMatchObject({
      ok: false,
      error: { kind: 'invalidInput', details: [{ at: 'version' }] },
    });
    expect(changes(books)).toBe(0);
  });

  test('leaves alone what somebody changed in Xero between the look and the request', async () => {
    const { books, rows } = await recoded();
    const [first, second] = rows;
    const { settingsVersion } = await preview(books);
    books.sandbox.world.xero.edit(remoteIdOf(books, first), { date: '2026-06-12' });
    const ids = [first.id, second.id];
    const { changed, refused } = await books.call('reapply.apply', { ids, version: settingsVersion, author: 'Priya' });
    expect(changed).toMatchObject([{ transactionId: second.id }]);
    expect(refused).toMatchObject([{ transactionId: first.id, code: 'changed-in-xero' }]);
    expect(recordOf(books, first)?.date).toBe('2026-06-12');
  });

  test.each([
    ['reset-after' as const, '463'],
    ['reset-before' as const, '429'],
  ])('with an answer that stays lost (%s) ends in what Xero has', async (kind, code) => {
    const { books, rows } = await recoded();
    const [first] = rows;
    const change = { service: 'xero', method: 'POST', path: /\/BankTransactions$/ } as const;
    books.sandbox.faults.next({ ...change, fault: { kind }, times: 3 });
    await apply(books, [first]);
    await passTime(books, 10 * minute);
    await books.sync();
    expect(books.ledger().proposal(first.id)).toMatchObject({ document: { account: { code } } });
    expect(recordOf(books, first)?.lines[0]?.accountCode).toBe(code);
    expect(books.ledger().openChanges()).toEqual([]);
    await passTime(books, day);
    await books.sync();
    expect(await standing(books, first)).toBe('pushed pushed');
  });

  test('that died in the middle is settled by the next sync', async () => {
    const { books, rows } = await recoded();
    const [first] = rows;
    const arrived = new Promise<void>((resolve) => justBefore(books, 'POST', /BankTransactions$/, resolve));
    const change = { service: 'xero', method: 'POST', path: /\/BankTransactions$/ } as const;
    books.sandbox.faults.next({ ...change, fault: { kind: 'hang-after' } });
    apply(books, [first]).catch(() => undefined); // never comes back: the program is gone
    await arrived;
    books.restart();
    await passTime(books, 10 * minute);
    await books.sync();
    expect(books.ledger().proposal(first.id)).toMatchObject({
      settingsVersion: 2,
      document: { account: { code: '463' } },
    });
    expect(books.ledger().openChanges()).toEqual([]);
  });
});
