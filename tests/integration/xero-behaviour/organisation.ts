import type { OrganisationRecord } from '../../../electron/sandbox/world/xero-shapes.ts';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { plainSetup } from '../engine/books.ts';

/** Figma goes to 463 with VAT, a department and a contact of its own; everything else to 429 without. */
export const figmaSetup = {
  ...plainSetup,
  applications: [
    { name: 'Figma', account: '463', taxType: 'INPUT2', tracking: { Department: 'Design' }, contact: 'Figma Inc' },
  ],
};

/** What is locked, and the rest that the organisation says about itself. */
export function organisationOf(books: TestCompany): OrganisationRecord {
  return books.sandbox.world.xero.organisation;
}

export function accountOf(books: TestCompany, code: string) {
  const found = books.sandbox.world.xero.account(code);
  if (found === undefined) throw new Error(`There is no account ${code}.`);
  return found;
}

export function taxRateOf(books: TestCompany, taxType: string) {
  const found = books.sandbox.world.xero.taxRates.find((rate) => rate.taxType === taxType);
  if (found === undefined) throw new Error(`There is no tax rate ${taxType}.`);
  return found;
}

export function contactOf(books: TestCompany, name: string) {
  const found = books.sandbox.world.xero.contacts.find((contact) => contact.name === name);
  if (found === undefined) throw new Error(`There is no contact ${name}.`);
  return found;
}

export function trackingOptionOf(books: TestCompany, name: string) {
  const options = books.sandbox.world.xero.trackingCategories.flatMap((category) => category.options);
  const found = options.find((option) => option.name === name);
  if (found === undefined) throw new Error(`There is no tracking option ${name}.`);
  return found;
}
