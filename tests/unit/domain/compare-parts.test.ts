import { describe, expect, it } from 'vitest';
import {
  accountDifference,
  amountText,
  contactDifference,
  linesDifferences,
} from '../../../shared/domain/compare-parts.ts';
import type { BankTransactionDocument } from '../../../shared/domain/document.ts';
import { indexReference } from '../../../shared/domain/reference-index.ts';
import type { RemoteDetails, RemoteLine } from '../../../shared/domain/remote-details.ts';
import { account, contact, reference } from './example-company.ts';
import { candidate, remote } from './example-match.ts';

const index = indexReference({
  ...reference,
  accounts: [...reference.accounts, account('x', { accountId: 'no-code', code: null, name: 'No code' })],
  contacts: [
    ...reference.contacts,
    contact('Old', { contactId: 'old', contactNumber: 'n-old', status: 'ARCHIVED', mergedInto: 'new' }),
    contact('New', { contactId: 'new' }),
  ],
});

const design = { categoryId: 'c-1', category: 'Team', optionId: 'o-1', option: 'Design' };
const north = { categoryId: 'c-2', category: 'Region', optionId: 'o-2', option: 'North' };

function spend(over: Partial<BankTransactionDocument> = {}): BankTransactionDocument {
  const { document } = candidate('m', {
    description: 'Seats',
    account: { accountId: 'account-463', code: '463', name: 'Account 463' },
    taxType: 'INPUT2',
    ...over,
  });
  if (document.kind !== 'spend-money') throw new Error('the example is Spend Money');
  return document as BankTransactionDocument;
}

function line(over: Partial<RemoteLine> = {}): RemoteLine {
  return {
    id: 'l',
    description: 'Seats',
    amountMinor: 1230,
    accountId: 'account-463',
    accountCode: '463',
    taxType: 'INPUT2',
    tracking: [],
    ...over,
  };
}

/** What differs in the line, by field: ours and theirs. */
function differing(document: BankTransactionDocument, ...lines: readonly RemoteLine[]) {
  const differences = linesDifferences(document, { lines }, index).filter(({ ours, theirs }) => ours !== theirs);
  return Object.fromEntries(differences.map(({ field, ours, theirs }) => [field, [ours, theirs]]));
}

describe('the line of a document in Xero', () => {
  it('says the same where nothing differs, in all four of its fields', () => {
    expect(linesDifferences(spend(), { lines: [line()] }, index)).toEqual([
      { field: 'description', ours: 'Seats', theirs: 'Seats' },
      { field: 'account', ours: '463 Account 463', theirs: '463 Account 463' },
      { field: 'taxType', ours: 'INPUT2', theirs: 'INPUT2' },
      { field: 'tracking', ours: '', theirs: '' },
    ]);
  });

  it('is one: none, or more, is a difference by itself', () => {
    expect(linesDifferences(spend(), { lines: [] }, index)).toEqual([{ field: 'lines', ours: '1', theirs: '0' }]);
    expect(linesDifferences(spend(), { lines: [line(), line(), line()] }, index)).toEqual([
      { field: 'lines', ours: '1', theirs: '3' },
    ]);
  });

  it('is described alike whatever its line breaks and the spaces around', () => {
    expect(differing(spend({ description: ' a\r\nb\rc ' }), line({ description: 'a\nb\nc\n' }))).toEqual({});
    expect(differing(spend(), line({ description: ' Other ' }))).toEqual({ description: ['Seats', 'Other'] });
  });

  it('without a tax type is without tax', () => {
    expect(differing(spend({ taxType: 'NONE' }), line({ taxType: null }))).toEqual({});
    expect(differing(spend(), line({ taxType: null }))).toEqual({ taxType: ['INPUT2', 'NONE'] });
  });

  it('has another account by its id', () => {
    expect(differing(spend(), line({ accountId: 'account-429', accountCode: '463' }))).toEqual({
      account: ['463 Account 463', '429 Account 429'],
    });
  });

  it.each([
    [[{ category: 'Renamed', optionId: 'O-1', option: 'Other name' }], [design], {}],
    [[{ category: ' team', optionId: null, option: 'DESIGN' }], [design], {}],
    [
      [
        { category: 'Region', optionId: 'o-2', option: 'North' },
        { category: 'Team', optionId: 'o-1', option: 'Design' },
      ],
      [design, north],
      {},
    ],
    [[], [design], { tracking: ['Team: Design', ''] }],
    [[{ category: 'Team', optionId: 'o-1', option: 'Design' }], [], { tracking: ['', 'Team: Design'] }],
    [
      [{ category: 'Team', optionId: 'o-1', option: 'Design' }],
      [design, north],
      { tracking: ['Region: North, Team: Design', 'Team: Design'] },
    ],
    [[{ category: 'Team', optionId: null, option: 'Sales' }], [design], { tracking: ['Team: Design', 'Team: Sales'] }],
    [
      [{ category: 'Region', optionId: null, option: 'Design' }],
      [design],
      { tracking: ['Team: Design', 'Region: Design'] },
    ],
    [
      [{ category: 'Team', optionId: 'o-9', option: 'Design' }],
      [design],
      { tracking: ['Team: Design', 'Team: Design (o-9)'] },
    ],
    [
      [
        { category: 'Team', optionId: 'o-9', option: 'Design' },
        { category: 'Region', optionId: null, option: 'North' },
      ],
      [design, north],
      { tracking: ['Region: North, Team: Design', 'Region: North, Team: Design (o-9, )'] },
    ],
  ])('is tracked alike by ids, else by names: %j', (theirs, ours, expected) => {
    expect(differing(spend({ tracking: ours }), line({ tracking: theirs }))).toEqual(expected);
  });
});

