import { describe, expect, test } from 'vitest';
import { proposedBankAccount } from '../../../renderer/bridge/proposed-bank-account.ts';
import { withAccount } from '../../../renderer/bridge/with-account.ts';
import { withAccount as withDraftAccount } from '../../../renderer/features/settings/with-account.ts';
import type { SettingsDto } from '../../../shared/contract/settings.ts';

const bank = (name: string, currency: string) => ({ accountId: `id of ${name}`, code: null, name, currency });

describe('the bank account that is proposed', () => {
  const some = [bank('Cledara GBP', 'GBP'), bank('Barclays', 'GBP'), bank('CLEDARA EUR', 'EUR')];

  test.each([
    ['GBP:saas', some, 'Cledara GBP'],
    ['EUR:saas', some, 'CLEDARA EUR'],
    ['USD:saas', some, null],
    ['GBP:spend', some, null],
    ['GBP:spend', [...some, bank('Cledara Spend', 'GBP')], 'Cledara Spend'],
    ['GBP:saas', [...some, bank('Cledara Spend', 'GBP')], 'Cledara GBP'],
    ['GBP:saas', [...some, bank('Cledara old', 'GBP')], null],
  ])('for %s is the one of its currency and name, and none among equals', (account, accounts, name) => {
    expect(proposedBankAccount(accounts, account)?.name ?? null).toBe(name);
  });
});

describe('an account that is changed', () => {
  const known = { id: 'GBP:saas', enabled: false, bankAccount: '090', syncFrom: '2026-06-10' };
  const settings: SettingsDto['settings'] = {
    version: 1,
    xero: {},
    accounts: [known],
    defaults: {},
    applications: [],
    movements: {},
  };

  test('keeps the day that it starts on, and gets one where it is turned on for the first time', () => {
    expect(withAccount(settings, { id: 'GBP:saas', enabled: true, bankAccount: '091' }).accounts).toEqual([
      { ...known, enabled: true, bankAccount: '091' },
    ]);
    expect(
      withAccount(settings, { id: 'EUR:saas', enabled: true, bankAccount: '092', startsOn: '2026-07-01' }).accounts[1],
    ).toEqual({ id: 'EUR:saas', enabled: true, bankAccount: '092', syncFrom: '2026-07-01' });
    expect(withDraftAccount([known], 'GBP:saas', { enabled: true, bankAccount: null })).toEqual([
      { id: 'GBP:saas', enabled: true, syncFrom: '2026-06-10' },
    ]);
  });
});
