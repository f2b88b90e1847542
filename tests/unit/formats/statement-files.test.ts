import { CashManagementEndOfDayReport } from 'iso20022.js';
import { parse as parseOfx } from 'ofx-js';
import { describe, expect, test } from 'vitest';
import { fileFormats } from '../../../electron/adapters/formats/file-formats.ts';
import { ExactSum } from '../../../shared/domain/exact-sum.ts';
import { markerOf } from '../../../shared/domain/marker.ts';
import { formatMinor } from '../../../shared/domain/money.ts';
import { addDays } from '../../../shared/domain/plain-date.ts';
import type { Statement, StatementFormat, StatementLine } from '../../../shared/domain/statement.ts';
import { readCsv } from '../../fixtures/read-csv.ts';

// Files are read back by readers that are not ours: ofx-js, and iso20022.js, which counts in floating minor units.

const made = {
  exportId: '0f8fad5b-d9cb-469f-a165-70867728950e',
  madeAt: '2026-11-29T10:11:12.123Z',
  countryCode: 'GB',
};

function lineOf(index: number): StatementLine {
  return {
    movementId: `movement ${index}`,
    day: addDays('2026-10-01', index % 31),
    amountMinor: (index % 7 === 0 ? 1 : -1) * (((index * 7919) % 250_000) + 1),
    payee: ['Figma', 'A & B <GmbH>', '=HYPERLINK("x")', 'Zürich 言葉'][index % 4] ?? '',
    description: index % 5 === 0 ? '' : `Line ${index}, "quoted", USD 12.00`,
    reference: markerOf(`movement ${index}`),
  };
}

function statement(count: number, currency = 'GBP'): Statement {
  const lines = Array.from({ length: count }, (_, index) => lineOf(index));
  const opening = new ExactSum();
  opening.add(-123_456);
  const closing = new ExactSum();
  closing.addAll(opening);
  for (const { amountMinor } of lines) closing.add(amountMinor);
  const days = { from: '2026-10-01', to: '2026-10-31' };
  return { accountId: `${currency}:saas`, currency, ...days, lines, opening, closing, before: [], heldBack: [] };
}

function filesOf(format: StatementFormat, of: Statement, countryCode = 'GB') {
  return fileFormats.statement(format, of, { ...made, countryCode });
}

const sizes = [1, 999, 1000, 1001, 25_000];

describe('CSV for Xero', () => {
  test.each(sizes)('%i lines, at most a thousand in a file, and none is lost', (count) => {
    const of = statement(count);
    const files = filesOf('csv', of);
    expect(files.map(({ lines }) => lines)).toEqual(
      Array.from({ length: Math.ceil(count / 1000) }, (_, file) => Math.min(1000, count - file * 1000)),
    );
    const rows = files.flatMap(({ text }) => {
      const [head, ...rest] = readCsv(text);
      expect(head).toEqual(['*Date', '*Amount', 'Payee', 'Description', 'Reference', 'Cheque Number']);
      return rest;
    });
    expect(rows.map(([, amount, , , reference]) => [amount, reference])).toEqual(
      of.lines.map(({ amountMinor, reference }) => [formatMinor(amountMinor, 'GBP'), reference]),
    );
  });

  test('days as the country of the organisation writes them, and no cell begins a formula', () => {
    const of = statement(3);
    const [british] = filesOf('csv', of);
    expect(readCsv(british?.text ?? '')[3]).toEqual([
      ...['03/10/2026', formatMinor(of.lines[2]?.amountMinor ?? 0, 'GBP'), `'=HYPERLINK("x")`],
      ...['Line 2, "quoted", USD 12.00', markerOf('movement 2'), ''],
    ]);
    const [american] = filesOf('csv', of, 'US');
    const [head, , , row] = readCsv(american?.text ?? '');
    expect(head?.at(-1)).toBe('Check Number');
    expect(row?.[0]).toBe('10/03/2026');
  });

  test('nothing in these days is a file with its head alone', () => {
    expect(filesOf('csv', statement(0)).map(({ lines }) => lines)).toEqual([0]);
  });
});

