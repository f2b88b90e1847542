import { z } from 'zod';
import { type Assumption, differs, holds, notTried } from './assumption.ts';
import { type Answer, idOf, wordsOf, type XeroVisit } from './xero-visit.ts';

/** 10 MB, the largest that the program attaches (`download-invoice.ts`). */
const largestBytes = 10 * 1024 * 1024;
/** As many as the program puts on a document. */
const mostFiles = 10;

const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);
const onePixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

/** What invoices are; of the other types that are taken each would need a file that is really of it. */
const samples: readonly { readonly name: string; readonly type: string; readonly bytes: Uint8Array }[] = [
  { name: 'first-contact.pdf', type: 'application/pdf', bytes: pdf },
  { name: 'first-contact.png', type: 'image/png', bytes: Buffer.from(onePixel, 'base64') },
  { name: 'first-contact.txt', type: 'text/plain', bytes: Buffer.from('first contact') },
  { name: 'first-contact.csv', type: 'text/csv', bytes: Buffer.from('a,b\r\n1,2\r\n') },
];

/** Files on documents. */
export const fileAssumptions: readonly Assumption<XeroVisit>[] = [
  {
    id: 'file-types-are-taken',
    says: 'PDF, PNG, text and CSV are taken as attachments.',
    async try(visit) {
      const id = await documentFor(visit);
      const refused: string[] = [];
      for (const file of samples) {
        const answer = await visit.attach(id, file);
        if (!isAttached(answer)) refused.push(`${file.name}: ${wordsOf(answer)}`);
      }
      return refused.length === 0 ? holds('All four were taken.') : differs(refused.join('; '));
    },
  },
  {
    id: 'file-of-a-name-is-replaced',
    says: 'A file takes the place of the one of its name on the same document.',
    async try(visit) {
      const id = await documentFor(visit);
      const file = { name: 'replaced.txt', type: 'text/plain' };
      await visit.attach(id, { ...file, bytes: Buffer.from('one') });
      await visit.attach(id, { ...file, bytes: Buffer.from('another') });
      const names = namesOf(await visit.get(`/BankTransactions/${id}/Attachments`));
      const alike = names.filter((name) => name.startsWith('replaced'));
      return alike.length === 1 && alike[0] === file.name
        ? holds('There was one file of the name.')
        : differs(`There were: ${alike.join(', ') || 'none'}.`);
    },
  },
  {
    id: 'file-of-ten-megabytes-is-taken',
    says: 'A file of 10 MB is taken.',
    async try(visit) {
      const bytes = Buffer.alloc(largestBytes, 0x20);
      pdf.copy(bytes);
      const answer = await visit.attach(await documentFor(visit), {
        name: 'large.pdf',
        type: 'application/pdf',
        bytes,
      });
      return isAttached(answer) ? holds('It was taken.') : differs(wordsOf(answer));
    },
  },
  {
    id: 'files-are-ten-at-most',
    says: 'Ten files are taken on a document, and an eleventh is refused.',
    async try(visit) {
      const id = idOf(await visit.create([visit.document('F10')], visit.key('F10')));
      for (let number = 1; number <= mostFiles; number += 1) {
        const answer = await visit.attach(id, textFile(number));
        if (!isAttached(answer))
          return number === 1 ? notTried(wordsOf(answer)) : differs(`File ${number} was refused: ${wordsOf(answer)}`);
      }
      const eleventh = await visit.attach(id, textFile(mostFiles + 1));
      return isAttached(eleventh) ? differs('An eleventh was taken.') : holds(wordsOf(eleventh));
    },
  },
];

function textFile(number: number) {
  return { name: `file-${number}.txt`, type: 'text/plain', bytes: Buffer.from(`file ${number}`) };
}

/** One document carries the files of several tries. */
async function documentFor(visit: XeroVisit): Promise<string> {
  const present = visit.made.get('F');
  if (present !== undefined) return present;
  const id = idOf(await visit.create([visit.document('F')], visit.key('F')));
  visit.made.set('F', id);
  return id;
}

const attachments = z.object({ Attachments: z.array(z.object({ FileName: z.string() })).min(1) });

function isAttached({ status, json }: Answer): boolean {
  return status >= 200 && status <= 299 && attachments.safeParse(json).success;
}

function namesOf({ json }: Answer): readonly string[] {
  const read = attachments.safeParse(json);
  return read.success ? read.data.Attachments.map(({ FileName }) => FileName) : [];
}
