import { makeInvoiceFile } from '../../../electron/sandbox/world/invoice-file.ts';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { buy, day, minute, passTime, posted } from '../engine/books.ts';
import { answer } from '../engine/interfere.ts';
import { tooMany } from './answers.ts';
import type { Chapter, Situation } from './situation.ts';

const pushed = { items: ['pushed pushed'], exit: 0, writes: 1, documents: 1 } as const;
const problem = (code: string) => ({ ...pushed, exit: 1, invoices: [code] }) as const;
const upload = { service: 'xero', method: 'PUT', path: /\/Attachments\// } as const;

function buyWithInvoice(books: TestCompany, bytes = makeInvoiceFile('pdf', ['Invoice']).bytes): void {
  const row = buy(books, 1);
  const file = { bytes, mediaType: 'application/pdf', fileName: 'invoice.pdf' };
  books.sandbox.world.cledara.uploadInvoice(row.id, file);
}

const refused: readonly Situation[] = [
  {
    name: 'a document with ten files keeps its invoice in Cledara, and says so',
    xero: 'Status 400 `A document can have no more than 10 attachments`',
    made: 'Someone has put ten files on the document before the invoice comes',
    async arrange(books) {
      const row = buy(books, 1);
      await books.sync();
      const parentId = posted(books)[0]?.bankTransactionId ?? '';
      for (let n = 1; n <= 10; n += 1) {
        const file = { parentId, fileName: `scan-${n}.pdf`, mimeType: 'application/pdf', bytes: Buffer.from('%PDF') };
        books.sandbox.world.xero.attach(file);
      }
      books.sandbox.world.cledara.uploadInvoice(row.id);
      await passTime(books, minute);
    },
    first: { ...problem('too-many'), writes: 0, files: 10 },
  },
  {
    name: 'a file of more than 10 MB is not sent',
    xero: 'Status 400 for files of more than 10 MB',
    made: 'The invoice in Cledara is larger; the program does not ask Xero',
    arrange(books) {
      buyWithInvoice(books, Buffer.concat([makeInvoiceFile('pdf', ['Big']).bytes, Buffer.alloc(10 * 1024 * 1024)]));
    },
    first: problem('too-large'),
  },
  {
    name: 'a file of a type that Xero does not take is not sent',
    xero: 'Status 400 for types that are not on its list, such as HEIC',
    made: 'The invoice in Cledara is HEIC; the program does not ask Xero',
    arrange(books) {
      buyWithInvoice(books, makeInvoiceFile('heic', ['Invoice']).bytes);
    },
    first: problem('type-refused'),
  },
  {
    name: 'a file that Xero refuses for another reason is a problem of the file alone',
    xero: 'Status 400 `The file could not be read`',
    made: 'Put into its mouth, once',
    told: 'The file could not be read',
    arrange(books) {
      buyWithInvoice(books);
      const Elements = [{ ValidationErrors: [{ Message: 'The file could not be read' }] }];
      books.sandbox.faults.next({ ...upload, fault: answer(400, { Type: 'ValidationException', Elements }) });
    },
    first: problem('refused-by-xero'),
    later: { when: 'With the next sync', change: () => undefined, outcome: { ...pushed, writes: 0, files: 1 } },
  },
  {
    name: 'an invoice whose document is gone is not attached, and nothing is posted',
    xero: 'Status 404 for the document',
    made: 'Put into its mouth, once',
    status: 404,
    arrange(books) {
      buyWithInvoice(books);
      books.sandbox.faults.next({ ...upload, fault: { kind: 'status', status: 404 } });
    },
    first: problem('document-gone'),
  },
];

const delayed: readonly Situation[] = [
  {
    name: 'a file whose answer is lost is sent again, and replaces itself',
    xero: 'Nothing: the connection breaks after Xero has taken the file. A file of the same name replaces it',
    made: 'Once',
    arrange(books) {
      buyWithInvoice(books);
      books.sandbox.faults.next({ ...upload, fault: { kind: 'reset-after' } });
    },
    first: { ...pushed, files: 1 },
  },
  {
    name: 'a file whose answer stays away is sent again with the next sync, and replaces itself',
    xero: 'Nothing, three times, the file being taken',
    made: 'The connection breaks three times',
    arrange(books) {
      buyWithInvoice(books);
      books.sandbox.faults.next({ ...upload, fault: { kind: 'reset-after' }, times: 3 });
    },
    first: { ...pushed, exit: 3, error: 'waiting', files: 1 },
    later: {
      when: 'Two minutes later',
      change: (books) => passTime(books, 2 * minute),
      outcome: { ...pushed, writes: 0, files: 1 },
    },
  },
  {
    name: "the day's limit stops the files, and the documents stand",
    xero: 'Status 429, `X-Rate-Limit-Problem: day`, `Retry-After: 36000`',
    made: 'Once, for the file',
    status: 429,
    arrange(books) {
      buyWithInvoice(books);
      books.sandbox.faults.next({ ...upload, fault: tooMany('day', 36_000) });
    },
    first: { ...pushed, exit: 3, error: 'rate-limited' },
    later: {
      when: 'A day later',
      change: (books) => passTime(books, day),
      outcome: { ...pushed, writes: 0, files: 1 },
    },
  },
];

export const attachments: Chapter = {
  title: 'Attachments',
  about:
    'The invoice follows its document, under a name with the document’s reference and none of the characters that Xero forbids. Ten files for a document, 10 MB each. ' +
    'A file that cannot be attached never fails its document.',
  situations: [...refused, ...delayed],
};
