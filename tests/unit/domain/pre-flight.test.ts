import { describe, expect, it } from 'vitest';
import { type PlanInput, planMovement } from '../../../shared/domain/plan-push.ts';
import { isOfWholeDocument } from '../../../shared/domain/pre-flight.ts';
import { refusalReason } from '../../../shared/domain/refusal.ts';
import { movement, planContext, reference, settings } from './example-company.ts';

const euros = { accountId: 'EUR:saas', currency: 'EUR' } as const;

function refusal(input: Partial<PlanInput>, changes: Parameters<typeof movement>[0] = {}) {
  const outcome = planMovement(movement(changes), planContext(input));
  return outcome.kind === 'block' ? outcome.reason : outcome.kind;
}

function inOrganisation(changes: Partial<typeof reference>): Partial<PlanInput> {
  const accounts = [
    { id: 'GBP:saas', enabled: true, bankAccount: '090' },
    { id: 'EUR:saas', enabled: true, bankAccount: '092' },
  ];
  return { reference: { ...reference, ...changes }, settings: { ...settings, accounts } };
}

describe('what Xero would refuse whatever it is coded to', () => {
  it('is a day that has not come', () => {
    expect(refusal({ today: '2026-11-02' }, { settledAt: '2026-11-03T12:00:00.000Z' })).toEqual({
      code: 'date-in-future',
      message:
        'Not posted: 3 Nov 2026 lies in the future, because today is 2 Nov 2026 for Demo Company (UK). The first sync on that day goes on with it; where today is wrong, set the clock of this computer.',
    });
    expect(refusal({ today: '2026-11-03' }, { settledAt: '2026-11-03T12:00:00.000Z' })).toBe('propose');
  });

  it('is a currency that was not added', () => {
    expect(refusal(inOrganisation({ currencies: ['GBP'] }), euros)).toEqual({
      code: 'currency-not-subscribed',
      message:
        'Not posted: Demo Company (UK) is not subscribed to EUR in Xero. Add the currency there under Settings, Currencies; the next sync goes on with it.',
    });
    expect(refusal(inOrganisation({ currencies: ['GBP', 'EUR'] }), euros)).toBe('propose');
    expect(refusal(inOrganisation({ currencies: [] }))).toBe('propose'); // its own needs none
  });

  it('is a currency that the plan does not allow', () => {
    const actions = { UseMulticurrency: false };
    expect(refusal(inOrganisation({ actions, currencies: ['GBP', 'EUR'] }), euros)).toMatchObject({
      code: 'plan-limit',
      message: expect.stringMatching(
        /^Not posted: the plan of Demo Company \(UK\) in Xero is for GBP only, and this is in EUR\./,
      ),
    });
    expect(refusal(inOrganisation({ actions }))).toBe('propose');
  });
});

describe("Xero's own no", () => {
  it.each([
    ['The document date cannot be before the end of year lock date, currently set at 31-Jul-2013', 'lock-date'],
    ['The document date cannot be before the period lock date, currently set at 31-Jul-2013', 'lock-date'],
    ['This document cannot be edited as it is currently dated before end of year lock date', 'lock-date'],
    ["Account code '999' is not a valid code for this document.", 'account-missing'],
    [
      "Account code 'X' has been archived, or has been deleted. Each line item must reference a valid account.",
      'account-archived',
    ],
    ["Account code '476' has been removed as it does not match a recognised account.", 'account-missing'],
    ["The TaxType code 'X' does not exist or cannot be used for this type of transaction.", 'tax-type-not-legal'],
    ["The TaxType code 'X' cannot be used with account code 'Y'.", 'tax-type-not-legal'],
    ['Organisation is not subscribed to currency USD', 'currency-not-subscribed'],
    ["The current organisation is not subscribed to currency 'EUR'.", 'currency-not-subscribed'],
    [
      'The Contact must contain at least 1 of the following elements to identify the contact: Name, ContactID, ContactNumber',
      'contact-missing',
    ],
    [
      'The contact name X is already assigned to another contact. The contact name must be unique across all active contacts.',
      'contact-missing',
    ],
    ["BankAccount '090' has been archived, or has been deleted", 'bank-account-archived'],
    ["BankAccount '090' could not be found", 'bank-account-missing'],
    ["BankAccount '429' must be an account of type BANK", 'bank-account-missing'],
    ['Tax amount 52.23 is incorrect for INPUT2 tax type, should be 52.28', 'rejected-by-xero'],
    ['The document total does not equal the sum of the lines', 'rejected-by-xero'],
  ])('%s: %s', (text, code) => {
    const reason = refusalReason([text]);
    expect(reason.code).toBe(code);
    expect(reason.message).toContain(text.replace(/\.$/, ''));
    expect(reason.message).toMatch(/^Xero refused it: .+\. [A-Z].+\.$/);
  });
});

it.each([
  ['role-too-low', true],
  ['consent-too-narrow', true],
  ['lock-date', true],
  ['date-in-future', true],
  ['plan-limit', true],
  ['currency-not-subscribed', true],
  ['account-archived', false],
  ['not-coded', false],
] as const)('%s holds whatever a document is coded to: %s', (code, is) => {
  expect(isOfWholeDocument(code)).toBe(is);
});
