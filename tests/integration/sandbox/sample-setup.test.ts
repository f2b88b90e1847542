import { expect, test } from 'vitest';
import { sampleSetup, startSandbox } from '../../../electron/sandbox/sandbox.ts';

test('the sample setup names only what the two companies have, and leaves something to a person', async () => {
  const sandbox = await startSandbox({ transactions: 100 });
  const { cledara, xero } = sandbox.world;
  const setup: Setup = JSON.parse(JSON.stringify(sampleSetup(sandbox.world)));
  const names = setup.applications.map(({ name }) => name);
  const known = cledara.applications.map(({ name }) => name);
  expect(names.filter((name) => !known.includes(name))).toEqual([]);
  expect(known.filter((name) => !names.includes(name))).toEqual(['Kagi']);
  expect(setup.defaults.mode).toBe('review');
  expect(setup.applications.filter(({ mode }) => mode === 'review')).toHaveLength(3);

  for (const { account, taxType, contact, tracking } of setup.applications) {
    const booked = xero.account(account);
    const rate = xero.taxRates.find((tax) => tax.taxType === taxType && tax.status === 'ACTIVE');
    expect(booked?.status).toBe('ACTIVE');
    expect(booked === undefined ? null : rate?.appliesTo[booked.class]).toBe(true);
    if (contact !== undefined) {
      expect(xero.contacts.filter(({ name, status }) => name === contact && status === 'ACTIVE')).toHaveLength(1);
    }
    for (const [category, option] of Object.entries(tracking)) {
      const found = xero.trackingCategories.find(({ name }) => name === category);
      expect(found?.options.find(({ name }) => name === option)?.status).toBe('ACTIVE');
    }
  }
  const enabled = setup.accounts.filter((account) => account.enabled);
  expect(enabled.map(({ id, bankAccount }) => [id, xero.account(bankAccount ?? '')?.currency])).toEqual([
    ['GBP:saas', 'GBP'],
    ['EUR:saas', 'EUR'],
  ]);
  expect(cledara.transactions.every(({ authorizedAt }) => authorizedAt.slice(0, 10) >= setup.syncFrom)).toBe(true);
  await sandbox.stop();
});

interface Setup {
  readonly syncFrom: string;
  readonly accounts: readonly { readonly id: string; readonly enabled: boolean; readonly bankAccount?: string }[];
  readonly defaults: { readonly mode: string };
  readonly applications: readonly {
    readonly name: string;
    readonly account: string;
    readonly taxType: string;
    readonly contact?: string;
    readonly tracking: Readonly<Record<string, string>>;
    readonly mode: string;
  }[];
}
