import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spreadsheetText } from '../../../shared/domain/spreadsheet-text.ts';

test.each([
  '=1+1',
  '+44 20',
  '-2+3',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
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

test.each(['', 'Figma', 'a=b', '1-2', "'quoted", '言葉', '(pending)', ' plain', '€5'])('%j stays as it is', (text) => {
  expect(spreadsheetText(text)).toBe(text);
});

test('no text at all comes out with a dangerous beginning, and nothing but an apostrophe is ever added', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const safe = spreadsheetText(text);
      expect(safe).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
      expect([text, `'${text}`]).toContain(safe);
    }),
  );
});
