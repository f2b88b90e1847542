import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeInvoiceFile } from '../../../electron/sandbox/world/invoice-file.ts';
import type { InvoiceDto } from '../../../shared/contract/review-item.ts';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { buy, openBooks, plainSetup, posted } from '../engine/books.ts';
import { interfere } from '../engine/interfere.ts';

const review = { ...plainSetup, defaults: { ...plainSetup.defaults, mode: 'review' } };
const gone = { kind: 'status', status: 503 } as const;

/** A purchase with an invoice, read from Cledara and not yet in Xero. */
async function withInvoice(setup: object = review) {
  const books = await openBooks({}, setup);
  const row = buy(books, 1);
  const { bytes } = makeInvoiceFile('pdf', ['Invoice 1']);
  upload(books, row, bytes);
  await books.sync();
  return { books, row, bytes: Buffer.from(bytes) };
}

function upload(books: TestCompany, row: { readonly id: string }, bytes: Uint8Array): void {
  books.sandbox.world.cledara.uploadInvoice(row.id, { bytes, mediaType: 'application/pdf', fileName: 'a.pdf' });
}

const read = (books: TestCompany, row: { readonly id: string }): Promise<InvoiceDto> =>
  books.call('invoice.read', { transactionId: row.id });
const attempt = (books: TestCompany, row: { readonly id: string }) =>
  books.company.api.call('invoice.read', { transactionId: row.id });
const bytesOf = ({ base64 }: InvoiceDto) => Buffer.from(base64, 'base64');
const looks = (books: TestCompany) =>
  books.sandbox.world.requests.filter(({ path }) => path.endsWith('invoice-url')).length;

function folderOf(books: TestCompany): string {
  const [company] = readdirSync(join(books.folder, 'companies'));
  return join(books.folder, 'companies', company ?? '', 'invoices');
}

function offline(books: TestCompany): void {
  books.sandbox.faults.next({ service: 'cledara', fault: gone, times: 1000 });
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('an invoice', () => {
  test('comes from Cledara the first time and from this computer from then on, byte for byte', async () => {
    const { books, row, bytes } = await withInvoice();
    const first = await read(books, row);
    expect(first).toMatchObject({
      fileName: expect.stringMatching(/^invoice-CLD-[A-Z0-9-]+\.pdf$/),
      mediaType: 'application/pdf',
      sizeBytes: bytes.length,
    });
    expect(bytesOf(first)).toEqual(bytes);
    expect(looks(books)).toBe(1);
    offline(books);
    expect(await read(books, row)).toEqual(first);
    books.restart();
    expect(await read(books, row)).toEqual(first);
    expect(looks(books)).toBe(1);
  });

  test('is kept in files whose names are ours, for this user alone', async () => {
    const { books, row, bytes } = await withInvoice();
    await read(books, row);
    const folder = folderOf(books);
    const hash = hashOf(bytes);
    expect(readdirSync(folder).sort()).toEqual([hash, `${hashOf(Buffer.from(row.id))}.json`].sort());
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, hash))).toEqual(bytes);
  });

  test('that was attached to its document can be looked at without Cledara', async () => {
    const { books, row, bytes } = await withInvoice(plainSetup);
    expect(posted(books)).toHaveLength(1);
    expect(looks(books)).toBe(1);
    offline(books);
    expect(bytesOf(await read(books, row))).toEqual(bytes);
    expect(looks(books)).toBe(1);
  });

  test('whose file was damaged or lost is read anew', async () => {
    const { books, row, bytes } = await withInvoice();
    await read(books, row);
    const path = join(folderOf(books), hashOf(bytes));
    for (const harm of [
      () => writeFileSync(path, bytes.subarray(0, 10)),
      () => writeFileSync(path, Buffer.alloc(bytes.length)),
      () => rmSync(path),
      () => writeFileSync(join(folderOf(books), `${hashOf(Buffer.from(row.id))}.json`), '{"sha256":"../../x"}'),
    ]) {
      const before = looks(books);
      harm();
      expect(bytesOf(await read(books, row))).toEqual(bytes);
      expect(looks(books)).toBe(before + 1);
      expect(readFileSync(path)).toEqual(bytes);
    }
  });

  test('of a movement that has changed since is read anew, and is the kept one while Cledara is away', async () => {
    const { books, row, bytes } = await withInvoice();
    await read(books, row);
    const other = Buffer.from(makeInvoiceFile('pdf', ['Another invoice']).bytes);
    upload(books, row, other);
    row.comment = 'replaced the invoice';
    await books.sync({ push: false });
    offline(books);
    expect(bytesOf(await read(books, row))).toEqual(bytes);
    books.sandbox.faults.clear();
    expect(bytesOf(await read(books, row))).toEqual(other);
    offline(books);
    expect(bytesOf(await read(books, row))).toEqual(other);
  });

  test('of a movement with an id of any kind gets a name without its characters', async () => {
    const books = await openBooks({}, null);
    const row = buy(books, 1, { id: "..tr_1~(x)!'*" });
    upload(books, row, makeInvoiceFile('png', ['x']).bytes);
    await books.sync();
    expect(await attempt(books, row)).toMatchObject({
      ok: true,
      value: { fileName: 'invoice-tr-1-x.png', mediaType: 'image/png' },
    });
  });
});

