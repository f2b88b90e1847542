import { describe, expect, test } from 'vitest';
import { openBooks, plainSetup } from './books.ts';

const practice = {
  version: 1,
  xero: { tenant: 'The practice' },
  syncFrom: '2020-01-01',
  accounts: [
    { id: 'GBP:saas', enabled: false, bankAccount: '777', defaults: { mode: 'review' } },
    { id: 'USD:saas', enabled: true, bankAccount: '778' },
  ],
  defaults: { account: '429', taxType: 'INPUT2', contact: 'A contact of the practice' },
  applications: [
    { id: 'of-the-practice', name: 'figma', account: '463', taxType: 'INPUT2', tracking: { Department: 'Design' } },
    { name: 'Slack', account: '9999', mode: 'auto' },
    { name: 'Notion', account: '463', taxType: 'OUTPUT2', contact: 'Nobody' },
    { name: 'Only the practice has it', account: '463' },
    { name: 'Zoom', account: '485', tracking: { Planet: 'Mars' } },
  ],
  accountingFields: [
    { field: 'Nominal code', carries: 'account' },
    { field: 'Planet', carries: 'tracking', category: 'Planet' },
  ],
  movements: {
    topUps: { post: 'transfer', fromBankAccount: '777' },
    rewards: { post: 'receive-money', account: '270', taxType: 'NONE' },
  },
};

describe("a practice's template", () => {
  test('is applied as far as it fits; what does not is named, and what is the client’s own stays', async () => {
    const own = [{ name: 'Zoom', mode: 'review', contact: 'Figma Inc' }];
    const books = await openBooks({}, null);
    books.sandbox.world.xero.addContact({ name: 'Figma Inc' });
    await books.setup({ ...plainSetup, applications: own });
    const json = JSON.stringify(practice);
    const preview = await books.call('template.preview', { json });
    expect(preview.problems).toEqual([]);
    expect((await books.call('settings.read', {})).version).toBe(1);

    const applied = await books.call('template.apply', { json, author: 'Priya' });
    expect(applied.version).toBe(2);
    expect(applied.leftOut).toEqual(preview.leftOut);
    expect(applied.leftOut.map(({ at }) => at).sort()).toEqual([
      'Notion, contact',
      'Notion, taxType',
      'Only the practice has it',
      'Planet, category',
      'Slack, account',
      'Zoom, tracking',
      'defaults, contact',
    ]);
    expect(applied.leftOut.find(({ at }) => at === 'Slack, account')?.message).toBe(
      'Xero has no account with the code 9999.',
    );
    const { settings } = await books.call('settings.read', {});
    const id = (name: string) => books.sandbox.world.cledara.applications.find((one) => one.name === name)?.id;
    expect(settings).toMatchObject({
      syncFrom: plainSetup.syncFrom,
      accounts: [{ ...plainSetup.accounts[0], defaults: { mode: 'review' } }, plainSetup.accounts[1]],
      defaults: { account: '429', taxType: 'INPUT2', mode: 'auto' },
      accountingFields: [practice.accountingFields[0]],
      movements: { rewards: practice.movements.rewards },
    });
    expect(settings.movements.topUps).toBeUndefined();
    expect(settings.applications).toEqual([
      { name: 'Zoom', mode: 'review', contact: 'Figma Inc', account: '485' },
      { id: id('Figma'), name: 'Figma', account: '463', taxType: 'INPUT2', tracking: { Department: 'Design' } },
      { id: id('Slack'), name: 'Slack', mode: 'auto' },
      { id: id('Notion'), name: 'Notion', account: '463' },
    ]);
    expect((await books.call('template.preview', { json })).changes).toEqual([]);
    const wrong = await books.company.api.call('template.apply', { json: '{"version": 2}', author: 'Priya' });
    expect(wrong).toMatchObject({ ok: false, error: { kind: 'invalidInput' } });

    await books.setup({ ...plainSetup, applications: [{ name: 'Figma', account: '485' }] });
    const { changes } = await books.call('settings.compare', { from: 3, to: 2 });
    expect(changes).toContainEqual({ area: 'application', name: 'Figma', field: 'account', from: '485', to: '463' });
    const { changes: back } = await books.call('settings.compare', { from: 2, to: 3 });
    expect(back).toContainEqual({ area: 'application', name: 'Figma', field: 'account', from: '463', to: '485' });
    expect(await books.company.api.call('settings.compare', { from: 2, to: 9 })).toMatchObject({
      error: { details: [{ message: 'There is no version 9 of the settings.' }] },
    });
  });
});
