import { expect, test } from 'vitest';
import { withAdvice } from '../../../shared/domain/advice.ts';
import type { ReasonCode } from '../../../shared/domain/proposal.ts';

test.each<readonly [ReasonCode, RegExp]>([
  ['account-missing', /^Choose another account\.$/],
  ['account-archived', /^Choose another account, .*restore it/],
  ['account-not-usable', /^Choose another account\.$/],
  ['bank-account-missing', /^Link a bank account\.$/],
  ['bank-account-archived', /^Link another bank account, .*restore it/],
  ['bank-account-currency', /^Link a bank account .*currency\.$/],
  ['tax-type-missing', /^Choose another tax rate\.$/],
  ['tax-type-not-legal', /^Choose another tax rate, .*account\.$/],
  ['tracking-missing', /^Choose tracking .*restore it/],
  ['contact-missing', /^Choose a contact .*make it/],
  ['contact-archived', /^Choose another contact, .*restore it/],
  ['not-coded', /^Choose one, .*default\.$/],
])('of %s a person is told what is wrong, and then what to do', (code, advice) => {
  const said = withAdvice({ code, message: 'So it is' });
  expect(said.code).toBe(code);
  expect(said.message).toMatch(/^So it is\. /);
  expect(said.message.slice('So it is. '.length)).toMatch(advice);
});

test.each<ReasonCode>(['lock-date', 'role-too-low', 'plan-limit'])('a reason %s says it all itself', (code) => {
  const reason = { code, message: 'So it is. So do that.' };
  expect(withAdvice(reason)).toEqual(reason);
});
