import type { TestCompany } from '../../fixtures/test-company.ts';
import { application, buy } from '../engine/books.ts';
import { accountOf, contactOf, figmaSetup, taxRateOf, trackingOptionOf } from './organisation.ts';
import type { Chapter, Situation } from './situation.ts';

const pushed = { items: ['pushed pushed'], exit: 0, writes: 1, documents: 1 } as const;
const blocked = (code: string) => ({ items: [`blocked ${code}`], exit: 1, writes: 0, documents: 0 }) as const;

/** Something in the organisation stands against it, and is put right later. */
function foreseen(
  row: {
    readonly name: string;
    readonly xero: string;
    readonly made: string;
    readonly back: string;
    readonly code: string;
  },
  [spoil, mend]: readonly [(books: TestCompany) => void, (books: TestCompany) => void],
): Situation {
  const { name, xero, made, back, code } = row;
  return {
    name,
    xero,
    made,
    setup: figmaSetup,
    arrange(books) {
      spoil(books);
      buy(books, 1, { application: application(books, 'Figma') });
    },
    first: blocked(code),
    later: { when: back, change: mend, outcome: pushed },
  };
}

const currencies: readonly Situation[] = [
  {
    name: 'a currency that the organisation has not added is told before anything is sent',
    xero: "`Currencies` without EUR, where it would say `The current organisation is not subscribed to currency 'EUR'.`",
    made: 'EUR is taken off the list',
    arrange(books) {
      const { currencies: list } = books.sandbox.world.xero;
      list.splice(
        list.findIndex(({ code }) => code === 'EUR'),
        1,
      );
      buy(books, 5, { currency: 'EUR' });
    },
    first: blocked('currency-not-subscribed'),
    later: {
      when: 'EUR is added',
      change(books) {
        books.sandbox.world.xero.currencies.push({ code: 'EUR', description: 'Euro' });
      },
      outcome: pushed,
    },
  },
  {
    name: 'a currency that the plan does not allow is told before anything is sent',
    xero: '`Organisation/Actions` with `UseMulticurrency` `NOT-ALLOWED`',
    made: 'The action is not allowed',
    arrange(books) {
      books.sandbox.world.xero.notAllowedActions.add('UseMulticurrency');
      buy(books, 5, { currency: 'EUR' });
    },
    first: blocked('plan-limit'),
    later: {
      when: 'The plan allows it',
      change(books) {
        books.sandbox.world.xero.notAllowedActions.clear();
      },
      outcome: pushed,
    },
  },
];

const lists: readonly Situation[] = [
  foreseen(
    {
      name: 'an account that is archived is told before anything is sent',
      xero: '`Accounts` with the status `ARCHIVED`',
      made: 'The account is archived before the sync',
      back: 'The account is restored',
      code: 'account-archived',
    },
    [
      (books) => {
        accountOf(books, '463').status = 'ARCHIVED';
      },
      (books) => {
        accountOf(books, '463').status = 'ACTIVE';
      },
    ],
  ),
  foreseen(
    {
      name: 'a bank account that is archived is told before anything is sent',
      xero: '`Accounts` of the type `BANK` with the status `ARCHIVED`',
      made: 'The bank account is archived before the sync',
      back: 'The bank account is restored',
      code: 'bank-account-archived',
    },
    [
      (books) => {
        accountOf(books, '090').status = 'ARCHIVED';
      },
      (books) => {
        accountOf(books, '090').status = 'ACTIVE';
      },
    ],
  ),
  foreseen(
    {
      name: 'a bank account of another currency is told before anything is sent',
      xero: '`Accounts` of the type `BANK` with another `CurrencyCode`; Xero would book in the currency of the bank account',
      made: 'The bank account has another currency',
      back: 'It has the currency again',
      code: 'bank-account-currency',
    },
    [
      (books) => {
        accountOf(books, '090').currency = 'USD';
      },
      (books) => {
        accountOf(books, '090').currency = 'GBP';
      },
    ],
  ),
  foreseen(
    {
      name: 'a tax rate that is deleted is told before anything is sent',
      xero: '`TaxRates` with the status `DELETED`',
      made: 'The tax rate is deleted before the sync',
      back: 'The tax rate is restored',
      code: 'tax-type-missing',
    },
    [
      (books) => {
        taxRateOf(books, 'INPUT2').status = 'DELETED';
      },
      (books) => {
        taxRateOf(books, 'INPUT2').status = 'ACTIVE';
      },
    ],
  ),
  foreseen(
    {
      name: 'a tax rate that does not fit the account is told before anything is sent',
      xero: '`TaxRates` with `CanApplyToExpenses: false`',
      made: 'The tax rate is no longer for expenses',
      back: 'It is for expenses again',
      code: 'tax-type-not-legal',
    },
    [
      (books) => {
        taxRateOf(books, 'INPUT2').appliesTo.EXPENSE = false;
      },
      (books) => {
        taxRateOf(books, 'INPUT2').appliesTo.EXPENSE = true;
      },
    ],
  ),
  foreseen(
    {
      name: 'a tracking option that is archived is told before anything is sent',
      xero: '`TrackingCategories` with an option of the status `ARCHIVED`',
      made: 'The option is archived before the sync',
      back: 'The option is restored',
      code: 'tracking-missing',
    },
    [
      (books) => {
        trackingOptionOf(books, 'Design').status = 'ARCHIVED';
      },
      (books) => {
        trackingOptionOf(books, 'Design').status = 'ACTIVE';
      },
    ],
  ),
  foreseen(
    {
      name: 'a contact that is archived is told before anything is sent',
      xero: '`Contacts` with the status `ARCHIVED`',
      made: 'The contact is archived before the sync',
      back: 'The contact is restored',
      code: 'contact-archived',
    },
    [
      (books) => {
        contactOf(books, 'Figma Inc').status = 'ARCHIVED';
      },
      (books) => {
        contactOf(books, 'Figma Inc').status = 'ACTIVE';
      },
    ],
  ),
];

export const knownBeforehand: Chapter = {
  title: 'What Xero would refuse, known beforehand',
  about:
    'What the lists of Xero speak against is not asked: no request leaves, and the item frees itself when the lists say otherwise.',
  situations: [...currencies, ...lists],
};