describe('an invoice that cannot be shown says why', () => {
  test('because there is none in Cledara', async () => {
    const { books } = await withInvoice();
    const without = buy(books, 2);
    await books.sync({ push: false });
    expect(await attempt(books, without)).toMatchObject({ ok: false, error: { kind: 'notFound' } });
    expect(await attempt(books, { id: 'nobody' })).toMatchObject({ ok: false, error: { kind: 'notFound' } });
    expect(looks(books)).toBe(0);
  });

  test('because Cledara is away and it was never read', async () => {
    const { books, row } = await withInvoice();
    interfere(books, ({ path }) => (path.endsWith('invoice-url') ? { kind: 'reset-before' } : null));
    const answer = await attempt(books, row);
    expect(answer.ok).toBe(false);
    if (!answer.ok) expect(answer.error.message).toMatch(/not on this computer yet.*Open it again/);
  });

  test('because it is larger than 10 MB', async () => {
    const { books, row } = await withInvoice();
    upload(books, row, Buffer.concat([makeInvoiceFile('pdf', ['Big']).bytes, Buffer.alloc(10 * 1024 * 1024)]));
    expect(await attempt(books, row)).toMatchObject({
      ok: false,
      error: { kind: 'rejected', message: expect.stringContaining('larger than 10 MB') },
    });
    expect(readdirSync(join(folderOf(books), '..'))).not.toContain('invoices');
  });

  test('because it would come from an address that is not allowed', async () => {
    const { books, row } = await withInvoice();
    interfere(books, ({ path }) =>
      path.endsWith('invoice-url')
        ? {
            kind: 'status',
            status: 200,
            body: JSON.stringify({ invoiceUrl: 'http://169.254.169.254/latest' }),
            headers: { 'content-type': 'application/json' },
          }
        : null,
    );
    expect(await attempt(books, row)).toMatchObject({
      ok: false,
      error: { kind: 'incompatible', message: expect.stringMatching(/address.*Look at it in Cledara/) },
    });
  });
});

test('a computer that keeps nothing shows invoices and attaches them all the same, and its log says so', async () => {
  const { books, row, bytes } = await withInvoice();
  writeFileSync(folderOf(books), 'a file where the folder should be');
  expect(bytesOf(await read(books, row))).toEqual(bytes);
  expect(await books.sync({ approveAll: true })).toMatchObject({ pushed: 1, attached: 1, attachmentProblems: [] });
  expect(readFileSync(join(books.folder, 'logs', 'tallybridge.log'), 'utf8')).toContain('"event":"invoice-not-kept"');
});
