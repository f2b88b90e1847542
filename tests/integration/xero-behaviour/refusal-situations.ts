import type { TestCompany } from '../../fixtures/test-company.ts';
import { application, buy } from '../engine/books.ts';
import { answer, interfere } from '../engine/interfere.ts';
import { betweenPlanAndSending, refusedWith } from './answers.ts';
import { accountOf, contactOf, figmaSetup, organisationOf, taxRateOf, trackingOptionOf } from './organisation.ts';
import type { Chapter, Situation } from './situation.ts';

const lastOfMay = { settledAt: '2026-05-31T12:00:00.000Z' };
const pushed = (writes: number) => ({ items: ['pushed pushed'], exit: 0, writes, documents: 1 }) as const;
const blocked = (code: string, writes = 1) => ({ items: [`blocked ${code}`], exit: 1, writes, documents: 0 }) as const;

const figma = (books: TestCompany) => buy(books, 1, { application: application(books, 'Figma') });

/** Something in Xero is changed before Xero reads the document, and changed back later. */
function changedUnderway(
  row: Pick<Situation, 'name' | 'xero' | 'told'> & {
    readonly made: string;
    readonly back: string;
    readonly code: string;
  },
  [spoil, mend]: readonly [(books: TestCompany) => void, (books: TestCompany) => void],
): Situation {
  const { name, xero, made, told, back, code } = row;
  return {
    name,
    xero,
    made: `${made} between planning and sending`,
    ...(told === undefined ? {} : { told }),
    setup: figmaSetup,
    arrange(books) {
      figma(books);
      betweenPlanAndSending(books, () => spoil(books));
    },
    first: blocked(code),
    later: { when: back, change: mend, outcome: pushed(1) },
  };
}

/** Someone makes the contact in Xero in the same moment as the program asks for it. */
const nameTaken: Situation = {
  name: 'a contact whose name was taken meanwhile is used as it is',
  xero: '`The contact name … is already assigned to another contact. The contact name must be unique across all active contacts.`',
  made: 'Someone makes the contact between planning and sending; the message is put into its mouth',
  arrange(books) {
    buy(books, 1);
    interfere(books, ({ method, path, body }) => {
      if (method !== 'PUT' || !path.endsWith('/Contacts')) return null;
      const sent: readonly { readonly Name: string }[] = JSON.parse(body).Contacts;
      for (const { Name } of sent) books.sandbox.world.xero.addContact({ name: Name });
      return answer(200, { Contacts: sent.map((contact) => refusedContact(contact)) });
    });
  },
  first: pushed(1),
};

function refusedContact(sent: { readonly Name: string }): object {
  const Message = `The contact name ${sent.Name} is already assigned to another contact. The contact name must be unique across all active contacts.`;
  const ContactID = '00000000-0000-0000-0000-000000000000';
  return { ...sent, ContactID, HasValidationErrors: true, ValidationErrors: [{ Message }] };
}

/** A message that only a request brings about which the program does not make. */
function saidAnyway(name: string, message: string, code = 'rejected-by-xero'): Situation {
  return {
    name,
    xero: `\`${message}\``,
    made: 'Put into its mouth, once',
    told: message.replace(/\.$/, ''),
    arrange(books) {
      buy(books, 1);
      refusedWith(books, message);
    },
    first: blocked(code),
    later: { when: 'With the next sync', change: () => undefined, outcome: pushed(1) },
  };
}

const locks: readonly Situation[] = [
  {
    name: 'a locked period is told before anything is sent',
    xero: '`PeriodLockDate` of the organisation, with a Standard user',
    made: 'The lock date is set before the sync',
    arrange(books) {
      organisationOf(books).periodLockDate = '2026-05-31';
      buy(books, 1, lastOfMay);
    },
    first: blocked('lock-date', 0),
    later: {
      when: 'The lock date is moved back',
      change(books) {
        organisationOf(books).periodLockDate = '2026-04-30';
      },
      outcome: pushed(1),
    },
  },
  {
    name: 'a locked period does not stop an Adviser',
    xero: '`PeriodLockDate` of the organisation, with an Adviser',
    made: 'The lock date is set before the sync',
    arrange(books) {
      organisationOf(books).periodLockDate = '2026-05-31';
      books.sandbox.world.xero.consentingUser.role = 'FINANCIALADVISER';
      buy(books, 1, lastOfMay);
    },
    first: pushed(1),
  },
  {
    name: 'a locked year is told before anything is sent, to an Adviser too',
    xero: '`EndOfYearLockDate` of the organisation',
    made: 'The lock date is set before the sync',
    arrange(books) {
      organisationOf(books).endOfYearLockDate = '2026-05-31';
      books.sandbox.world.xero.consentingUser.role = 'FINANCIALADVISER';
      buy(books, 1, lastOfMay);
    },
    first: blocked('lock-date', 0),
    later: {
      when: 'The lock date is moved back',
      change(books) {
        organisationOf(books).endOfYearLockDate = '2025-12-31';
      },
      outcome: pushed(1),
    },
  },
  {
    name: 'a period that is locked while the document is on its way is refused by Xero',
    xero: '`The document date cannot be before the period lock date, currently set at 31-May-2026`',
    made: 'The lock date is set between planning and sending',
    arrange(books) {
      buy(books, 1, lastOfMay);
      betweenPlanAndSending(books, () => {
        organisationOf(books).periodLockDate = '2026-05-31';
      });
    },
    first: blocked('lock-date'),
    later: {
      when: 'The lock date is taken away',
      change(books) {
        organisationOf(books).periodLockDate = null;
      },
      outcome: pushed(1),
    },
  },
  {
    name: 'a year that is locked while the document is on its way is refused by Xero',
    xero: '`The document date cannot be before the end of year lock date, currently set at 31-May-2026`',
    made: 'The lock date is set between planning and sending',
    arrange(books) {
      buy(books, 1, lastOfMay);
      betweenPlanAndSending(books, () => {
        organisationOf(books).endOfYearLockDate = '2026-05-31';
      });
    },
    first: blocked('lock-date'),
    later: {
      when: 'The lock date is moved back',
      change(books) {
        organisationOf(books).endOfYearLockDate = '2025-12-31';
      },
      outcome: pushed(1),
    },
  },
];

