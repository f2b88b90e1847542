import fc from 'fast-check';
import { expect, it } from 'vitest';
import { severalUnderOneId } from '../../../shared/domain/several-under-one-id.ts';
import { movement } from './example-company.ts';

const pounds = movement({ accountId: 'GBP:saas', currency: 'GBP', amountMinor: -1200 });
const euros = movement({ accountId: 'EUR:saas', currency: 'EUR', amountMinor: -1400 });
const odd = movement({ accountId: null, currency: null, amountMinor: null });

it('is not understood, of no amount, and says all that is listed', () => {
  expect(severalUnderOneId([pounds, euros, odd])).toMatchObject({
    id: pounds.id,
    kind: 'unknown',
    accountId: null,
    amountMinor: null,
    notUnderstood: [expect.stringMatching(/^Cledara lists 3 different movements under one id: [^.]/)],
  });
  const [message = ''] = severalUnderOneId([pounds, euros, odd]).notUnderstood;
  for (const said of ['-12.00 GBP', '-14.00 EUR', '?']) expect(message).toContain(said);
});

it('says of each that its amount is not known where the number or the currency is missing', () => {
  const [message] = severalUnderOneId([
    pounds,
    { ...pounds, currency: null },
    { ...pounds, amountMinor: null },
  ]).notUnderstood;
  const said = message?.replace('Cledara lists 3 different movements under one id: ', '').split(', ');
  expect(said?.toSorted()).toEqual(['-12.00 GBP', '?', '?']);
});

it('keeps the account that all of them are of, and none where one is of another, whichever that is', () => {
  const cheaper = { ...pounds, amountMinor: -1100 };
  expect(severalUnderOneId([pounds, cheaper])).toMatchObject({ accountId: 'GBP:saas' });
  for (const elsewhere of [
    { ...cheaper, accountId: 'EUR:saas' },
    { ...cheaper, accountId: 'GBP:spend' },
  ] as const) {
    expect(severalUnderOneId([pounds, { ...pounds, amountMinor: -1300 }, elsewhere])).toMatchObject({
      accountId: null,
    });
    expect(severalUnderOneId([elsewhere, pounds])).toMatchObject({ accountId: null });
  }
});

it('stands with the words of one of them, the same one whichever is listed first', () => {
  const first = { ...pounds, description: 'A' };
  const second = { ...pounds, description: 'B' };
  expect(severalUnderOneId([second, first])).toEqual({
    ...first,
    kind: 'unknown',
    amountMinor: null,
    notUnderstood: ['Cledara lists 2 different movements under one id: -12.00 GBP, -12.00 GBP'],
  });
});

it('is the same in whatever order they are listed', () => {
  const inAnyOrder = fc.shuffledSubarray([pounds, euros, odd], { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(inAnyOrder, ([first = pounds, ...others]) => {
      expect(severalUnderOneId([first, ...others])).toEqual(severalUnderOneId([pounds, euros, odd]));
    }),
  );
});
