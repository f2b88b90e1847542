import { describe, expect, test } from 'vitest';
import { exitOfSummary } from '../../../electron/command-line/exit-code.ts';
import { type InvoiceKind, makeInvoiceFile } from '../../../electron/sandbox/world/invoice-file.ts';
import type { TestCompany } from '../../fixtures/test-company.ts';
import {
  buy,
  day,
  documentWrites,
  hour,
  minute,
  openBooks,
  passTime,
  plainSetup,
  posted,
  proposalOf,
  standing,
  start,
  writesTo,
} from './books.ts';
import { interfere } from './interfere.ts';

/** A purchase with an invoice of that kind. */
function buyWithInvoice(books: TestCompany, amount: number, kind: InvoiceKind = 'pdf') {
  const row = buy(books, amount);
  books.sandbox.world.cledara.uploadInvoice(row.id, makeInvoiceFile(kind, [`Invoice ${amount}`]));
  return row;
}

const attachments = (books: TestCompany) => books.sandbox.world.xero.attachments;
const attachmentWrite = { service: 'xero', method: 'PUT', path: /\/Attachments\// } as const;
const uploads = (books: TestCompany) => writesTo(books, /\/Attachments\//);

/** How often Cledara was asked for an invoice so far. */
const looks = (books: TestCompany) =>
  books.sandbox.world.requests.filter(({ path }) => path.endsWith('invoice-url')).length;

/** The sentences about invoices that the history of a movement tells, newest first. */
const told = (books: TestCompany, movement: { readonly id: string }, event = 'invoice-not-attached') =>
  books
    .ledger()
    .activity({ movementId: movement.id, limit: 50 })
    .filter((entry) => entry.event === event)
    .map(({ message }) => message);

/** New books for the same Cledara and Xero, set up as before. */
async function reinstall(books: TestCompany): Promise<void> {
  await books.reinstall();
  await books.setup(plainSetup);
}

/** What Xero allows, kept to by both sides; four fifths of a day's requests may go into invoices. */
function allowing(perDay: number) {
  return {
    xeroLimits: { perMinute: 60, perDay, concurrent: 5 },
    variables: { TALLYBRIDGE_XERO_LIMITS: `perMinute=60,perDay=${perDay},concurrent=5` },
  };
}

describe('the invoice of a document', () => {
  test.each<[InvoiceKind, string, string]>([
    ['pdf', 'pdf', 'application/pdf'],
    ['png', 'png', 'image/png'],
    ['jpg', 'jpg', 'image/jpeg'],
  ])('of type %s is attached under a name with the reference, byte for byte', async (kind, extension, mediaType) => {
    const books = await openBooks();
    const row = buyWithInvoice(books, 1, kind);
    expect(await books.sync()).toMatchObject({ pushed: 1, attached: 1, attachmentProblems: [] });
    const [document] = posted(books);
    const [file, ...more] = attachments(books);
    expect(more).toEqual([]);
    expect(file).toMatchObject({
      parentId: document?.bankTransactionId,
      fileName: `invoice-${document?.reference}.${extension}`,
      mimeType: mediaType,
    });
    expect(Buffer.from(file?.bytes ?? [])).toEqual(
      Buffer.from(books.sandbox.world.cledara.invoice(row.id)?.bytes ?? []),
    );
  });

  test('is told by its bytes, whatever the server calls it', async () => {
    const books = await openBooks();
    const row = buy(books, 1);
    const { bytes } = makeInvoiceFile('pdf', ['Invoice']);
    books.sandbox.world.cledara.uploadInvoice(row.id, { bytes, mediaType: 'image/heic', fileName: 'invoice.heic' });
    expect(await books.sync()).toMatchObject({ attached: 1 });
    expect(attachments(books)[0]).toMatchObject({
      mimeType: 'application/pdf',
      fileName: expect.stringMatching(/\.pdf$/),
    });
  });

  test('goes with transfers too', async () => {
    const topUps = { post: 'transfer', fromBankAccount: '091', mode: 'auto' };
    const books = await openBooks({}, { ...plainSetup, movements: { topUps } });
    const row = buy(books, -500, { type: 'transferReceive' });
    books.sandbox.world.cledara.uploadInvoice(row.id, makeInvoiceFile('pdf', ['Receipt']));
    expect(await books.sync()).toMatchObject({ pushed: 1, attached: 1 });
    expect(attachments(books)[0]?.parentId).toBe(books.sandbox.world.xero.bankTransfers[0]?.bankTransferId);
  });
});

describe('an invoice that cannot be attached', () => {
  test('because it is HEIC is a problem with words, its document is there all the same, and a PDF instead mends it with the next sync', async () => {
    const books = await openBooks();
    const row = buyWithInvoice(books, 1, 'heic');
    const problem = {
      transactionId: row.id,
      code: 'type-refused',
      message: 'Xero does not take HEIC files. Upload the invoice to Cledara as a PDF or JPG.',
    };
    const summary = await books.sync();
    expect(summary).toMatchObject({ pushed: 1, attached: 0, attachmentProblems: [problem] });
    expect(exitOfSummary(summary)).toBe(1);
    expect(uploads(books)).toBe(0);
    expect(told(books, row)).toEqual([problem.message]);
    books.sandbox.world.cledara.uploadInvoice(row.id, makeInvoiceFile('pdf', ['Invoice']));
    expect(await books.sync()).toMatchObject({ pushed: 0, attached: 1, attachmentProblems: [] });
  });

  test('because it is WebP, whatever its name says, is a problem with words', async () => {
    const books = await openBooks();
    const row = buy(books, 1);
    const { bytes } = makeInvoiceFile('webp', []);
    books.sandbox.world.cledara.uploadInvoice(row.id, { bytes, mediaType: 'application/pdf', fileName: 'invoice.pdf' });
    expect(await books.sync()).toMatchObject({
      pushed: 1,
      attachmentProblems: [
        {
          code: 'type-refused',
          message: 'Xero does not take WEBP files. Upload the invoice to Cledara as a PDF or JPG.',
        },
      ],
    });
    expect(uploads(books)).toBe(0);
  });

  test('because its document has ten files already says so, and is attached once one is gone', async () => {
    const books = await openBooks();
    const row = buy(books, 1);
    await books.sync();
    const parentId = posted(books)[0]?.bankTransactionId ?? '';
    for (let n = 1; n <= 10; n += 1) {
      const bytes = makeInvoiceFile('pdf', [`Scan ${n}`]).bytes;
      books.sandbox.world.xero.attach({ parentId, fileName: `scan-${n}.pdf`, mimeType: 'application/pdf', bytes });
    }
    books.sandbox.world.cledara.uploadInvoice(row.id);
    expect((await books.sync()).attachmentProblems).toMatchObject([
      {
        code: 'too-many',
        message: expect.stringMatching(
          /^The document has 10 files already, and Xero takes no more than 10\. Remove one/,
        ),
      },
    ]);
    books.sandbox.world.xero.detachByHand(parentId, 'scan-3.pdf');
    expect(await books.sync()).toMatchObject({ attached: 1, attachmentProblems: [] });
  });

  test('because it is larger than 10 MB says what to do', async () => {
    const books = await openBooks();
    const row = buy(books, 1);
    const bytes = Buffer.concat([makeInvoiceFile('pdf', ['Big']).bytes, Buffer.alloc(10 * 1024 * 1024)]);
    books.sandbox.world.cledara.uploadInvoice(row.id, { bytes, mediaType: 'application/pdf', fileName: 'big.pdf' });
    const summary = await books.sync();
    expect(summary).toMatchObject({ pushed: 1, attached: 0 });
    expect(summary.attachmentProblems).toMatchObject([
      {
        code: 'too-large',
        message: expect.stringMatching(/^The invoice is larger than 10 MB, the most that Xero takes/),
      },
    ]);
    expect(exitOfSummary(summary)).toBe(1);
  });

  test('because nobody can tell what it is says so', async () => {
    const books = await openBooks();
    const row = buy(books, 1);
    const file = { bytes: Buffer.from('Dear Sir or Madam'), mediaType: 'text/plain', fileName: 'invoice.txt' };
    books.sandbox.world.cledara.uploadInvoice(row.id, file);
    expect((await books.sync()).attachmentProblems).toMatchObject([{ code: 'type-unknown' }]);
  });

  test('because Cledara no longer has it is a problem until it is there again', async () => {
    const books = await openBooks();
    buyWithInvoice(books, 1);
    const gone = { kind: 'status', status: 404, body: '{"message":"Record not found"}' } as const;
    books.sandbox.faults.next({ service: 'cledara', path: /invoice-url$/, fault: gone });
    const summary = await books.sync();
    expect(summary).toMatchObject({ pushed: 1, attached: 0, attachmentProblems: [{ code: 'invoice-gone' }] });
    expect(await books.sync()).toMatchObject({ attached: 1, attachmentProblems: [] });
  });

  test('because Xero refuses the file keeps the others going and is tried again', async () => {
    const books = await openBooks();
    for (const amount of [1, 2, 3]) buyWithInvoice(books, amount);
    const body = JSON.stringify({
      Type: 'ValidationException',
      Elements: [{ ValidationErrors: [{ Message: 'No.' }] }],
    });
    const fault = { kind: 'status', status: 400, body, headers: { 'content-type': 'application/json' } } as const;
    books.sandbox.faults.next({ ...attachmentWrite, fault });
    const summary = await books.sync();
    expect(summary).toMatchObject({ pushed: 3, attached: 2, attachmentProblems: [{ code: 'refused-by-xero' }] });
    expect(summary.error).toBeUndefined();
    expect(await books.sync()).toMatchObject({ pushed: 0, attached: 1, attachmentProblems: [] });
  });

  test('is looked at with the next sync, then once an hour, and in the end once a day; it is told of once', async () => {
    const books = await openBooks();
    const rows = [1, 2, 3].map((amount) => buyWithInvoice(books, amount, 'heic'));
    const looksOfRun = async () => {
      const before = looks(books);
      expect((await books.sync()).attachmentProblems).toHaveLength(3);
      return looks(books) - before;
    };
    const seen: number[] = [];
    for (const pauseMs of [0, 0, 50 * minute, 10 * minute, hour, hour, hour, hour, 22 * hour, hour]) {
      await passTime(books, pauseMs);
      seen.push(await looksOfRun());
    }
    expect(seen).toEqual([3, 3, 0, 3, 3, 3, 3, 0, 0, 3]);
    for (const row of rows) expect(told(books, row)).toHaveLength(1);
  });

  test('is no problem any more once it was taken out of Cledara', async () => {
    const books = await openBooks();
    const row = buyWithInvoice(books, 1, 'heic');
    await books.sync();
    const listed = books.sandbox.world.cledara.transactions.find(({ id }) => id === row.id);
    if (listed !== undefined) Object.assign(listed, { hasInvoice: false });
    expect((await books.sync()).attachmentProblems).toEqual([]);
  });

  test('is not put off for long by a clock that was ahead', async () => {
    const books = await openBooks();
    const row = buyWithInvoice(books, 1, 'heic');
    books.clockErrorMs = 300 * day;
    await books.sync();
    books.clockErrorMs = 0;
    books.sandbox.world.cledara.uploadInvoice(row.id, makeInvoiceFile('pdf', ['Invoice']));
    expect(await books.sync()).toMatchObject({ attached: 1, attachmentProblems: [] });
    expect(await books.sync()).toMatchObject({ attached: 0 });
    expect(uploads(books)).toBe(1);
  });

  test('because its document was deleted in Xero says so and posts nothing', async () => {
    const books = await openBooks();
    const row = buy(books, 1);
    await books.sync();
    books.sandbox.world.cledara.uploadInvoice(row.id);
    const fault = { kind: 'status', status: 404 } as const;
    books.sandbox.faults.next({ ...attachmentWrite, fault });
    expect((await books.sync()).attachmentProblems).toMatchObject([{ code: 'document-gone' }]);
    expect(documentWrites(books)).toBe(1);
  });

  test('because its address has run out is asked for under a new one, in the same run', async () => {
    const books = await openBooks();
    buyWithInvoice(books, 1);
    books.sandbox.faults.next({ service: 'files', fault: { kind: 'status', status: 403, body: '<Error/>' } });
    expect(await books.sync()).toMatchObject({ attached: 1, attachmentProblems: [] });
    expect(books.sandbox.world.requests.filter(({ path }) => path.endsWith('invoice-url'))).toHaveLength(2);
  });
});

describe('an invoice that was replaced in Cledara', () => {
  const replace = (books: TestCompany, row: { readonly id: string }, kind: InvoiceKind, text: string) =>
    books.sandbox.world.cledara.uploadInvoice(row.id, makeInvoiceFile(kind, [text]));

  test('takes the place of the first one within a day, once', async () => {
    const books = await openBooks();
    const row = buyWithInvoice(books, 1);
    await books.sync();
    replace(books, row, 'pdf', 'The corrected invoice');
    expect(await books.sync()).toMatchObject({ attached: 0 });
    await passTime(books, day);
    expect(await books.sync()).toMatchObject({ attached: 1, attachmentProblems: [] });
    expect(attachments(books)).toHaveLength(1);
    expect(Buffer.from(attachments(books)[0]?.bytes ?? [])).toEqual(
      Buffer.from(books.sandbox.world.cledara.invoice(row.id)?.bytes ?? []),
    );
    expect(told(books, row, 'invoice-attached')[0]).toMatch(/^The invoice was replaced in Cledara/);
    await passTime(books, day);
    expect(await books.sync()).toMatchObject({ attached: 0 });
    expect(uploads(books)).toBe(2);
    expect(documentWrites(books)).toBe(1);
  });

  test('by one of another type stands beside the first, which a person is asked to remove', async () => {
    const books = await openBooks();
    const row = buyWithInvoice(books, 1);
    await books.sync();
    const [old] = attachments(books);
    replace(books, row, 'png', 'The corrected invoice');
    await passTime(books, day);
    const summary = await books.sync();
    expect(summary).toMatchObject({ attached: 1, attachmentProblems: [{ code: 'old-file-left' }] });
    expect(summary.attachmentProblems[0]?.message).toContain(`the old one, ${old?.fileName}, is still there`);
    expect(attachments(books)).toHaveLength(2);
    expect((await books.sync()).attachmentProblems).toHaveLength(1);
    books.sandbox.world.xero.detachByHand(old?.parentId ?? '', old?.fileName ?? '');
    await passTime(books, day);
    expect(await books.sync()).toMatchObject({ attached: 0, attachmentProblems: [] });
    expect(uploads(books)).toBe(2);
  });

  test('is looked for at a bounded cost: a few a run, once a day each, no longer than a month, without a call to Xero', async () => {
    const books = await openBooks();
    for (let n = 1; n <= 25; n += 1) buyWithInvoice(books, n);
    await books.sync();
    const looksOfRun = async () => {
      const before = looks(books);
      await books.sync();
      return looks(books) - before;
    };
    expect(await looksOfRun()).toBe(0);
    await passTime(books, day);
    expect([await looksOfRun(), await looksOfRun(), await looksOfRun()]).toEqual([20, 5, 0]);
    const sent = uploads(books);
    await passTime(books, 31 * day);
    expect(await looksOfRun()).toBe(0);
    expect(uploads(books)).toBe(sent);
  });

  test('is looked for later too where Cledara has changed the movement', async () => {
    const books = await openBooks();
    const row = buyWithInvoice(books, 1);
    await books.sync();
    await passTime(books, 40 * day);
    expect(await books.sync()).toMatchObject({ attached: 0 });
    replace(books, row, 'pdf', 'The corrected invoice');
    const listed = books.sandbox.world.cledara.transactions.find(({ id }) => id === row.id);
    if (listed !== undefined) Object.assign(listed, { invoiceDetails: { number: 'R-2', date: null, vat: null } });
    await passTime(books, day);
    expect(await books.sync()).toMatchObject({ attached: 1 });
  });

  test('that is gone from Cledara by now leaves what is attached', async () => {
    const books = await openBooks();
    buyWithInvoice(books, 1);
    await books.sync();
    await passTime(books, day);
    const gone = { kind: 'status', status: 404, body: '{"message":"Record not found"}' } as const;
    books.sandbox.faults.next({ service: 'cledara', path: /invoice-url$/, fault: gone });
    expect(await books.sync()).toMatchObject({ attached: 0, attachmentProblems: [] });
    expect(attachments(books)).toHaveLength(1);
  });
});

describe('an upload without an answer', () => {
  test.each([['reset-before'] as const, ['reset-after'] as const, ['truncated-json'] as const])(
    '(%s) is sent again at once, and there is one file',
    async (kind) => {
      const books = await openBooks();
      buyWithInvoice(books, 1);
      books.sandbox.faults.next({ ...attachmentWrite, fault: { kind } });
      const summary = await books.sync();
      expect(summary).toMatchObject({ pushed: 1, attached: 1, waitingUntil: null });
      expect(summary.error).toBeUndefined();
      expect(attachments(books)).toHaveLength(1);
    },
  );

  test('that never comes keeps the document, says that something waits, and the next run ends with one file', async () => {
    const books = await openBooks();
    const row = buyWithInvoice(books, 1);
    books.sandbox.faults.next({ ...attachmentWrite, fault: { kind: 'reset-after' }, times: 3 });
    const summary = await books.sync();
    expect(summary).toMatchObject({ pushed: 1, attached: 0, attachmentProblems: [], error: { code: 'waiting' } });
    expect(exitOfSummary(summary)).toBe(3);
    expect((await proposalOf(books, row)).state).toBe('pushed');
    expect(told(books, row)).toEqual([
      'Xero did not answer when the invoice was sent, so it may be there or not. It is sent again with the next sync and takes the place of the first.',
    ]);
    await passTime(books, minute);
    expect(await books.sync()).toMatchObject({ pushed: 0, attached: 1, waitingUntil: null });
    expect(attachments(books)).toHaveLength(1);
    expect(documentWrites(books)).toBe(1);
  });

  test('for one file after the other ends the run instead of trying them all', async () => {
    const books = await openBooks();
    for (let n = 1; n <= 20; n += 1) buyWithInvoice(books, n);
    books.sandbox.faults.next({ ...attachmentWrite, fault: { kind: 'reset-before' }, times: 1000 });
    const summary = await books.sync();
    expect(summary).toMatchObject({ pushed: 20, attached: 0, error: { code: 'answer-lost' } });
    expect(uploads(books)).toBeLessThan(30);
    books.sandbox.faults.clear();
    await passTime(books, minute);
    expect(await books.sync()).toMatchObject({ attached: 20 });
  });
});

describe('the invoice of a document that lost books find again', () => {
  test('is attached under the same name, so that there is one file, and once only', async () => {
    const books = await openBooks();
    const row = buyWithInvoice(books, 1);
    await books.sync();
    const before = attachments(books).map(({ parentId, fileName }) => ({ parentId, fileName }));
    await reinstall(books);
    expect(await books.sync()).toMatchObject({ pushed: 0, alreadyInXero: 1, attached: 1, attachmentProblems: [] });
    expect(await standing(books, row)).toBe('in-xero adopted');
    expect(attachments(books)).toMatchObject(before);
    expect(attachments(books)).toHaveLength(1);
    expect(await books.sync()).toMatchObject({ attached: 0 });
    expect(uploads(books)).toBe(2);
  });

  test('is attached where the books were lost before it was, and where it is late', async () => {
    const books = await openBooks();
    buyWithInvoice(books, 1);
    const late = buy(books, 2);
    books.sandbox.faults.next({ ...attachmentWrite, fault: { kind: 'reset-before' }, times: 3 });
    expect(await books.sync()).toMatchObject({ pushed: 2, attached: 0 });
    await reinstall(books);
    expect(await books.sync()).toMatchObject({ alreadyInXero: 2, attached: 1 });
    books.sandbox.world.cledara.uploadInvoice(late.id);
    expect(await books.sync()).toMatchObject({ attached: 1 });
    expect(new Set(attachments(books).map(({ parentId }) => parentId)).size).toBe(2);
    expect(documentWrites(books)).toBe(1);
  });

  test('is not attached to what someone else has posted', async () => {
    const books = await openBooks({}, { ...plainSetup, applications: [{ name: 'Figma', contact: 'Figma Inc' }] });
    const { xero } = books.sandbox.world;
    const figma = xero.contacts.find(({ name }) => name === 'Figma Inc') ?? xero.addContact({ name: 'Figma Inc' });
    const date = new Date(start - 2 * day).toISOString().slice(0, 10);
    xero.postByHand({ totalMinor: 100, date, contactId: figma.contactId });
    const row = buyWithInvoice(books, 1);
    expect(await books.sync()).toMatchObject({ pushed: 0, alreadyInXero: 1, attached: 0 });
    expect(await standing(books, row)).toBe('in-xero in-xero');
    expect(uploads(books)).toBe(0);
  });

  test('goes to the new document where the first one was deleted in Xero and it was approved anew', async () => {
    const books = await openBooks();
    const row = buyWithInvoice(books, 1);
    await books.sync();
    await reinstall(books);
    await books.sync();
    books.sandbox.world.xero.deleteByHand(posted(books)[0]?.bankTransactionId ?? '');
    await books.call('review.decide', { decision: 'approve', ids: [row.id], author: 'Priya' });
    expect(await books.sync()).toMatchObject({ pushed: 1, attached: 1 });
    const [second] = posted(books);
    expect(attachments(books).map(({ parentId }) => parentId)).toContain(second?.bankTransactionId);
  });
});

describe('attachments and the rest of a run', () => {
  test('come after all documents, and one that never gets through does not stand in the way of the others', async () => {
    const books = await openBooks();
    const [bad] = [1, 2, 3, 4, 5, 6].map((amount) => buyWithInvoice(books, amount));
    interfere(books, ({ service, path }) => {
      const isBad = service === 'files' && path.endsWith(bad?.id ?? 'none');
      return isBad ? { kind: 'reset-before' } : null;
    });
    const summary = await books.sync();
    expect(summary).toMatchObject({ pushed: 6, attached: 5 });
    expect(summary.attachmentProblems).toMatchObject([{ transactionId: bad?.id, code: 'download-failed' }]);
    const writes = books.sandbox.world.requests.filter(({ method }) => method === 'PUT').map(({ path }) => path);
    const order = writes.filter((path) => !path.endsWith('/Contacts'));
    expect(order.findIndex((path) => path.includes('/Attachments/'))).toBe(1);
  });

  test('stop while a fifth of the day is left, and go on the next day without a second file', async () => {
    const books = await openBooks(allowing(40));
    for (let n = 1; n <= 40; n += 1) buyWithInvoice(books, n);
    const first = await books.sync();
    expect(first).toMatchObject({ pushed: 40, error: { code: 'waiting' } });
    const waitMs = Date.parse(first.waitingUntil ?? '') - start;
    expect(waitMs).toBeGreaterThanOrEqual(day); // Xero's own day began with the first request
    expect(waitMs).toBeLessThan(day + 5 * minute);
    expect(first.attached).toBeGreaterThan(0);
    expect(first.attached).toBeLessThan(40);
    expect(exitOfSummary(first)).toBe(3);
    // Four files may be under way when a fifth is left, and the day's look at what others changed is one more.
    expect((await books.call('status.read', {})).budget.usedToday).toBeLessThanOrEqual(40 * 0.8 + 4 + 1);
    let attached = first.attached;
    for (let days = 0; days < 4 && attached < 40; days += 1) {
      await passTime(books, 25 * hour);
      attached += (await books.sync()).attached;
    }
    expect(attached).toBe(40);
    expect(attachments(books)).toHaveLength(40);
    expect(uploads(books)).toBe(40);
    expect(books.sandbox.world.requests.filter(({ status }) => status === 429)).toEqual([]);
  });

  test('leave the documents of later runs of the day their requests', async () => {
    const books = await openBooks(allowing(100));
    for (let n = 1; n <= 90; n += 1) buyWithInvoice(books, n);
    expect(await books.sync()).toMatchObject({ pushed: 90, error: { code: 'waiting' } });
    const sent = uploads(books);
    buyWithInvoice(books, 91);
    expect(await books.sync()).toMatchObject({ pushed: 1, attached: 0, error: { code: 'waiting' } });
    expect(uploads(books)).toBe(sent);
  });

  test('go out also where Xero allows a thousand requests a day and not five thousand', async () => {
    const books = await openBooks({ xeroLimits: { perMinute: 60, perDay: 1000, concurrent: 5 } });
    for (const amount of [1, 2, 3]) buyWithInvoice(books, amount);
    expect(await books.sync()).toMatchObject({ pushed: 3, attached: 3, waitingUntil: null });
  });

  test('that end for all because of one are counted to the last one that was under way', async () => {
    const books = await openBooks();
    for (let n = 1; n <= 12; n += 1) buyWithInvoice(books, n);
    books.sandbox.faults.next({ ...attachmentWrite, after: 2, fault: { kind: 'status', status: 403 } });
    const summary = await books.sync();
    expect(summary).toMatchObject({ pushed: 12, error: { code: 'forbidden' } });
    expect(summary.attached).toBeLessThan(12);
    expect(attachments(books)).toHaveLength(summary.attached);
    const noted = [...books.ledger().attachments()].filter(({ state }) => state === 'attached');
    expect(noted).toHaveLength(summary.attached);
    expect(await books.sync()).toMatchObject({ attached: 12 - summary.attached });
    expect(uploads(books)).toBe(13);
  });
});
