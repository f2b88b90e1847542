import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileFormats } from '../../../electron/adapters/formats/file-formats.ts';
import { readCsv } from '../../fixtures/read-csv.ts';

const cell = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', ' ', 'a', "'", ';', '\t', '\ufeff') }),
);

describe('CSV', () => {
  test('comes back from a strict reader cell for cell, whatever stands in it', () => {
    const table = fc
      .integer({ min: 2, max: 5 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }));
    fc.assert(
      fc.property(table, (rows) => {
        expect(readCsv(fileFormats.csv(rows))).toEqual(rows);
      }),
    );
  });

  test('written in parts is the same as at once', () => {
    const row = fc.array(cell, { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(row), fc.array(row), (some, more) => {
        expect(fileFormats.csv(some) + fileFormats.csv(more)).toBe(fileFormats.csv([...some, ...more]));
      }),
    );
  });

  test('ends every line with CR LF, and quotes only what needs it', () => {
    expect(
      fileFormats.csv([
        ['a', 'b c', '-1.20'],
        ['x,y', 'he said "no"', 'two\nlines'],
      ]),
    ).toBe('a,b c,-1.20\r\n"x,y","he said ""no""","two\nlines"\r\n');
  });
});

describe('the reader of these tests', () => {
  test.each(['a,b', 'a\n', 'a"b\r\n', '"a\r\n', '"a"b\r\n', 'a,b\r\nc\r\n', 'a,'])('refuses %j', (text) => {
    expect(() => readCsv(text)).toThrow();
  });
});
