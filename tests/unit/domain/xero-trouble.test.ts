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
  expect(troubleOf(wanted, covered)).toBe(trouble);
});
