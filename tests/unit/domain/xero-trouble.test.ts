import { expect, it } from 'vitest';
import { troubleOf } from '../../../shared/domain/xero-trouble.ts';

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