describe('an account in Xero', () => {
  const ours = { accountId: 'account-463', code: '463', name: 'Account 463' };

  it.each([
    [{ accountId: 'ACCOUNT-463', code: null }, '463 Account 463'],
    [{ accountId: null, code: '463' }, '463 Account 463'],
    [{ accountId: null, code: '429' }, '429 Account 429'],
    [{ accountId: 'no-code', code: null }, 'No code'],
    [{ accountId: 'unknown', code: '999' }, '999'],
    [{ accountId: 'unknown', code: null }, 'unknown'],
    [{ accountId: null, code: null }, ''],
  ])('%j is called %s', (theirs, text) => {
    expect(accountDifference('account', ours, theirs, index)).toEqual({
      field: 'account',
      ours: '463 Account 463',
      theirs: text,
    });
  });

  it('of the same name is told apart by its id, or its code', () => {
    const twin = { accountId: 'gone', code: null, name: 'unknown' };
    expect(accountDifference('bankAccount', twin, { accountId: 'unknown', code: null }, index)).toEqual({
      field: 'bankAccount',
      ours: 'unknown',
      theirs: 'unknown (unknown)',
    });
    const byCode = { accountId: 'gone', code: null, name: '999' };
    expect(accountDifference('account', byCode, { accountId: null, code: '999' }, index).theirs).toBe('999 (999)');
  });
});

describe('a contact in Xero', () => {
  function told(ours: BankTransactionDocument['contact'], contactId: string | null, contactName: string | null) {
    const details: RemoteDetails = {
      ...remote('r', { contactId, contactName }),
      bill: null,
      lines: [],
      updatedAt: null,
    };
    return contactDifference(spend({ contact: ours }), details, index).theirs;
  }
  const known = { kind: 'known', contactId: 'contact-github', name: 'GitHub' } as const;

  it('is the same by its id, whatever it is called there', () => {
    expect(told(known, 'CONTACT-GITHUB', 'Renamed')).toBe('GitHub');
    expect(told(known, 'contact-figma inc', 'Figma Inc')).toBe('Figma Inc');
    expect(told(known, 'another', 'GitHub')).toBe('GitHub (another)');
  });

  it('is the same by its name where Xero gives no id', () => {
    expect(told(known, null, ' github')).toBe('GitHub');
    expect(told(known, null, null)).toBe('');
    expect(told(known, null, 'Other')).toBe('Other');
  });

  it('is the one that it was merged into', () => {
    expect(told({ kind: 'known', contactId: 'old', name: 'Old' }, 'new', 'New')).toBe('Old');
    expect(told({ kind: 'known', contactId: 'new', name: 'New' }, 'old', 'Old')).toBe('New');
  });

  it('that was to be made is the one of its number, else of its name', () => {
    const made = { kind: 'create', name: 'Renamed', contactNumber: 'cledara:app-renamed' } as const;
    expect(told(made, 'contact-renamed in xero', 'Renamed in Xero')).toBe('Renamed');
    expect(told(made, 'contact-github', 'Renamed')).toBe('Renamed (contact-github)');
    const nowhere = { kind: 'create', name: 'Nowhere', contactNumber: 'cledara:none' } as const;
    expect(told(nowhere, 'any', 'NOWHERE')).toBe('Nowhere');
    expect(told(nowhere, 'any', 'GitHub')).toBe('GitHub');
  });

  it('that was kept for its number goes before one that carries it', () => {
    const kept = indexReference(reference, new Map([['cledara:app-renamed', 'contact-github']]));
    const details: RemoteDetails = {
      ...remote('r', { contactId: 'contact-github', contactName: 'GitHub' }),
      bill: null,
      lines: [],
      updatedAt: null,
    };
    const made = { kind: 'create', name: 'Renamed', contactNumber: 'cledara:app-renamed' } as const;
    expect(contactDifference(spend({ contact: made }), details, kept)).toEqual({
      field: 'contact',
      ours: 'Renamed',
      theirs: 'Renamed',
    });
  });
});

it('an amount has its currency, and is empty where it is not known', () => {
  expect(amountText(1230, 'GBP')).toBe('12.30 GBP');
  expect(amountText(null, 'GBP')).toBe('');
});
