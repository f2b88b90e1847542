import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cledaraFileReader } from '../../../electron/adapters/cledara/files/cledara-file-reader.ts';
import type { CledaraFile } from '../../../electron/ports/cledara-files.ts';
import { exportCsv } from '../../../electron/sandbox/cledara/export-csv.ts';
import { exportZip } from '../../../electron/sandbox/cledara/export-zip.ts';
import type { CledaraTransaction } from '../../../electron/sandbox/world/cledara-shapes.ts';
import { makeInvoiceFile } from '../../../electron/sandbox/world/invoice-file.ts';

async function readOne(content: string | Uint8Array, account: string | null = null): Promise<CledaraFile> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const read = await cledaraFileReader.read([{ name: 'x', bytes }], account);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const [file] = read.value;
  if (file === undefined) throw new Error('Nothing was read.');
  return file;
}

async function linesOf(content: string, account: string | null = null) {
  const file = await readOne(content, account);
  if (file.kind !== 'transactions') throw new Error('It is a ZIP.');
  return file;
}

async function refusal(content: string | Uint8Array, account: string | null = null): Promise<readonly string[]> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const read = await cledaraFileReader.read([{ name: 'x', bytes }], account);
  if (read.ok || read.error.kind !== 'invalidInput') throw new Error('It was not refused.');
  return read.error.details.map(({ at, message }) => `${at} ${message}`);
}

const header = 'Transaction date,Transaction amount,Currency,Reference';

