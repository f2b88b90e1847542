import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTransaction } from '../../../electron/adapters/cledara/read-transaction.ts';
import { cardPayment } from './cledara-client.ts';

/** As it would come out of JSON. */
function read(row: unknown) {
  return readTransaction(JSON.parse(JSON.stringify(row)));
}

test('a settled card payment', () => {
  const row = cardPayment();
  expect(read(row)).toEqual({
    movement: {
      id: '123e4567-e89b-12d3-a456-426614174000',
      kind: 'purchase',
      accountId: 'GBP:saas',
      amountMinor: -1230,
      currency: 'GBP',
      local: null,
      description: 'Figma, FIGMA INC, #1234',
      comment: null,
      application: { id: '0a6c1f5e-6d0b-4a3c-9a51-0d5f3b0f7e11', name: 'Figma' },
      authorisedAt: '2026-11-20T08:15:30.123Z',
      settledAt: '2026-11-21T09:00:00.000Z',
      card: { last4: '1234', ownerName: 'Ana Ruiz' },
      hasInvoice: true,
      invoice: null,
      notUnderstood: [],
    },
    rawJson: JSON.stringify(row),
  });
});

test('everything that is optional', () => {
  const { movement } = read(
    cardPayment({
      accountType: 'spend',
      comment: 'Team lunch',
      settledAt: undefined,
      localAmount: -15.5,
      localCurrency: 'USD',
      invoiceDetails: { number: 'INV-7', date: '2026-11-19', vat: { name: 'Standard rate', rate: 0.2 } },
    }),
  );
  expect(movement).toMatchObject({
    kind: 'purchase',
    accountId: 'GBP:spend',
    settledAt: null,
    local: { amount: '-15.50', currency: 'USD' },
    comment: 'Team lunch',
    invoice: { number: 'INV-7', date: '2026-11-19', vatName: 'Standard rate', vatRate: 0.2 },
    notUnderstood: [],
  });
});

test.each([
  [{ settledAt: null, application: null, comment: null, localAmount: null, localCurrency: null }],
  [{ invoiceDetails: { number: null, date: null, vat: null } }],
  [{ description: '' }],
  [{ newMember: { deep: [1, 2, 3] }, status: 'cleared' }],
  [{ accounting: undefined }],
])('nulls, empty texts and members that we do not know do no harm: %j', (changes) => {
  expect(read(cardPayment(changes)).movement).toMatchObject({ kind: 'purchase', notUnderstood: [] });
});

test('a repayment and a reward, which never settle, are understood', () => {
  const plain = { type: 'other', card: null, amount: 50, settledAt: undefined, application: undefined };
  expect(read(cardPayment({ ...plain, description: ' | N/A' })).movement.kind).toBe('top-up');
  expect(read(cardPayment({ ...plain, description: 'Cledara Rewards' })).movement.kind).toBe('reward');
});

test.each([
  [-30.000000000000004, 'GBP', -3000],
  [-(0.1 + 0.2), 'EUR', -30],
  [-19.99, 'USD', -1999],
  [-1_000_000.01, 'GBP', -100_000_001],
])('the amount %d is %s minor units: float noise is no amount', (amount, currency, minor) => {
  const { movement } = read(cardPayment({ amount, currency }));
  expect(movement).toMatchObject({ kind: 'purchase', amountMinor: minor, notUnderstood: [] });
});

test.each([
  ['JPY', -1200, '-1200'],
  ['EUR', -10, '-10.00'],
  ['KWD', -1.234, '-1.234'],
  ['USD', -0.30000000000000004, '-0.30'],
])('the amount at the merchant is exact text in its own currency: %s', (localCurrency, localAmount, amount) => {
  expect(read(cardPayment({ localAmount, localCurrency })).movement.local).toEqual({ amount, currency: localCurrency });
});

test('an amount at the merchant that is the same as the account amount is left out', () => {
  expect(read(cardPayment({ localAmount: -12.3, localCurrency: 'GBP' })).movement.local).toBeNull();
});

test.each([
  [{ amount: '-12.30' }, 'is text, not a number'],
  [{ amount: 1e21 }, 'is too large'],
  [{ amount: -1e21 }, 'is too large'],
  [{ amount: -12.345 }, 'more decimals'],
  [{ amount: null }, 'not a number'],
  [{ amount: undefined }, 'not a number'],
  [{ amount: { value: 1 } }, 'not a number'],
])('an amount that is not understood is held, not rounded: %j', (changes, why) => {
  const { movement } = read(cardPayment(changes));
  expect(movement).toMatchObject({ kind: 'unknown', amountMinor: null, currency: 'GBP', accountId: 'GBP:saas' });
  expect(movement.notUnderstood.join()).toContain(why);
});

