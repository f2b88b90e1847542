import { expect, test } from 'vitest';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { application, buy, day, openBooks, plainSetup, posted } from './books.ts';

/** Figma has an account of its own and goes out by itself; whatever has no row waits for a person under the default. */
const byName = {
  ...plainSetup,
  defaults: { account: '429', taxType: 'NONE', mode: 'review' },
  applications: [{ name: 'Figma', account: '463', mode: 'auto' }],
};

/** Cledara gives the application another name, also in its movements of the last days. */
function rename(company: TestCompany, from: string, to: string): void {
  const { applications, transactions } = company.sandbox.world.cledara;
  for (const row of applications) if (row.name === from) row.name = to;
  for (const { application: own } of transactions) if (own?.name === from) own.name = to;
}

test('what was set for an application by name goes on holding when Cledara gives it another name', async () => {
  const company = await openBooks({}, byName);
  const figma = application(company, 'Figma');
  const old = buy(company, 20, { application: figma });
  await company.sync();
  rename(company, 'Figma', 'Figma Professional');
  buy(company, 30, { application: { ...figma, name: 'Figma Professional' } });

  expect(await company.sync()).toMatchObject({ pushed: 1, held: 0 });
  expect(posted(company).map(({ lines }) => lines[0]?.accountCode)).toEqual(['463', '463']);
  // Nothing about what was posted has changed but its name.
  expect(await company.call('review.item', { transactionId: old.id })).toMatchObject({
    row: { reason: { code: 'pushed' } },
  });
  expect(await company.call('reapply.preview', { limit: 10 })).toMatchObject({ total: 0 });
  expect(
    company
      .ledger()
      .activity({ limit: 100 })
      .map(({ message }) => message),
  ).toContain('Cledara calls the application “Figma” “Figma Professional” now. What was set for it goes on holding.');
});

test('the settings name it as Cledara does now, and can be exported and applied', async () => {
  const company = await openBooks({}, byName);
  const { id } = application(company, 'Figma');
  rename(company, 'Figma', 'Figma Professional');
  await company.sync();

  const exported = await company.call('settings.export', {});
  expect(exported).toMatchObject({ applications: [{ id, name: 'Figma Professional', account: '463', mode: 'auto' }] });
  await company.setup(exported);
  const { applications } = await company.call('applications.list', {});
  expect(applications.filter(({ own }) => own.account === '463')).toMatchObject([{ id, name: 'Figma Professional' }]);
});

test('a movement that Cledara no longer lists under the new name is coded like the others', async () => {
  const company = await openBooks({}, { ...byName, applications: [{ name: 'Figma', account: '463', mode: 'review' }] });
  const figma = application(company, 'Figma');
  const authorizedAt = new Date(company.clock.nowMs() - 80 * day).toISOString();
  const { id } = buy(company, 20, { application: figma, authorizedAt });
  await company.sync();
  await company.clock.sleep(20 * day);
  await company.sync(); // from now on it is too old to be read again
  rename(company, 'Figma', 'Figma Professional');
  await company.sync();

  expect((await company.call('review.list', { state: null })).proposals).toMatchObject([
    { transactionId: id, movement: { application: 'Figma' }, document: { account: '463 IT Software and Consumables' } },
  ]);
});

test('an old movement under the former name can be coded for its application from now on', async () => {
  const company = await openBooks({}, { ...byName, applications: [] });
  const authorizedAt = new Date(company.clock.nowMs() - 80 * day).toISOString();
  const figma = application(company, 'Figma');
  const { id } = buy(company, 20, { application: figma, authorizedAt });
  await company.sync();
  await company.clock.sleep(20 * day);
  await company.sync();
  rename(company, 'Figma', 'Figma Professional');
  await company.sync();

  await company.call('review.recode', { ids: [id], scope: 'application', fields: { account: '463' }, author: 'Ann' });
  expect(await company.call('settings.export', {})).toMatchObject({
    applications: [{ id: figma.id, name: 'Figma Professional', account: '463' }],
  });
});

test('a setup file from before is told what the application is called now, and changes nothing', async () => {
  const company = await openBooks({}, byName);
  await company.sync();
  rename(company, 'Figma', 'Figma Professional');
  await company.sync();
  const applied = await company.company.api.call('settings.apply', { json: JSON.stringify(byName), author: 'Ana' });
  expect(applied).toMatchObject({
    ok: false,
    error: {
      details: [
        {
          at: 'applications[0].name',
          message: 'Cledara has no application called Figma; it is called Figma Professional there now',
        },
      ],
    },
  });
});