describe('a CSV export', () => {
  test('any text in any field comes back unchanged', async () => {
    // Only a full text survives UTF-8, and no cell ends in the mark for what is pending.
    const text = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((one) => !/\(pending\)$/i.test(one));
    const value = fc.record({ description: text, comment: text, name: text, owner: text, field: text });
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 5 }), async (values) => {
        const rows = values.map((one, place) => transaction(String(place), one));
        const { lines, skipped } = await linesOf(exportCsv(rows, Date.parse('2026-11-30')));
        expect(skipped).toEqual([]);
        for (const [place, { description, comment, name, owner, field }] of values.entries()) {
          const line = lines[place];
          expect(line?.movement).toMatchObject({
            description,
            comment: comment === '' ? null : comment,
            application: name.trim() === '' ? null : { name },
            card: { ownerName: owner },
          });
          expect(JSON.parse(line?.rawJson ?? '')['My field']).toBe(field);
        }
      }),
      // Blanks for a name, in the wording of a card payment, are no application.
      { examples: [[[{ description: '', comment: '', name: ' ', owner: '', field: '' }]]] },
    );
  });

  test('is read whatever the order of its columns, its line ends and its mark, and keeps what it does not know', async () => {
    const rows = [
      'Reference;Team;Currency;Transaction amount;Transaction date',
      'FIGMA;Design;EUR;"1,234.50";6/10/2026',
    ];
    for (const content of [
      rows.join('\n'),
      `\ufeff${rows.join('\r\n')}\r\n`,
      rows.join('\r'),
      rows.join('\n').replaceAll(';', '\t'),
    ]) {
      const { lines } = await linesOf(content);
      expect(lines[0]?.movement).toMatchObject({ amountMinor: 123_450, currency: 'EUR', description: 'FIGMA' });
      expect(lines[0]?.movement.authorisedAt.slice(0, 10)).toBe('2026-10-06');
      expect(JSON.parse(lines[0]?.rawJson ?? '')).toMatchObject({ Team: 'Design' });
    }
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(rows.join('\n'), 'utf16le')]);
    expect(await readOne(new Uint8Array(utf16))).toMatchObject({ rows: 1 });
  });

  test.each(['1.234,56', '12,34', '1 234.56', "1'234.56", '1.234', '-12,3', '1,23,456.00', '1,2345.00'])(
    'the number %s refuses the file: nothing is guessed',
    async (amount) => {
      const [first, ...others] = await refusal(`${header}\n06/10/2026,-1.00,GBP,a\n06/10/2026,"${amount}",GBP,b`);
      expect(first).toBe(
        `x:3 "${amount}" is a number as another language writes it. Numbers in an export have a decimal point, as in 1,234.56: set Cledara to English, and export again.`,
      );
      expect(others).toEqual([]);
    },
  );

  test.each(['10/25/2026', '06.10.2026', '6-10-26'])('the day %s refuses the file', async (day) => {
    expect((await refusal(`${header}\n${day},-1.00,GBP,a`))[0]).toMatch(
      /^x:2 ".+" is a day as another country writes it/,
    );
  });

  test('names at most twenty of the lines that are wrong', async () => {
    const details = await refusal([header, ...Array.from({ length: 30 }, () => '06/10/2026,"1,5",GBP,a')].join('\n'));
    expect(details).toHaveLength(21);
    expect(details.at(-1)).toBe('x 10 more of its lines are like these.');
  });

  test.each([
    ['', /The file is empty/],
    ['hello', /no CSV export of Cledara’s/],
    ['Date,Amount,Description\n06/10/2026,1,a', /no CSV export of Cledara’s/],
    ['Transaction date,Date,Transaction amount\n', /two columns for the same thing, "Transaction date" and "Date"/],
    [`${header}\n06/10/2026,-1.00,GBP,"a`, /a quotation mark is missing/],
    ['Transaction date,Transaction amount\n06/10/2026,-1.00', /No column says the currency/],
    [Uint8Array.from([0xc3, 0x28, 0x2c]), /It is not text in UTF-8/],
  ])('%j is refused', async (content, message) => {
    expect((await refusal(content))[0]).toMatch(message);
  });

  test('the account that was named decides where no column does, and must not contradict one', async () => {
    const plain = 'Transaction date,Transaction amount\n06/10/2026,-1.00';
    expect((await linesOf(plain, 'EUR:spend')).lines[0]?.movement.accountId).toBe('EUR:spend');
    expect((await linesOf(`${header},Account\n06/10/2026,-1,GBP,a,Spend`)).lines[0]?.movement.accountId).toBe(
      'GBP:spend',
    );
    expect((await refusal(`${header}\n06/10/2026,-1,GBP,a`, 'EUR:saas'))[0]).toMatch(
      /It is in GBP, and EUR:saas was named/,
    );
  });

  test.each([
    ['"Figma, FIGMA INC, #4417"', -10, { kind: 'purchase', description: 'FIGMA INC', application: 'Figma' }],
    ['"Figma, FIGMA INC, #4417"', 10, { kind: 'refund', description: 'FIGMA INC', application: 'Figma' }],
    ['"Figma (pending), FIGMA INC, #4417"', -10, { kind: 'purchase', settledAt: null, application: 'Figma' }],
    ['Cledara rewards - #21', 5, { kind: 'reward', settledAt: null }],
    ['Repayment : 1 Oct - 31 Oct', 640, { kind: 'top-up' }],
    ['DEMO COMPANY', 640, { kind: 'top-up' }],
    ['Withdrawal to bank', -640, { kind: 'withdrawal' }],
    ['NOBODY KNOWS', -640, { kind: 'unknown' }],
  ])('%s of %d', async (reference, amount, { application, ...expected }: Record<string, unknown>) => {
    const card = '06/10/2026,-1.00,GBP,"Notion, NOTION, #4417"';
    const { lines } = await linesOf(`${header}\n06/10/2026,${amount}.00,GBP,${reference}\n${card}`);
    expect(lines[0]?.movement).toMatchObject(expected);
    expect(lines[0]?.movement.application?.name).toBe(application);
  });

  test('an application without a card beside others with one may be a move of its balance: it is not taken for a payment', async () => {
    const content = `${header},Application\n06/10/2026,-50.00,GBP,Figma,Figma\n06/10/2026,-1.00,GBP,"Notion, NOTION, #4417",Notion`;
    const [line] = (await linesOf(content)).lines;
    expect(line?.movement.kind).toBe('unknown');
    expect(line?.movement.notUnderstood[0]).toMatch(/may be a move between the main account/);
  });
});

function transaction(
  id: string,
  value: { description: string; comment: string; name: string; owner: string; field: string },
): CledaraTransaction {
  const at = '2026-10-06T12:00:00.000Z';
  return {
    id: `${id.padStart(8, '0')}-0000-4000-8000-000000000000`,
    amount: -10,
    currency: 'GBP',
    accountType: 'saasMain',
    description: value.description,
    comment: value.comment,
    application: { id: 'a', name: value.name },
    authorizedAt: at,
    settledAt: at,
    type: 'cardSend',
    card: {
      id: 'c',
      name: null,
      type: 'saasMain',
      number: '4417',
      owner: { id: 'o', name: value.owner },
      status: 'active',
      tags: [],
    },
    hasInvoice: false,
    invoiceDetails: null,
    accounting: [{ field: { id: 'f', name: 'My field' }, value: value.field }],
  };
}

