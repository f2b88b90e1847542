import { describe, expect, test } from 'vitest';
import { application, buy, openBooks, plainSetup, posted, proposalOf, standing } from './books.ts';

const gated = (fields: object, rest: object = {}) => ({
  ...plainSetup,
  defaults: { ...plainSetup.defaults, ...fields },
  ...rest,
});

describe('what is held until Cledara has it', () => {
  test('its invoice: held though automatic, and it goes by itself once it is there', async () => {
    const books = await openBooks({}, gated({ needsInvoice: true }));
    const movement = buy(books, 12);
    expect(await books.sync({ approveAll: true })).toMatchObject({ pushed: 0, held: 1 });
    expect(await standing(books, movement)).toBe('held invoice-missing');
    const { reason, document } = await proposalOf(books, movement);
    expect(reason.message).toBe(
      'It is set to go out only with its invoice, and Cledara has none yet. Upload it in Cledara, or approve this one as it is.',
    );
    expect(document).not.toBeNull();
    movement.hasInvoice = true;
    expect(await books.sync()).toMatchObject({ pushed: 1, held: 0 });
  });

  test('a person lets a single one go as it is', async () => {
    const books = await openBooks({}, gated({ needsConfirmedVat: true }));
    const [first, second] = [buy(books, 1), buy(books, 2)];
    await books.sync();
    for (const one of [first, second]) expect(await standing(books, one)).toBe('held vat-not-confirmed');
    await books.call('review.decide', { decision: 'approve', ids: [first.id], author: 'Priya' });
    expect(await books.sync()).toMatchObject({ pushed: 1, held: 1 });
    expect(posted(books).map(({ totalMinor }) => totalMinor)).toEqual([100]);
    second.invoiceDetails = { number: null, date: null, vat: { name: 'None', rate: 0 } };
    expect(await books.sync()).toMatchObject({ pushed: 1, held: 0 });
  });

  test('its accounting fields: those that were declared, else any one; an application does otherwise', async () => {
    const carried = (name: string) => ({ field: { id: `f-${name}`, name }, value: 'x' });
    const setup = gated(
      { needsAccountingFields: true },
      { applications: [{ name: 'Figma', needsAccountingFields: false }] },
    );
    const books = await openBooks({}, setup);
    const notion = { application: application(books, 'Notion') };
    const none = buy(books, 1, notion);
    const one = buy(books, 2, { ...notion, accounting: [carried('Project')] });
    const otherwise = buy(books, 3, { application: application(books, 'Figma') });
    await books.sync();
    expect(await standing(books, none)).toBe('held accounting-fields-missing');
    expect(await standing(books, otherwise)).toBe('pushed pushed');
    expect(await standing(books, one)).toBe('pushed pushed');
    const declared = [
      { field: 'Nominal code', carries: 'account' },
      { field: 'project', carries: 'contact' },
    ];
    await books.setup({ ...setup, accountingFields: declared });
    const half = buy(books, 4, { ...notion, accounting: [carried('Project')] });
    await books.sync();
    expect((await proposalOf(books, half)).reason.message).toContain('and lacks Nominal code.');
    half.accounting.push(carried('Nominal code'));
    expect(await books.sync()).toMatchObject({ pushed: 1, held: 1 });
  });
});

describe('defaults of an account', () => {
  test('hold for what was paid from it, before the company’s and after the application’s, and are told', async () => {
    const accounts = [
      { ...plainSetup.accounts[0], defaults: { account: '485', mode: 'review', description: '{merchant} {team}' } },
      plainSetup.accounts[1],
    ];
    const setup = { ...plainSetup, accounts, applications: [{ name: 'Figma', account: '463' }] };
    const books = await openBooks({}, setup);
    const figma = application(books, 'Figma');
    const [pounds, own, euros] = [
      buy(books, 1, { application: application(books, 'Notion'), description: 'NOTION' }),
      buy(books, 2, { application: figma }),
      buy(books, 3, { application: application(books, 'Notion'), currency: 'EUR' }),
    ];
    await books.sync();
    const whyOf = async (movement: { readonly id: string }, field: string) => {
      const { explanation } = await proposalOf(books, movement);
      return explanation.find((one) => one.field === field)?.why;
    };
    const team = books.sandbox.world.cledara.applications.find(({ name }) => name === 'Notion')?.teams[0]?.name ?? '';
    expect(await proposalOf(books, pounds)).toMatchObject({
      state: 'proposed',
      document: { account: '485 Subscriptions', taxType: 'NONE', description: `NOTION ${team}` },
    });
    expect(await whyOf(pounds, 'account')).toBe('The default of the account GBP:saas.');
    expect(await whyOf(pounds, 'taxType')).toBe('The default for all applications.');
    expect(await whyOf(pounds, 'mode')).toBe('The default of the account GBP:saas.');
    expect(await whyOf(pounds, 'document')).toBe('Nothing else was chosen.');
    expect(await whyOf(own, 'account')).toBe('Set for Figma.');
    expect(await proposalOf(books, euros)).toMatchObject({
      state: 'pushed',
      document: { account: '429 General Expenses' },
    });

    const { versions } = await books.call('settings.history', { limit: 1 });
    expect(versions[0]?.changes.find(({ area, name }) => area === 'account' && name === 'GBP:saas')?.to).toContain(
      'account 485',
    );
    const refused = await books.company.api.call('settings.apply', {
      json: JSON.stringify({ ...setup, accounts: [{ ...accounts[0], defaults: { account: '999' } }] }),
      author: 'Priya',
    });
    expect(refused).toMatchObject({ error: { details: [{ at: 'accounts[0].defaults.account' }] } });
  });
});
