import { describe, expect, test } from 'vitest';
import { exitOfSummary } from '../../../electron/command-line/exit-code.ts';
import type { TestCompany } from '../../fixtures/test-company.ts';
import {
  amountsOf,
  application,
  buy,
  hour,
  minute,
  openBooks,
  passTime,
  plainSetup,
  posted,
  proposalOf,
  standing,
  writesTo,
} from './books.ts';
import { answer, interfere, justBefore } from './interfere.ts';

describe('contacts', () => {
  const contactsNamed = (books: TestCompany, name: RegExp) =>
    books.sandbox.world.xero.contacts.filter((contact) => name.test(contact.name));

  test('of an application are made once for however many documents, in however many runs', async () => {
    const books = await openBooks();
    for (let n = 1; n <= 60; n += 1) buy(books, n);
    expect(await books.sync()).toMatchObject({ pushed: 60 });
    buy(books, 61);
    expect(await books.sync()).toMatchObject({ pushed: 1 });
    expect(contactsNamed(books, /^Figma$/)).toHaveLength(1);
    expect(writesTo(books, /\/Contacts$/)).toBe(1);
    expect(new Set(posted(books).map(({ contactId }) => contactId)).size).toBe(1);
  });

  test('that Xero has in another case are used, and none is made', async () => {
    const books = await openBooks();
    const known = books.sandbox.world.xero.addContact({ name: 'FIGMA' });
    buy(books, 1);
    await books.sync();
    expect(posted(books)[0]?.contactId).toBe(known.contactId);
    expect(writesTo(books, /\/Contacts$/)).toBe(0);
  });

  test('that were renamed in Xero are still the application’s own', async () => {
    const books = await openBooks();
    buy(books, 1);
    await books.sync();
    const [made] = contactsNamed(books, /^Figma$/);
    if (made !== undefined) made.name = 'Figma Ltd (London)';
    buy(books, 2);
    await books.sync();
    expect(new Set(posted(books).map(({ contactId }) => contactId))).toEqual(new Set([made?.contactId]));
    expect(made?.name).toBe('Figma Ltd (London)');
  });

  test('stay the same one after a rename, even where another contact has its old name and its number is gone', async () => {
    const books = await openBooks();
    const known = books.sandbox.world.xero.addContact({ name: 'figma' });
    buy(books, 1);
    await books.sync();
    known.name = 'Figma Ltd (London)';
    books.sandbox.world.xero.addContact({ name: 'Figma' });
    buy(books, 2);
    books.restart();
    await books.sync();
    expect(new Set(posted(books).map(({ contactId }) => contactId))).toEqual(new Set([known.contactId]));
    expect(contactsNamed(books, /figma/i)).toHaveLength(3); // the sandbox has a Figma Inc of its own
  });

  test('that a person named stay the same one after a rename, and the item says so', async () => {
    const books = await openBooks({}, { ...plainSetup, applications: [{ name: 'Figma', contact: 'Figma Inc' }] });
    buy(books, 1);
    await books.sync();
    const [known] = contactsNamed(books, /^Figma Inc$/);
    if (known !== undefined) known.name = 'Figma Incorporated';
    const row = buy(books, 2);
    expect(await books.sync()).toMatchObject({ pushed: 1, blocked: [] });
    const { explanation } = await proposalOf(books, row);
    expect(explanation.find(({ field }) => field === 'contact')?.why).toBe(
      'Set for Figma. Xero calls it Figma Incorporated now.',
    );
  });

  test('that were merged in Xero are the one they were merged into, also after the approval', async () => {
    const books = await openBooks({}, { ...plainSetup, defaults: { ...plainSetup.defaults, mode: 'review' } });
    const { xero } = books.sandbox.world;
    buy(books, 1);
    await books.sync({ approveAll: true });
    const [made] = contactsNamed(books, /^Figma$/);
    const other = xero.addContact({ name: 'Figma Group' });
    buy(books, 2);
    await books.sync();
    await books.sync({ approveAll: true, push: false });
    if (made !== undefined) xero.mergeContacts(made, other);
    buy(books, 3);
    expect(await books.sync({ approveAll: true })).toMatchObject({ pushed: 2, blocked: [] });
    expect(new Set(posted(books).map(({ contactId }) => contactId))).toEqual(new Set([other.contactId]));
    expect(contactsNamed(books, /figma/i)).toHaveLength(3);
  });

  test('of the application’s own name that were archived before are not made a second time, nor restored', async () => {
    const books = await openBooks();
    const old = books.sandbox.world.xero.addContact({ name: 'Figma', status: 'ARCHIVED' });
    buy(books, 1);
    expect((await books.sync()).blocked).toMatchObject([{ code: 'contact-archived' }]);
    expect(writesTo(books, /\/Contacts$/)).toBe(0);
    expect(old.status).toBe('ARCHIVED');
    old.status = 'ACTIVE';
    expect(await books.sync()).toMatchObject({ pushed: 1, blocked: [] });
  });

  test('that are archived in Xero block in words, and are used when they are restored', async () => {
    const books = await openBooks();
    buy(books, 1);
    await books.sync();
    const [made] = contactsNamed(books, /^Figma$/);
    if (made !== undefined) made.status = 'ARCHIVED';
    buy(books, 2);
    expect((await books.sync()).blocked).toMatchObject([
      {
        code: 'contact-archived',
        message: 'The contact Figma is archived in Xero. Choose another contact, or restore it in Xero.',
      },
    ]);
    if (made !== undefined) made.status = 'ACTIVE';
    expect(await books.sync()).toMatchObject({ pushed: 1, blocked: [] });
    expect(contactsNamed(books, /^Figma$/)).toHaveLength(1);
  });

  test.each([
    ['before Xero has made it', { kind: 'reset-before' } as const],
    ['after Xero has made it', { kind: 'reset-after' } as const],
  ])('are made once where the answer is lost %s', async (_, fault) => {
    const books = await openBooks();
    buy(books, 1);
    books.sandbox.faults.next({ service: 'xero', method: 'PUT', path: /\/Contacts$/, fault });
    expect(await books.sync()).toMatchObject({ pushed: 1 });
    expect(contactsNamed(books, /^Figma$/)).toHaveLength(1);
  });

  test('are made once where Xero gets round to it minutes later, however often the program is started meanwhile', async () => {
    const books = await openBooks();
    buy(books, 1);
    const fault = { kind: 'late-effect', afterMs: 5 * minute } as const;
    books.sandbox.faults.next({ service: 'xero', method: 'PUT', path: /\/Contacts$/, fault, times: 3 });
    expect(await books.sync()).toMatchObject({ pushed: 0, error: { code: 'answer-lost' } });
    await passTime(books, 4 * minute);
    books.restart();
    const asked = writesTo(books, /\/Contacts$/);
    const waiting = await books.sync();
    expect(waiting).toMatchObject({ pushed: 0, blocked: [] });
    expect(waiting.waitingUntil).not.toBeNull();
    expect(writesTo(books, /\/Contacts$/)).toBe(asked);
    await passTime(books, 6 * minute);
    books.restart();
    expect(await books.sync()).toMatchObject({ pushed: 1, waitingUntil: null });
    expect(contactsNamed(books, /^Figma$/)).toHaveLength(1);
    expect(writesTo(books, /\/Contacts$/)).toBe(asked);
  });

  test('that never arrived are asked for anew once nine minutes are over', async () => {
    const books = await openBooks();
    buy(books, 1);
    const fault = { kind: 'reset-before' } as const;
    books.sandbox.faults.next({ service: 'xero', method: 'PUT', path: /\/Contacts$/, fault, times: 3 });
    await books.sync();
    await passTime(books, 4 * minute);
    expect(await books.sync()).toMatchObject({ pushed: 0 });
    await passTime(books, 6 * minute);
    expect(await books.sync()).toMatchObject({ pushed: 1 });
    expect(contactsNamed(books, /^Figma$/)).toHaveLength(1);
  });

  test.each([-hour, hour])(
    'in doubt wait nine minutes of Xero’s, where the clock is set by %d ms meanwhile',
    async (error) => {
      const books = await openBooks();
      buy(books, 1);
      const fault = { kind: 'late-effect', afterMs: 5 * minute } as const;
      books.sandbox.faults.next({ service: 'xero', method: 'PUT', path: /\/Contacts$/, fault, times: 3 });
      await books.sync();
      books.clockErrorMs = error;
      await passTime(books, 4 * minute);
      const asked = writesTo(books, /\/Contacts$/);
      expect(await books.sync()).toMatchObject({ pushed: 0 });
      await passTime(books, 6 * minute);
      expect(await books.sync()).toMatchObject({ pushed: 1 });
      expect(writesTo(books, /\/Contacts$/)).toBe(asked);
      expect(contactsNamed(books, /^Figma$/)).toHaveLength(1);
    },
  );

  test('end the run where Xero never answers, and are there once after the next', async () => {
    const books = await openBooks();
    buy(books, 1);
    books.sandbox.faults.next({
      service: 'xero',
      method: 'PUT',
      path: /\/Contacts$/,
      fault: { kind: 'reset-after' },
      times: 3,
    });
    const summary = await books.sync();
    expect(summary).toMatchObject({ pushed: 0, error: { code: 'answer-lost' } });
    expect(exitOfSummary(summary)).toBe(3);
    expect(await books.sync()).toMatchObject({ pushed: 1 });
    expect(contactsNamed(books, /^Figma$/)).toHaveLength(1);
  });

  test('whose name another contact has taken keep that contact’s own name and number', async () => {
    const books = await openBooks();
    buy(books, 1);
    justBefore(books, 'PUT', /\/Contacts$/, () => {
      books.sandbox.world.xero.addContact({ name: 'FIGMA', contactNumber: 'CRM-7' });
    });
    expect(await books.sync()).toMatchObject({ pushed: 1 });
    expect(contactsNamed(books, /^figma$/i)).toMatchObject([{ name: 'FIGMA', contactNumber: 'CRM-7' }]);
    buy(books, 2);
    expect(await books.sync()).toMatchObject({ pushed: 1 });
    expect(writesTo(books, /\/Contacts$/)).toBe(1);
  });

  test('whose name someone takes between planning and sending are that one', async () => {
    const books = await openBooks();
    buy(books, 1);
    let taken: string | undefined;
    justBefore(books, 'PUT', /\/Contacts$/, () => {
      taken = books.sandbox.world.xero.addContact({ name: 'figma' }).contactId;
    });
    expect(await books.sync()).toMatchObject({ pushed: 1 });
    expect(posted(books)[0]?.contactId).toBe(taken);
    expect(contactsNamed(books, /^figma$/i)).toHaveLength(1);
  });

  test('that Xero refuses block their own documents with Xero’s words, and no others', async () => {
    const books = await openBooks();
    buy(books, 1);
    buy(books, 2, { application: application(books, 'Slack') });
    interfere(books, ({ method, path, body }) => {
      if (method !== 'PUT' || !path.endsWith('/Contacts') || !body.includes('Figma')) return null;
      const contacts: { Name: string }[] = JSON.parse(body).Contacts;
      return answer(400, {
        Type: 'ValidationException',
        Elements: contacts.map((contact) => ({
          ...contact,
          ValidationErrors: contact.Name === 'Figma' ? [{ Message: 'The name is not to our taste.' }] : [],
        })),
      });
    });
    const summary = await books.sync();
    expect(summary.pushed).toBe(1);
    expect(summary.blocked).toMatchObject([
      {
        message: expect.stringMatching(
          /^The contact Figma could not be made\. Xero refused it: The name is not to our taste/,
        ),
      },
    ]);
    expect(amountsOf(posted(books))).toEqual([200]);
  });

  test('of which one makes Xero refuse the whole request without naming it block that one’s documents alone', async () => {
    const books = await openBooks();
    buy(books, 1, { application: application(books, 'Slack') });
    await books.sync();
    for (const [amount, name] of [
      [2, 'Slack'],
      [3, 'Figma'],
      [4, 'Notion'],
    ] as const) {
      buy(books, amount, { application: application(books, name) });
    }
    let asked = 0;
    interfere(books, ({ method, path, body }) => {
      if (method !== 'PUT' || !path.endsWith('/Contacts')) return null;
      asked += 1;
      return body.includes('Figma')
        ? answer(400, { Title: 'Bad request', Detail: 'The request is not to our taste.' })
        : null;
    });
    const summary = await books.sync();
    expect(summary.error).toBeUndefined();
    expect(summary).toMatchObject({ pushed: 2, blocked: [{ code: 'rejected-by-xero' }] });
    expect(summary.blocked[0]?.message).toMatch(/^The contact Figma could not be made\. Xero refused it/);
    expect(amountsOf(posted(books))).toEqual([100, 200, 400]);
    expect(asked).toBe(3);
    expect(contactsNamed(books, /^Notion$/)).toHaveLength(1);
  });

  test('that Xero refuses leave alone what a person takes out of the queue meanwhile', async () => {
    const books = await openBooks();
    const row = buy(books, 1);
    await books.setup({ ...plainSetup, defaults: { ...plainSetup.defaults, mode: 'review' } });
    await books.sync({ approveAll: true, push: false });
    const ids = [row.id];
    interfere(books, ({ method, path }) => {
      if (method !== 'PUT' || !path.endsWith('/Contacts')) return null;
      void books.call('review.decide', { decision: 'exclude', ids, author: 'Priya' });
      return answer(400, {});
    });
    expect(await books.sync()).toMatchObject({ pushed: 0, blocked: [] });
    expect(await standing(books, row)).toBe('excluded by-hand');
  });

  test('without an application there is none to name: blocked until a contact is the default', async () => {
    const books = await openBooks();
    const row = buy(books, 1, { application: undefined as never });
    expect((await books.sync()).blocked).toMatchObject([{ transactionId: row.id, code: 'contact-missing' }]);
    await books.setup({ ...plainSetup, defaults: { ...plainSetup.defaults, contact: 'Figma Inc' } });
    expect(await books.sync()).toMatchObject({ pushed: 1, blocked: [] });
  });
});
