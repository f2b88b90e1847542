import type { Reason, ReasonCode } from './proposal.ts';

/** What a person can do about a part that Xero would refuse. Lock dates and roles say it themselves. */
const adviceByCode: Partial<Record<ReasonCode, string>> = {
  'account-missing': 'Choose another account.',
  'account-archived': 'Choose another account, or restore it in Xero.',
  'account-not-usable': 'Choose another account.',
  'bank-account-missing': 'Link a bank account.',
  'bank-account-archived': 'Link another bank account, or restore it in Xero.',
  'bank-account-currency': 'Link a bank account of its currency.',
  'tax-type-missing': 'Choose another tax rate.',
  'tax-type-not-legal': 'Choose another tax rate, or another account.',
  'tracking-missing': 'Choose tracking that Xero has, or restore it there.',
  'contact-missing': 'Choose a contact that Xero has, or make it there.',
  'contact-archived': 'Choose another contact, or restore it in Xero.',
  'not-coded': 'Choose one, or set a default.',
};

/** The reason as a whole: what is wrong, then what to do. */
export function withAdvice(reason: Reason): Reason {
  const advice = adviceByCode[reason.code];
  return advice === undefined ? reason : { code: reason.code, message: `${reason.message}. ${advice}` };
}
