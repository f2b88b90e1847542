import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileFormats } from '../../../electron/adapters/formats/file-formats.ts';
import { cutText } from '../../../shared/domain/contact-name.ts';
import { type Statement, type StatementFormat, statementOf } from '../../../shared/domain/statement.ts';
import { readCsv } from '../../fixtures/read-csv.ts';
import { movement, settings } from '../domain/example-company.ts';

// Whatever a merchant, an application or a person's comment is called, the file says just that, and starts no formula.

const characters = fc.constantFrom(
  '"',
  ',',
  '\r',
  '\n',
  ' ',
  "'",
  ';',
  '\t',
  '=',
  '+',
  '-',
  '@',
  '＝',
  '\ufeff',
  '\u200b',
  '<',
  '&',
  ']',
  'a',
  '😀',
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: characters }),
  fc.string({ unit: 'grapheme' }),
);

const anyStatement: fc.Arbitrary<Statement> = fc
  .array(fc.record({ name: anyText, description: anyText, comment: anyText }), { minLength: 1, maxLength: 4 })
  .map((texts) =>
    statementOf(
      texts.map(({ name, description, comment }, index) =>
        movement({ id: `movement ${index}`, application: { id: `application ${index}`, name }, description, comment }),
      ),
      {
        accountId: 'GBP:saas',
        from: '2020-01-01',
        to: '2030-01-01',
        syncFrom: '2020-01-01',
        settings,
        timeZone: 'UTC',
      },
    ),
  );

function textOf(format: StatementFormat, statement: Statement): string {
  const made = {
    exportId: '0f8fad5b-d9cb-469f-a165-70867728950e',
    madeAt: '2026-11-29T10:11:12.123Z',
    countryCode: 'GB',
  };
  return fileFormats
    .statement(format, statement, made)
    .map(({ text }) => text)
    .join('');
}

/** Apart from apostrophes, which say that a cell is text. */
const bare = (text: string): string => text.replaceAll("'", '');

/** As a spreadsheet opens a file: cells may be parted by other characters too, and what has no width is skipped. */
function startsFormula(cell: string): boolean {
  return cell.split(/[;\t\r\n]/).some((part) => /^[=+\-@＝＋－＠]/.test(part.replace(/^[\s\p{Cc}\p{Cf}]+/u, '')));
}

const escapes: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** The texts of all elements of that name, in their order. */
function leaves(text: string, name: string): string[] {
  return [...text.matchAll(new RegExp(`<${name}>([^<>]*)</${name}>`, 'g'))].map(([, inside = '']) =>
    inside.replace(/&\w+;/g, (written) => escapes[written] ?? '?'),
  );
}

describe('whatever stands in a name, a description or a comment', () => {
  test('comes back from the CSV for Xero, and starts no formula', () => {
    fc.assert(
      fc.property(anyStatement, (statement) => {
        const [, ...rows] = readCsv(textOf('csv', statement));
        expect(rows.map(([, , payee = '', description = '']) => [bare(payee), bare(description)])).toEqual(
          statement.lines.map(({ payee, description }) => [bare(payee), bare(description)]),
        );
        expect(rows.flatMap(([, , ...texts]) => texts.filter(startsFormula))).toEqual([]);
      }),
    );
  });

  test('comes back from the CSV for QuickBooks, and starts no formula', () => {
    fc.assert(
      fc.property(anyStatement, (statement) => {
        const [, ...rows] = readCsv(textOf('quickbooks', statement));
        expect(rows.map(([, text = '']) => bare(text))).toEqual(
          statement.lines.map(({ payee, description, reference }) =>
            bare([payee, description, reference].filter((text) => text !== '').join(', ')),
          ),
        );
        expect(rows.flatMap(([, text = '']) => (startsFormula(text) ? [text] : []))).toEqual([]);
      }),
    );
  });

  test('comes back from OFX, as far as OFX takes it', () => {
    fc.assert(
      fc.property(anyStatement, (statement) => {
        const text = textOf('ofx', statement);
        expect(leaves(text, 'NAME')).toEqual(statement.lines.map(({ payee }) => writable(payee, 32)));
        expect(leaves(text, 'MEMO')).toEqual(
          statement.lines.map(({ description }) => writable(description, 255)).filter((memo) => memo !== ''),
        );
      }),
    );
  });

  test('comes back from CAMT.053, as far as its fields take it', () => {
    fc.assert(
      fc.property(anyStatement, (statement) => {
        const text = textOf('camt053', statement);
        expect(leaves(text, 'AddtlNtryInf')).toEqual(
          statement.lines
            .map(({ description }) => writable(description, 500))
            .filter((information) => information !== ''),
        );
      }),
    );
  });
});

/** Cut to what the field takes, without what XML cannot hold. */
function writable(text: string, longest: number): string {
  return cutText(text, longest)
    .trimEnd()
    .replace(/[\ufffe\uffff]/gu, '');
}

test('a file for QuickBooks never weighs more than it takes, nor has more lines, and none is lost', () => {
  const [line] = statementOf([movement({ id: 'one' })], {
    accountId: 'GBP:saas',
    from: '2020-01-01',
    to: '2030-01-01',
    syncFrom: '2020-01-01',
    settings,
    timeZone: 'UTC',
  }).lines;
  if (line === undefined) throw new Error('There is a line.');
  const base = statementOf([], {
    accountId: 'GBP:saas',
    from: '2020-01-01',
    to: '2030-01-01',
    syncFrom: '2020-01-01',
    settings,
    timeZone: 'UTC',
  });
  for (const [count, description] of [
    [2500, 'short'],
    [600, '言'.repeat(500)],
  ] as const) {
    const lines = Array.from({ length: count }, (_, index) => ({ ...line, description, reference: `r${index}` }));
    const files = fileFormats.statement(
      'quickbooks',
      { ...base, lines },
      { exportId: 'x', madeAt: '2026-11-29T10:11:12.123Z', countryCode: 'US' },
    );
    for (const { text, lines: written } of files) {
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(350_000);
      expect(written).toBeLessThanOrEqual(1000);
      expect(readCsv(text)[0]).toEqual(['Date', 'Description', 'Amount']);
    }
    const read = files.flatMap(({ text }) =>
      readCsv(text)
        .slice(1)
        .map(([, text = '']) => text.split(', ').at(-1)),
    );
    expect(read).toEqual(lines.map(({ reference }) => reference));
  }
});