interface OfxTransaction {
  readonly TRNTYPE: string;
  readonly DTPOSTED: string;
  readonly TRNAMT: string;
  readonly FITID: string;
  readonly NAME: string;
  readonly MEMO?: string;
}

interface OfxStatement {
  readonly CURDEF: string;
  readonly BANKTRANLIST: { readonly STMTTRN: OfxTransaction | readonly OfxTransaction[] };
  readonly LEDGERBAL: { readonly BALAMT: string; readonly DTASOF: string };
}

describe('OFX', () => {
  test.each(sizes)('%i lines, line for line and with its balance, as another reader finds them', async (count) => {
    const of = statement(count);
    const [file] = filesOf('ofx', of);
    const read = (await parseOfx(file?.text ?? '')) as unknown as {
      readonly OFX: { readonly BANKMSGSRSV1: { readonly STMTTRNRS: { readonly STMTRS: OfxStatement } } };
    };
    const { CURDEF, BANKTRANLIST, LEDGERBAL } = read.OFX.BANKMSGSRSV1.STMTTRNRS.STMTRS;
    expect(CURDEF).toBe('GBP');
    expect([BANKTRANLIST.STMTTRN].flat()).toEqual(
      of.lines.map(({ day, amountMinor, payee, description, reference }) => ({
        TRNTYPE: amountMinor < 0 ? 'DEBIT' : 'CREDIT',
        DTPOSTED: day.replaceAll('-', ''),
        TRNAMT: formatMinor(amountMinor, 'GBP'),
        FITID: reference,
        NAME: payee,
        ...(description === '' ? {} : { MEMO: description }),
      })),
    );
    expect(LEDGERBAL).toEqual({ BALAMT: of.closing.text('GBP'), DTASOF: '20261031' });
  });

  test('the number of a movement is the same in every file, and long names are cut to what OFX takes', async () => {
    const [only] = statement(1).lines;
    if (only === undefined) throw new Error('There is a line.');
    const long = { ...only, payee: `${'x'.repeat(31)}😀`, description: 'd'.repeat(300) };
    const [first] = filesOf('ofx', { ...statement(1), lines: [long] });
    const [second] = filesOf('ofx', { ...statement(5), from: '2026-10-20' });
    const idOf = (text: string | undefined) => /<FITID>(.*?)<\/FITID>/.exec(text ?? '')?.[1];
    expect(idOf(first?.text)).toBe(idOf(second?.text));
    expect(first?.text).toContain(`<NAME>${'x'.repeat(31)}</NAME>`);
    expect(first?.text).toContain(`<MEMO>${'d'.repeat(255)}</MEMO>`);
  });
});

describe('CAMT.053', () => {
  test.each(sizes)('%i lines, line for line and with both balances, as another reader finds them', (count) => {
    const of = statement(count);
    const [file] = filesOf('camt053', of);
    const [read] = CashManagementEndOfDayReport.fromXML(file?.text ?? '').statements;
    expect(
      read?.entries.map((entry) => [
        entry.creditDebitIndicator,
        Math.round(entry.amount),
        entry.accountServicerReferenceId,
      ]),
    ).toEqual(
      of.lines.map(({ amountMinor, reference }) => [
        amountMinor < 0 ? 'debit' : 'credit',
        Math.abs(amountMinor),
        reference,
      ]),
    );
    const closing = Number(of.closing.minor);
    expect(
      read?.balances.map(({ type, amount, creditDebitIndicator }) => [type, amount, creditDebitIndicator]),
    ).toEqual([
      ['OPBD', 123_456, 'debit'],
      ['CLBD', Math.abs(closing), closing < 0 ? 'debit' : 'credit'],
    ]);
  });

  test('no character comes through that XML cannot hold', () => {
    const [only] = statement(1).lines;
    if (only === undefined) throw new Error('There is a line.');
    const hostile = { ...only, payee: 'a\u0000b\u001f]]>&<', description: '\ud800x\uffff' };
    const [file] = filesOf('camt053', { ...statement(1), lines: [hostile] });
    expect(file?.text).toContain('<Nm>ab]]&gt;&amp;&lt;</Nm>');
    expect(file?.text).toContain('<Ustrd>x</Ustrd>');
  });
});