test.each([
  [{ type: 'cardTeleport' }, '"cardTeleport"'],
  [{ type: 7 }, 'Its type cannot be read'],
  [{ accountType: 'vault' }, '"vault"'],
  [{ accountType: undefined }, 'Its account type is missing'],
  [{ currency: 'CHF' }, '"CHF"'],
  [{ currency: 'pounds' }, 'Its currency cannot be read'],
  [{ currency: undefined }, 'Its currency is missing'],
  [{ authorizedAt: 'yesterday' }, 'Its date cannot be read'],
  [{ authorizedAt: '2026-02-30T00:00:00Z' }, 'Its date cannot be read'],
  [{ authorizedAt: '2026-11-20' }, 'Its date cannot be read'],
  [{ authorizedAt: 1_795_000_000 }, 'Its date cannot be read'],
  [{ authorizedAt: undefined }, 'Its date is missing'],
  [{ settledAt: 'soon' }, 'Its settlement date cannot be read'],
  [{ description: undefined }, 'Its description is missing'],
  [{ description: ['a'] }, 'Its description cannot be read'],
  [{ comment: 3 }, 'Its comment cannot be read'],
  [{ application: 'Figma' }, 'Its application cannot be read'],
  [{ card: { number: 1234 } }, 'Its card cannot be read'],
  [{ hasInvoice: 'yes' }, 'Its mark for an invoice cannot be read'],
  [{ invoiceDetails: { number: null, date: '31/12/2026', vat: null } }, 'Its invoice data cannot be read'],
  [{ invoiceDetails: { number: null, date: null, vat: { name: 'x', rate: 20 } } }, 'Its invoice data cannot be read'],
])('%j makes the movement unknown, and says why', (changes, why) => {
  const row = cardPayment(changes);
  const { movement, rawJson } = read(row);
  expect(movement.kind).toBe('unknown');
  expect(movement.id).toBe('123e4567-e89b-12d3-a456-426614174000');
  expect(movement.notUnderstood.join('; ')).toContain(why);
  expect(rawJson).toBe(JSON.stringify(row));
});

test.each([
  [{ localAmount: '5', localCurrency: 'USD' }, null],
  [{ localAmount: -5 }, null],
  [
    { localAmount: 1e21, localCurrency: 'USD' },
    { amount: '1e+21', currency: 'USD' },
  ],
  [
    { localAmount: -1.2345, localCurrency: 'USD' },
    { amount: '-1.2345', currency: 'USD' },
  ],
])('the amount at the merchant is for the description alone and stops nothing: %o', (members, local) => {
  expect(read(cardPayment(members)).movement).toMatchObject({ kind: 'purchase', local, notUnderstood: [] });
});

test.each([{ card: undefined }, { hasInvoice: undefined }, { invoiceDetails: undefined }])(
  'a member that no posting needs may be missing: %o',
  (members) => {
    expect(read(cardPayment(members)).movement).toMatchObject({ kind: 'purchase', notUnderstood: [] });
  },
);

test('without a currency that is known there is no account', () => {
  expect(read(cardPayment({ currency: 'CHF' })).movement).toMatchObject({ accountId: null, currency: 'CHF' });
  expect(read(cardPayment({ currency: 5 })).movement).toMatchObject({
    accountId: null,
    currency: null,
    amountMinor: null,
  });
});

test('a card number that is not only the last four is cut to them', () => {
  const card = { number: '4111111111111111', owner: { name: 'Ana' } };
  expect(read(cardPayment({ card })).movement.card).toEqual({ last4: '1111', ownerName: 'Ana' });
});

test.each([undefined, null, '', 17, 'with space', 'x'.repeat(101)])(
  'a row with the id %j goes by a hash of its content, the same each time and whatever the order of its members',
  (id) => {
    const row = cardPayment({ id });
    const { movement } = read(row);
    expect(movement.id).toMatch(/^unidentified-[0-9a-f]{16}$/);
    expect(movement.kind).toBe('unknown');
    const reversed = Object.fromEntries(Object.entries(row).toReversed());
    expect(read(reversed).movement.id).toBe(movement.id);
    expect(read({ ...row, amount: -12.31 }).movement.id).not.toBe(movement.id);
  },
);

test.each([[null], ['a text'], [42], [true], [[1, 2]]])('a row that is no record at all is kept: %j', (row) => {
  expect(read(row)).toMatchObject({
    movement: { kind: 'unknown', notUnderstood: ['Cledara sent a row that is no record of a movement'] },
    rawJson: JSON.stringify(row),
  });
});

test('whatever a row holds, it is read, kept word for word, and unknown wherever something was not understood', () => {
  const names = Object.keys(cardPayment({ settledAt: '', comment: '', localAmount: 0, localCurrency: '' }));
  const oddRow = fc
    .record({ member: fc.constantFrom(...names), value: fc.jsonValue() })
    .map(({ member, value }) => cardPayment({ [member]: value }));
  fc.assert(
    fc.property(fc.oneof(oddRow, fc.jsonValue()), (row) => {
      const { movement, rawJson } = read(row);
      expect(JSON.parse(rawJson)).toEqual(JSON.parse(JSON.stringify(row)));
      expect(movement.kind === 'unknown').toBe(movement.notUnderstood.length > 0);
      expect(Number.isNaN(Date.parse(movement.authorisedAt))).toBe(false);
      expect(movement.id.length).toBeGreaterThan(0);
      if (movement.amountMinor !== null) expect(Number.isSafeInteger(movement.amountMinor)).toBe(true);
    }),
    { numRuns: 500 },
  );
});