describe('a ZIP of invoices', () => {
  const pdf = makeInvoiceFile('pdf', ['Invoice 1']).bytes;
  const invoicesOf = async (zip: Uint8Array) => {
    const file = await readOne(zip);
    if (file.kind !== 'invoices') throw new Error('It is a CSV.');
    return file;
  };

  test('gives its files by their names alone, with types told from their bytes', async () => {
    const files = [
      { name: 'invoices/', bytes: new Uint8Array() },
      { name: 'invoices/Ünal 1.pdf', bytes: pdf },
      { name: '__MACOSX/invoices/._1.pdf', bytes: pdf },
      { name: 'notes.txt', bytes: new TextEncoder().encode('hello') },
    ];
    const { rows, invoices, skipped } = await invoicesOf(exportZip(files));
    expect({ rows, skipped }).toEqual({ rows: 2, skipped: [] });
    expect(invoices.map(({ name, file }) => [name, file.mediaType])).toEqual([
      ['Ünal 1.pdf', 'application/pdf'],
      ['notes.txt', null],
    ]);
  });

  test('names and leaves out what leads out of it, is empty, locked, damaged or larger than it says', async () => {
    const names = [
      '../../etc/passwd',
      '/evil.pdf',
      `${'C:'}\\evil.pdf`,
      'empty.pdf',
      'locked.pdf',
      'damaged.pdf',
      'good.pdf',
    ];
    const zip = Buffer.from(
      exportZip(names.map((name) => ({ name, bytes: name === 'empty.pdf' ? new Uint8Array() : pdf }))),
    );
    changeHeaders(zip, 'locked.pdf', (at, isLocal) => {
      zip.writeUInt16LE(0x0801, at + (isLocal ? 6 : 8));
      if (!isLocal) zip.writeUInt32LE(pdf.length + 12, at + 20); // a locked file has twelve bytes before it
    });
    const damaged = zip.indexOf('damaged.pdf') + 'damaged.pdf'.length + 30;
    zip.writeUInt8((zip[damaged] ?? 0) ^ 0xff, damaged);
    const { invoices, skipped } = await invoicesOf(new Uint8Array(zip));
    expect(invoices.map(({ name }) => name)).toEqual(['good.pdf']);
    expect(skipped.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      expect.stringMatching(/^1 passwd: Its name leads out of the ZIP/),
      expect.stringMatching(/^2 evil\.pdf: Its name leads out of the ZIP/),
      expect.stringMatching(/^3 evil\.pdf: Its name leads out of the ZIP/),
      expect.stringMatching(/^4 empty\.pdf: It is empty/),
      expect.stringMatching(/^5 locked\.pdf: It is locked with a password/),
      expect.stringMatching(/^6 damaged\.pdf: It is damaged within the ZIP/),
    ]);
  });

  test('a bomb never unpacks: a file that says it is small and is not, and one that says how large it is', async () => {
    const packed = deflateRawSync(Buffer.alloc(50_000_000));
    for (const says of [1000, 50_000_000]) {
      const zip = Buffer.from(exportZip([{ name: 'bomb.pdf', bytes: packed }]));
      changeHeaders(zip, 'bomb.pdf', (at, isLocal) => {
        zip.writeUInt16LE(8, at + (isLocal ? 8 : 10)); // deflated
        zip.writeUInt32LE(says, at + (isLocal ? 22 : 24));
      });
      const { invoices, skipped } = await invoicesOf(new Uint8Array(zip));
      expect(invoices).toEqual([]);
      expect(skipped[0]?.reason).toMatch(says === 1000 ? /damaged/ : /larger than 10 MB/);
    }
  });

  test('is refused where it is broken, or has far too many files', async () => {
    expect(await refusal(exportZip([{ name: 'a.pdf', bytes: pdf }]).slice(0, -30))).toEqual([
      'x It is not a ZIP file that can be read. Export the invoices from Cledara again.',
    ]);
    const many = exportZip(Array.from({ length: 10_001 }, () => ({ name: 'a', bytes: new Uint8Array() })));
    expect((await refusal(many))[0]).toMatch(/^x It has 10001 files in it/);
  });
});

/** `change` is given where each header of the file begins: the local one, then the one of the directory. */
function changeHeaders(zip: Buffer, name: string, change: (at: number, isLocal: boolean) => void): void {
  const local = zip.indexOf(name);
  change(local - 30, true);
  change(zip.lastIndexOf(name) - 46, false);
}