const coding: readonly Situation[] = [
  changedUnderway(
    {
      name: 'an account whose code changes on the way is refused by Xero',
      xero: "`Account code '463' is not a valid code for this document.`",
      made: 'The account gets another code',
      told: "Account code '463' is not a valid code for this document",
      back: 'The code is changed back',
      code: 'account-missing',
    },
    [
      (books) => {
        accountOf(books, '463').code = '4630';
      },
      (books) => {
        accountOf(books, '4630').code = '463';
      },
    ],
  ),
  changedUnderway(
    {
      name: 'an account that is archived on the way is refused by Xero',
      xero: "`Account code '463' has been archived, or has been deleted. Each line item must reference a valid account.`",
      made: 'The account is archived',
      told: "Account code '463' has been archived, or has been deleted. Each line item must reference a valid account",
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
  {
    name: 'an account that Xero dropped from a document is a remark on what was posted',
    xero: "Warning `Account code '476' has been removed as it does not match a recognised account.`",
    made: 'The next document carries the warning',
    told: "Account code '476' has been removed as it does not match a recognised account.",
    arrange(books) {
      books.sandbox.world.xero.nextWarning =
        "Account code '476' has been removed as it does not match a recognised account.";
      buy(books, 1);
    },
    first: { items: ['pushed xero-remark'], exit: 0, writes: 1, documents: 1 },
  },
  changedUnderway(
    {
      name: 'a tax rate that is deleted on the way is refused by Xero',
      xero: "`The TaxType code 'INPUT2' does not exist or cannot be used for this type of transaction.`",
      made: 'The tax rate is deleted',
      told: "The TaxType code 'INPUT2' does not exist or cannot be used for this type of transaction",
      back: 'The tax rate is restored',
      code: 'tax-type-not-legal',
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
  changedUnderway(
    {
      name: 'a tax rate that no longer fits the account is refused by Xero',
      xero: "`The TaxType code 'INPUT2' cannot be used with account code '463'.`",
      made: 'The tax rate is no longer for expenses',
      told: "The TaxType code 'INPUT2' cannot be used with account code '463'",
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
  saidAnyway(
    'a tax amount that Xero reckons otherwise is passed on',
    'Tax amount 52.23 is incorrect for INPUT2 tax type, should be 52.28',
  ),
  saidAnyway(
    'a currency that is not subscribed is passed on',
    'Organisation is not subscribed to currency USD',
    'currency-not-subscribed',
  ),
  saidAnyway(
    'a currency that is not subscribed, in its other wording, is passed on',
    "The current organisation is not subscribed to currency 'EUR'.",
    'currency-not-subscribed',
  ),
  saidAnyway('totals that differ are passed on', 'The document total does not equal the sum of the lines'),
  changedUnderway(
    {
      name: 'a tracking option that is archived on the way is refused by Xero',
      xero: 'A message about tracking (its wording is not documented)',
      made: 'The option is archived',
      told: 'racking',
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
  changedUnderway(
    {
      name: 'a bank account that is archived on the way is refused by Xero',
      xero: 'A message about the bank account (its wording is not documented)',
      made: 'The bank account is archived',
      told: 'BankAccount',
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
];

/** The request that makes contacts gets this, so many times. */
const contactWrite = { service: 'xero', method: 'PUT', path: /\/Contacts$/ } as const;

const newContacts: readonly Situation[] = [
  {
    name: 'a contact whose answer is lost is there once',
    xero: 'Nothing: the connection breaks after Xero has made the contact',
    made: 'Once, for the request with the contacts',
    arrange(books) {
      buy(books, 1);
      books.sandbox.faults.next({ ...contactWrite, fault: { kind: 'reset-after' } });
    },
    first: pushed(1),
  },
  {
    name: 'a contact that Xero does not make blocks its documents',
    xero: '`The contact name must not be longer than 255 characters` (its wording is not documented)',
    made: 'Put into its mouth, once',
    told: 'The contact name must not be longer than 255 characters',
    arrange(books) {
      buy(books, 1);
      const Message = 'The contact name must not be longer than 255 characters';
      const fault = answer(400, {
        Type: 'ValidationException',
        Message: 'A validation exception occurred',
        Elements: [{ HasValidationErrors: true, ValidationErrors: [{ Message }] }],
      });
      books.sandbox.faults.next({ ...contactWrite, fault });
    },
    first: blocked('rejected-by-xero', 0),
    later: { when: 'With the next sync', change: () => undefined, outcome: pushed(1) },
  },
];

const contacts: readonly Situation[] = [
  nameTaken,
  saidAnyway(
    'a contact that names nobody is passed on',
    'The Contact must contain at least 1 of the following elements to identify the contact: Name, ContactID, ContactNumber',
    'contact-missing',
  ),
  changedUnderway(
    {
      name: 'a contact that is archived on the way is refused by Xero',
      xero: 'A message about the contact (its wording is not documented)',
      made: 'The contact is archived',
      told: 'has been archived',
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

export const refusals: Chapter = {
  title: 'Refusals of a document',
  about:
    'Xero gives no codes for these, so its words are matched loosely, and passed on. A refused item frees itself: it is planned ' +
    'again with every sync, and goes out once when the cause is gone.',
  situations: [...locks, ...coding, ...contacts, ...newContacts],
};
