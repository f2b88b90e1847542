import { expect, test } from 'vitest';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { buy, openBooks, passTime, plainSetup, posted, writesTo } from './books.ts';

const make = (books: TestCompany, name: string) => books.company.api.call('contacts.create', { name, author: 'Ana' });
const writes = (books: TestCompany) => writesTo(books, /\/Contacts$/);
const named = (books: TestCompany, name: string) =>
  books.sandbox.world.xero.contacts.filter((contact) => contact.name === name);

test('a contact that Xero lacks is made once, can be chosen at once, and documents go to it', async () => {
  const books = await openBooks();
  expect(await make(books, '  Figma   <EU> Ltd ')).toEqual({ ok: true, value: { contact: 'Figma EU Ltd' } });
  expect(await make(books, 'figma eu ltd')).toEqual({ ok: true, value: { contact: 'Figma EU Ltd' } });
  expect(writes(books)).toBe(1);
  expect((await books.call('reference.read', {})).reference?.contacts).toContain('Figma EU Ltd');
  await books.setup({ ...plainSetup, applications: [{ name: 'Figma', contact: 'Figma EU Ltd' }] });
  buy(books, 12);
  expect(await books.sync()).toMatchObject({ pushed: 1 });
  expect(posted(books)[0]?.contactId).toBe(named(books, 'Figma EU Ltd')[0]?.contactId);
  const messages = books
    .ledger()
    .activity({ limit: 50 })
    .map(({ message }) => message);
  expect(messages).toContain('Ana asked for a contact in Xero: Figma EU Ltd.');
  expect(messages).toContain('Xero has the contact Figma EU Ltd.');
});

test('one that is archived is not made a second time, and no name is none', async () => {
  const books = await openBooks();
  books.sandbox.world.xero.addContact({ name: 'Old Ltd', status: 'ARCHIVED' });
  expect(await make(books, 'Old Ltd')).toMatchObject({
    ok: false,
    error: { kind: 'invalidInput', message: expect.stringContaining('Restore it in Xero, or choose another name.') },
  });
  expect(await make(books, ' <> ')).toMatchObject({ ok: false, error: { message: 'Type the name of the contact.' } });
  expect(writes(books)).toBe(0);
});

test('where the answer is lost nobody makes it twice: it is there when it is asked for again, or the next sync finds out', async () => {
  const books = await openBooks();
  const fault = { kind: 'reset-after' } as const;
  books.sandbox.faults.next({ service: 'xero', method: 'PUT', path: /\/Contacts$/, times: 10, fault });
  expect(await make(books, 'Figma EU Ltd')).toMatchObject({ ok: false, error: { kind: 'uncertain' } });
  books.sandbox.faults.clear();
  expect(books.ledger().openContactRequests()).toHaveLength(1);
  expect(await make(books, 'Figma EU Ltd')).toEqual({ ok: true, value: { contact: 'Figma EU Ltd' } });
  await passTime(books, 15 * 60_000);
  await books.sync();
  expect(named(books, 'Figma EU Ltd')).toHaveLength(1);
});

test('what Xero refuses is said in its words', async () => {
  const books = await openBooks();
  const body = JSON.stringify({
    ErrorNumber: 10,
    Type: 'ValidationException',
    Message: 'A validation exception occurred',
    Elements: [{ ValidationErrors: [{ Message: 'The contact name is not allowed.' }] }],
  });
  const headers = { 'content-type': 'application/json' };
  const fault = { kind: 'status', status: 400, body, headers } as const;
  books.sandbox.faults.next({ service: 'xero', method: 'PUT', path: /\/Contacts$/, times: 3, fault });
  expect(await make(books, 'Figma EU Ltd')).toMatchObject({
    ok: false,
    error: { kind: 'rejected', message: expect.stringContaining('The contact name is not allowed.') },
  });
  expect(named(books, 'Figma EU Ltd')).toEqual([]);
});
