import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountParts } from '../../../renderer/features/review/detail/account-parts.ts';
import { exchangeRate } from '../../../renderer/features/review/detail/exchange-rate.ts';
import { bytesOfBase64 } from '../../../renderer/features/review/detail/invoice/bytes-of-base64.ts';
import { pageText } from '../../../renderer/features/review/detail/invoice/page-text.ts';
import { isRowState } from '../../../renderer/features/review/detail/is-row-state.ts';
import { fileSize } from '../../../renderer/words/file-size.ts';

describe('what the detail works out', () => {
  it('gives the bytes of a file back as they were', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4000 }), (bytes) => {
        expect(bytesOfBase64(Buffer.from(bytes).toString('base64'))).toEqual(bytes);
      }),
    );
  });

  it('tells the rate of two amounts whatever their signs, and none where one of them is nothing', () => {
    expect(exchangeRate('-786.87', '-1000.00')).toBe(0.78687);
    expect(exchangeRate('786.87', '-1000')).toBe(0.78687);
    expect(exchangeRate('1.00', '3.00')).toBe(0.333333);
    expect(exchangeRate('1.00', '0.00')).toBeNull();
    expect(exchangeRate('0.00', '5.00')).toBeNull();
    expect(exchangeRate('not a number', '5.00')).toBeNull();
  });

  it('takes an account apart, and leaves alone what it does not know', () => {
    expect(accountParts('GBP:saas')).toEqual({ currency: 'GBP', kind: 'saas' });
    expect(accountParts('EUR:spend')).toEqual({ currency: 'EUR', kind: 'spend' });
    expect(accountParts('GBP:other')).toBeNull();
    expect(accountParts(':saas')).toBeNull();
    expect(accountParts('')).toBeNull();
  });

  it('writes the size of a file in the unit that fits', () => {
    expect(fileSize(17, 'en-GB')).toBe('17 bytes');
    expect(fileSize(1700, 'en-GB')).toBe('1.7 kB');
    expect(fileSize(2_440_000, 'en-GB')).toBe('2.4 MB');
    expect(fileSize(2_440_000, 'es-ES')).toBe('2,4 MB');
  });

  it('reads the text of a page line by line', async () => {
    const items = [
      { str: 'Invoice ', hasEOL: false },
      { str: 'INV-1', hasEOL: true },
      { type: 'beginMarkedContent' },
      { str: 'Total', hasEOL: false },
    ];
    // Only these members of pdf.js's items are read.
    const page = { getTextContent: () => Promise.resolve({ items, styles: {}, lang: null }) } as unknown as Parameters<
      typeof pageText
    >[0];
    expect(await pageText(page)).toBe('Invoice INV-1\nTotal');
  });

  it('knows the states of this version and no others', () => {
    expect(isRowState('in-xero')).toBe(true);
    expect(isRowState('none')).toBe(true);
    expect(isRowState('toString')).toBe(false);
    expect(isRowState(null)).toBe(false);
  });
});
