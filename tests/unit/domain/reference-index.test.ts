import { describe, expect, it } from 'vitest';
import { indexReference } from '../../../shared/domain/reference-index.ts';
import { account, contact, reference, taxRate } from './example-company.ts';

describe('Xero’s lists', () => {
  it('finds an account by its code before one whose id that is, and neither by case', () => {
    const byId = account('a', { accountId: '463-ID' });
    const byCode = account('463-id', { accountId: 'other' });
    expect(indexReference({ ...reference, accounts: [byId, byCode] }).account(' 463-Id ')?.accountId).toBe('other');
    expect(indexReference({ ...reference, accounts: [byId] }).account(' 463-Id ')?.accountId).toBe('463-ID');
  });

  it('takes what is active before what is not, in either order, and of two alike the first', () => {
    const archived = account('1', { accountId: 'old', status: 'ARCHIVED' });
    const [active, second] = [account('1', { accountId: 'new' }), account('1', { accountId: 'second' })];
    expect(indexReference({ ...reference, accounts: [archived, active, second] }).account('1')?.accountId).toBe('new');
    expect(indexReference({ ...reference, accounts: [active, archived] }).account('1')?.accountId).toBe('new');
    expect(indexReference({ ...reference, accounts: [archived] }).account('1')?.accountId).toBe('old');
  });

  it('has null for what Xero lacks', () => {
    const index = indexReference({ ...reference, accounts: [account('x', { accountId: 'x', code: null })] });
    expect([index.account('null'), index.taxRate('X'), index.trackingCategory('X'), index.contact('X')]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect([index.contactByNumber('X'), index.contactById('X'), index.keptContact('X')]).toEqual([null, null, null]);
    expect(index.taxRate('input2')).toBeNull();
  });

  it('finds tax rates, categories and contacts', () => {
    const index = indexReference(reference);
    expect(index.taxRate('INPUT2')).toEqual(reference.taxRates[1]);
    expect(index.trackingCategory(' REGION')?.categoryId).toBe('category-2');
    expect(index.contactByNumber('cledara:app-renamed')?.name).toBe('Renamed in Xero');
    expect(index.contactById('contact-github')?.name).toBe('GitHub');
    const rates = [taxRate('A', 1, { status: 'OTHER' }), taxRate('A', 2)];
    expect(indexReference({ ...reference, taxRates: rates }).taxRate('A')?.effectiveRate).toBe(2);
  });

  it('takes the same of two active contacts of one name, in whatever order Xero lists them', () => {
    const twins = [contact('Figma', { contactId: 'b' }), contact('Figma', { contactId: 'a' })];
    for (const contacts of [twins, twins.toReversed()])
      expect(indexReference({ ...reference, contacts }).contact('FIGMA')?.contactId).toBe('a');
  });

  it('takes for a contact that was merged the one that it was merged into', () => {
    const contacts = [
      contact('Old', { contactId: 'old', contactNumber: 'n', status: 'ARCHIVED', mergedInto: 'new' }),
      contact('New', { contactId: 'new' }),
    ];
    const index = indexReference({ ...reference, contacts }, new Map([['key', 'old']]));
    const found = [
      index.contact('Old'),
      index.contactByNumber('n'),
      index.contactById('old'),
      index.keptContact('key'),
    ];
    expect(found.map((one) => one?.contactId)).toEqual(['new', 'new', 'new', 'new']);
  });

  it('knows a contact that was kept only where Xero has it still', () => {
    const index = indexReference(reference, new Map([['key', 'contact-that-is-gone']]));
    expect(index.keptContact('key')).toBeNull();
  });

  it('knows the organisation’s currency for an account without one of its own', () => {
    const index = indexReference(reference);
    expect(index.bankCurrency(account('1'))).toBe('GBP');
    expect(index.bankCurrency(account('1', { currency: 'EUR' }))).toBe('EUR');
  });
});
