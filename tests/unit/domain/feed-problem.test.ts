import { expect, it } from 'vitest';
import { feedProblem, relinked } from '../../../shared/domain/feed-problem.ts';

// The codes of the Bank Feeds API's OpenAPI (Error.type), with a word of what its sentence must speak of.
it.each([
  ['duplicate-statement', 'has these statement lines already'],
  ['statement-not-found', 'does not know this statement'],
  ['invalid-end-balance', 'balances of the statement do not add up'],
  ['invalid-start-date', 'days so long ago'],
  ['invalid-end-date', 'last day is wrong'],
  ['invalid-start-and-end-date', 'days are wrong'],
  ['invalid-feed-connection', 'is not connected in Xero any more'],
  ['invalid-feed-connection-for-organisation', 'belongs to another organisation'],
  ['bank-feed-not-found', 'does not know this bank feed'],
  ['feed-not-found-or-already-deleted', 'was ended in Xero'],
  ['feed-already-connected-in-current-organisation', 'has another bank feed in Xero already'],
  ['feed-connected-in-different-organisation', 'of another organisation'],
  ['feed-already-connected-in-different-organisation', 'of another organisation'],
  ['invalid-country-specified', 'country'],
  ['invalid-organisation-bank-feeds', 'has no bank feeds'],
  ['invalid-organisation-multi-currency', 'does not include this currency'],
  ['invalid-user-role', 'role'],
  ['account-not-valid', 'does not take this bank account'],
])('%s is told in words, with what to do, and not in those of Xero', (code, words) => {
  const { code: kept, message } = feedProblem(code, 'Xero’s own words');
  expect(kept).toBe(code);
  expect(message).toContain(words);
  expect(message).toMatch(/Export|statement file/);
  expect(message).not.toContain('own words');
});

it('one that is not known is told in Xero’s words, or as without a reason', () => {
  expect(feedProblem('new-code', 'No.')).toEqual({ code: 'new-code', message: 'Xero refused this. Xero says: No.' });
  expect(feedProblem('new-code', '').message).toBe('Xero refused this. It gave no reason.');
});

it('a feed whose account was linked elsewhere is told as that, with both ways on', () => {
  expect(relinked.code).toBe('relinked');
  expect(relinked.message).toContain('was linked to before. Link it back, or try again under Export');
});
