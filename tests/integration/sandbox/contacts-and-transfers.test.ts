import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SandboxCaller } from './sandbox-caller.ts';

describe("the sandbox's Xero", () => {
  let caller: SandboxCaller;
  beforeEach(async () => {
    caller = await SandboxCaller.open({ transactions: 0 });
  });
  afterEach(() => caller.sandbox.stop());

  const xero = () => caller.sandbox.world.xero;

  describe('contacts', () => {
    const write = async (method: string, ...contacts: object[]) =>
      (await caller.xero(method, '/Contacts?summarizeErrors=false', { body: { Contacts: contacts } })).json<{
        Contacts: Contact[];
      }>().Contacts;

    test('POST creates once, then finds by number, by name whatever its case and accents, and by id', async () => {
      const before = xero().contacts.length;
      const [made] = await write('POST', { Name: 'Café Nero', ContactNumber: 'cledara:1' });
      const again = await write(
        'POST',
        { Name: 'CAFE NERO' },
        { ContactNumber: 'cledara:1' },
        { ContactID: made?.ContactID },
      );
      expect(again.map(({ ContactID }) => ContactID)).toEqual(Array(3).fill(made?.ContactID));
      expect(xero().contacts).toHaveLength(before + 1);
    });

    test('PUT refuses a name that is taken, in the same call too', async () => {
      const [first, second, third] = await write('PUT', { Name: 'Buzz' }, { Name: 'buzz' }, { Name: 'Figma Inc' });
      expect(first?.StatusAttributeString).toBe('OK');
      expect(second).toMatchObject({ StatusAttributeString: 'ERROR', HasValidationErrors: true });
      expect(third?.ValidationErrors?.[0]?.Message).toBe(
        'The contact name Figma Inc is already assigned to another contact. The contact name must be unique across all active contacts.',
      );
    });

    test('POST refuses to rename one into another', async () => {
      const [first] = await write('POST', { Name: 'First' });
      const [clash] = await write('POST', { ContactID: first?.ContactID, Name: 'Figma Inc' });
      expect(clash?.ValidationErrors?.[0]?.Message).toMatch(/already assigned/);
    });

    test.each(['a  b', ' a', 'a<b', 'x'.repeat(256)])('does not take the name %j', async (Name) => {
      expect((await write('POST', { Name }))[0]?.StatusAttributeString).toBe('ERROR');
    });

    test('hides the archived, and finds by name, id and page', async () => {
      const get = async (query: string) =>
        (await caller.xero('GET', `/Contacts?${query}`)).json<{ Contacts: Contact[] }>().Contacts;
      const archived = xero().contacts.find(({ status }) => status === 'ARCHIVED');
      const where = (clause: string) => `where=${encodeURIComponent(clause)}`;
      expect(await get(where(`Name=="${archived?.name}"`))).toEqual([]);
      expect(await get(`includeArchived=true&${where(`Name=="${archived?.name.toUpperCase()}"`)}`)).toHaveLength(1);
      expect(await get(where('Name=="muller & sohne “büro” gmbh"'))).toHaveLength(1);
      expect(await get(`IDs=${xero().contacts[0]?.contactId},${xero().contacts[1]?.contactId}`)).toHaveLength(2);
      expect(await get('page=2&pageSize=20')).toHaveLength(xero().contacts.length - 1 - 20);
    });
  });

  describe('bank transfers', () => {
    const transfer = (change: object = {}) => ({
      FromBankAccount: { Code: '091' },
      ToBankAccount: { Code: '090' },
      Amount: '250.10',
      Date: '2026-11-20',
      Reference: 'TB-9',
      ...change,
    });
    const create = (...transfers: object[]) =>
      caller.xero('PUT', '/BankTransfers', { body: { BankTransfers: transfers } });

    test('are made with their reference and found by date', async () => {
      expect((await create(transfer(), transfer({ Date: '2026-10-01', Reference: 'old' }))).status).toBe(200);
      const where = encodeURIComponent('Date>=DateTime(2026,11,01) AND Date<DateTime(2026,12,01)');
      const found = await caller.xero('GET', `/BankTransfers?where=${where}`);
      expect(found.json()['BankTransfers']).toMatchObject([{ Reference: 'TB-9', Amount: 250.1, Status: 'AUTHORISED' }]);
      expect(xero().bankTransfers).toHaveLength(2);
    });

    test.each([
      ['accounts of two currencies', { FromBankAccount: { Code: '093' } }, /same currency/],
      ['one account twice', { FromBankAccount: { Code: '090' } }, /different/],
      ['no amount', { Amount: 0 }, /Amount/],
      ['no bank account', { ToBankAccount: { Code: '463' } }, /type BANK/],
      ['a locked day', { Date: '2023-12-31' }, /end of year lock date/],
    ])('refuse %s, and then all of the call', async (_what, change, message) => {
      const answer = await create(transfer(), transfer(change));
      expect(answer.status).toBe(400);
      expect(answer.text).toMatch(message);
      expect(xero().bankTransfers).toEqual([]);
    });

    test('are deleted by their status, one answer for each, unless reconciled, locked or gone', async () => {
      for (const Reference of ['a', 'b', 'c', 'd']) await create(transfer({ Reference }));
      const ids = xero().bankTransfers.map(({ bankTransferId }) => bankTransferId);
      xero().reconcileByHand(ids[1] ?? '');
      xero().deleteByHand(ids[2] ?? '');
      const body = { BankTransfers: [...ids, 'nobody'].map((id) => ({ BankTransferID: id, Status: 'DELETED' })) };
      const answer = await caller.xero('POST', '/BankTransfers?summarizeErrors=false', { body });
      expect(answer.json()['BankTransfers']).toMatchObject([
        { BankTransferID: ids[0], Status: 'DELETED', ValidationErrors: [] },
        { StatusAttributeString: 'ERROR', ValidationErrors: [{ Message: expect.stringMatching(/reconciled/) }] },
        { StatusAttributeString: 'ERROR', ValidationErrors: [{ Message: expect.stringMatching(/already/) }] },
        { BankTransferID: ids[3], Status: 'DELETED' },
        { StatusAttributeString: 'ERROR', ValidationErrors: [{ Message: expect.stringMatching(/not be found/) }] },
      ]);
      expect((await caller.xero('POST', '/BankTransfers', { body })).status).toBe(400);
    });

    test('that were deleted are shown on demand', async () => {
      await create(transfer());
      xero().deleteByHand(xero().bankTransfers[0]?.bankTransferId ?? '');
      const count = async (query: string) =>
        (await caller.xero('GET', `/BankTransfers${query}`)).json<{ BankTransfers: unknown[] }>().BankTransfers.length;
      expect([await count(''), await count('?includeDeleted=true')]).toEqual([0, 1]);
    });
  });

  describe('attachments', () => {
    const pdf = Buffer.from('%PDF-1.4 something');
    const put = (id: string, name: string, body: Uint8Array = pdf, type = 'application/pdf') =>
      caller.xero('PUT', `/BankTransactions/${id}/Attachments/${encodeURIComponent(name)}`, {
        body,
        headers: { 'content-type': type },
      });
    const document = () => xero().postByHand({ totalMinor: 100 }).bankTransactionId;

    test('replace their namesake and come back as they were', async () => {
      const id = document();
      const first = (await put(id, 'a b.pdf')).json<{ Attachments: { AttachmentID: string }[] }>().Attachments[0];
      const second = await put(id, 'a b.pdf', Buffer.from('newer'));
      expect(second.json()['Attachments']).toMatchObject([{ ...first, ContentLength: 5 }]);
      expect(xero().attachmentsOf(id)).toHaveLength(1);
      expect((await caller.xero('GET', `/BankTransactions/${id}/Attachments/a%20b.pdf`)).text).toBe('newer');
      const shown = await caller.xero('GET', `/BankTransactions/${id}`);
      expect(shown.json()['BankTransactions']).toMatchObject([{ HasAttachments: true }]);
    });

    test('are ten at most', async () => {
      const id = document();
      for (let number = 0; number < 10; number += 1) expect((await put(id, `${number}.pdf`)).status).toBe(200);
      expect((await put(id, 'more.pdf')).status).toBe(400);
      expect((await put(id, '3.pdf')).status).toBe(200);
    });

    test.each([
      ['a slash in the name', 'a/b.pdf', pdf, 'application/pdf'],
      ['a plus in the name', 'a+b.pdf', pdf, 'application/pdf'],
      ['a HEIC picture', 'a.heic', pdf, 'image/heic'],
      ['a HEIC picture under a false name', 'a.jpg', pdf, 'image/heic'],
      ['a WebP picture', 'a.webp', pdf, 'image/webp'],
      ['no extension', 'invoice', pdf, 'application/pdf'],
      ['an empty file', 'a.pdf', Buffer.alloc(0), 'application/pdf'],
      ['more than 10 MB', 'a.pdf', Buffer.alloc(10 * 1024 * 1024 + 1), 'application/pdf'],
    ])('refuse %s', async (_what, name, body, type) => {
      const id = document();
      expect((await put(id, name, body, type)).status).toBe(400);
      expect(xero().attachmentsOf(id)).toEqual([]);
    });

    test('need a document', async () => {
      expect((await put(crypto.randomUUID(), 'a.pdf')).status).toBe(404);
    });
  });
});

interface Contact {
  readonly ContactID: string;
  readonly StatusAttributeString?: string;
  readonly ValidationErrors?: readonly { readonly Message: string }[];
}
