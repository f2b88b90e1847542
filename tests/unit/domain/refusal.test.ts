import { describe, expect, it } from 'vitest';
import { refusalReason, unpaidReason } from '../../../shared/domain/refusal.ts';

describe('what Xero says when it refuses a document', () => {
  it.each([
    ['The document date cannot be before the end of year lock date', 'lock-date', 'Ask an Adviser to connect'],
    ['Organisation is not subscribed to currency EUR', 'currency-not-subscribed', 'Add the currency in Xero'],
    ['The bank account 090 is archived', 'bank-account-archived', 'Link another bank account'],
    ['Bankaccount 090 was deleted', 'bank-account-archived', 'Link another bank account'],
    ['The BankAccount element could not be found', 'bank-account-missing', 'Link a bank account that Xero has.'],
    ['The bank account must be of type BANK', 'bank-account-missing', 'Link a bank account that Xero has.'],
    ["Account code '480' has been archived, or deleted", 'account-archived', 'Choose another account, or restore it'],
    ["Account code '480' was deleted", 'account-archived', 'Choose another account, or restore it'],
    [
      "Account code '999' is not a valid code for this document.",
      'account-missing',
      'Choose an account that Xero has.',
    ],
    ["Account code '999' does not match a recognised account", 'account-missing', 'Choose an account that Xero has.'],
    ["The TaxType code 'X' does not exist", 'tax-type-not-legal', 'Choose another tax rate.'],
    ["The TaxType code 'X' cannot be used with account code '1'", 'tax-type-not-legal', 'Choose another tax rate.'],
    ['The Contact must contain at least 1 of the following elements', 'contact-missing', 'Choose a contact'],
    ['The contact name X is already assigned to another contact', 'contact-missing', 'Choose a contact'],
    ['The contact with the specified details is archived', 'contact-archived', 'Restore the contact in Xero'],
    ['You cannot use an archived contact', 'contact-archived', 'Restore the contact in Xero'],
    ['The tracking category X is not active', 'tracking-missing', 'Choose a tracking option'],
    ['The cat sat on the request', 'rejected-by-xero', 'Correct it in Xero or in the settings'],
  ])('%s: %s', (words, code, todo) => {
    const reason = refusalReason([words]);
    expect(reason.code).toBe(code);
    expect(reason.message).toContain(`Xero refused it: ${words.replace(/\.$/, '')}. ${todo}`);
    expect(unpaidReason('bill', [words]).code).toBe(code);
  });

  it('goes by any of its sentences, and quotes all of them', () => {
    expect(refusalReason([' Something. else. ', 'It is before the lock date.'])).toEqual({
      code: 'lock-date',
      message:
        'Xero refused it: Something. else; It is before the lock date. Ask an Adviser to connect, move the lock date in Xero, or leave it out.',
    });
  });

  it('is said to give no reason where it gives none', () => {
    expect(refusalReason([])).toEqual({
      code: 'rejected-by-xero',
      message:
        'Xero refused it: no reason given. Correct it in Xero or in the settings; it is tried again with the next sync.',
    });
  });
});

describe('what Xero says when it refuses the payment alone', () => {
  it('leaves a bill that is there, unpaid', () => {
    expect(unpaidReason('bill', ['Payment amount exceeds the amount outstanding.'])).toEqual({
      code: 'rejected-by-xero',
      message:
        'The bill is in Xero and unpaid, because Xero refused its payment: Payment amount exceeds the amount outstanding. Mend the cause, and the next sync pays it; or enter the payment in Xero yourself.',
    });
  });

  it('leaves a credit note that is there, not refunded', () => {
    expect(unpaidReason('credit-note', [])).toEqual({
      code: 'rejected-by-xero',
      message:
        'The credit note is in Xero and not refunded, because Xero refused the refund: no reason given. Mend the cause, and the next sync enters the refund; or enter it in Xero yourself.',
    });
  });
});
