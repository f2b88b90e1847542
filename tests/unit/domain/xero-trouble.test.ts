import { expect, it } from 'vitest';
import { troubleMessage, troubleOf, type XeroTrouble } from '../../../shared/domain/xero-trouble.ts';

const wanted = { tenantId: 't-1', name: 'Demo Company (UK)' };

it.each([
  ['nothing', [], 'disconnected-in-xero'],
  ['others alone', [{ tenantId: 't-2', name: 'Acme' }], 'disconnected-in-xero'],
  ['another of that name', [{ tenantId: 't-2', name: 'Demo Company (UK)' }], 'organisation-replaced'],
  ['the organisation', [{ tenantId: 't-1', name: 'Renamed' }], 'access-refused'],
  [
    'both',
    [
      { tenantId: 't-2', name: 'Demo Company (UK)' },
      { tenantId: 't-1', name: 'Demo Company (UK)' },
    ],
    'access-refused',
  ],
])('where the consent covers %s', (_, covered, trouble) => {
  expect(troubleOf(wanted, covered, { isDemoCompany: false, plan: 'GROW' })).toBe(trouble);
});

it('tells a demo company that was reset, and a trial that has ended, by what they were when they were read last', () => {
  const another = [{ tenantId: 't-2', name: wanted.name }];
  const itself = [{ tenantId: 't-1', name: wanted.name }];
  expect(troubleOf(wanted, another, { isDemoCompany: true, plan: 'DEMO' })).toBe('demo-reset');
  expect(troubleOf(wanted, itself, { isDemoCompany: true, plan: 'DEMO' })).toBe('access-refused');
  expect(troubleOf(wanted, itself, { isDemoCompany: false, plan: 'TRIAL' })).toBe('trial-ended');
  expect(troubleOf(wanted, another, { isDemoCompany: false, plan: 'TRIAL' })).toBe('organisation-replaced');
  expect(troubleOf(wanted, another, null)).toBe('organisation-replaced');
  expect(troubleOf(wanted, [], { isDemoCompany: true, plan: 'DEMO' })).toBe('disconnected-in-xero');
});

it.each<[XeroTrouble, RegExp, RegExp]>([
  ['disconnected-here', /^Acme was disconnected from Xero here\. Its books are kept\./, /Connect Xero to go on\.$/],
  [
    'disconnected-in-xero',
    /^Acme was disconnected in Xero, so nothing can be read or sent\./,
    /Connect Xero again, and choose Acme there; everything that was reviewed is kept\.$/,
  ],
  [
    'organisation-replaced',
    /^Xero has another organisation called Acme now, and not the one of these books/,
    /Nothing is sent to the other one\. Add a company of its own for it\.$/,
  ],
  ['demo-reset', /^Xero has reset its demo company: there is another Acme now/, /Add a company of its own for it\.$/],
  [
    'trial-ended',
    /^Xero refuses access to Acme, though it is still connected\. It was a trial/,
    /Have a plan chosen for it in Xero, then sync; everything that was reviewed is kept\.$/,
  ],
  [
    'access-refused',
    /^Xero refuses access to Acme, though it is still connected: .*or your role there is too low\./,
    /Look at both in Xero, then sync; or ask an Adviser or a Standard user to connect\.$/,
  ],
])('%s is told with what happened to which organisation, and what to do', (trouble, happened, toDo) => {
  const message = troubleMessage(trouble, 'Acme');
  expect(message).toMatch(happened);
  expect(message).toMatch(toDo);
});
