import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spreadsheetText } from '../../../shared/domain/spreadsheet-text.ts';

test.each([
  '=1+1',
  '+44 20',
  '-2+3',
  '@SUM(A1)',
  '\tplain',
  ' =1',
  '\u00a0=1',
  '\ufeff=1',
  '\u200b@x',
  '\u0000=1',
  '＝1',
  '＋1',
  '－1',
  '＠x',
])('%j cannot start a formula', (text) => {
  expect(spreadsheetText(text)).toBe(`'${text}`);
});

test.each([
  ['x;=1+1', "x;'=1+1"],
  ['x; =1;y', "x;' =1;y"],
  ['x\t@SUM(A1)', "x\t'@SUM(A1)"],
  ['x\r\n=1;', "x\r\n'=1;"],
  ['-1;-2', "'-1;'-2"],
  ['\t=1', "'\t'=1"],
  ['\r=1', "'\r'=1"],
  ['\n=1', "'\n'=1"],
])('%j cannot start one where cells are parted otherwise either', (text, safe) => {
  expect(spreadsheetText(text)).toBe(safe);
});

test.each(['', 'Figma', 'a=b', '1-2', "'quoted", '言葉', '(pending)', ' plain', '€5', 'a; b', 'a\nb'])(
  '%j stays as it is',
  (text) => {
    expect(spreadsheetText(text)).toBe(text);
  },
);

const dangerous = fc.constantFrom('=', '-', '@', ';', '\t', '\n', '\r', ' ', "'", '＝', 'x');

test('no text at all comes out with a dangerous beginning, and nothing but apostrophes is ever added', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: dangerous })), (text) => {
      const safe = spreadsheetText(text);
      expect(safe).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
      for (const cell of safe.split(/[;\t\r\n]/)) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
      expect(safe.replaceAll("'", '')).toBe(text.replaceAll("'", ''));
    }),
  );
});
