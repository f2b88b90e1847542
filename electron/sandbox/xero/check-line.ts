import type { XeroOrganisation } from '../world/xero-organisation.ts';
import type { AccountRecord, LineRecord, TaxRateRecord, TrackingChoice } from '../world/xero-shapes.ts';
import { type Fields, listField, major, minor, numberField, textField } from './json-fields.ts';
import { taxMinorOf } from './tax-amount.ts';

export interface LineRules {
  readonly organisation: XeroOrganisation;
  readonly lineAmountTypes: 'Inclusive' | 'Exclusive' | 'NoTax';
  /** Decimals of UnitAmount: 2, or 4 with unitdp=4. */
  readonly unitDecimals: 2 | 4;
}

/** Checks one line as Xero does; what is wrong goes to `messages`. Null where no line can be made of it. */
export function checkLine(fields: Fields, rules: LineRules, messages: string[]): LineRecord | null {
  const account = checkAccount(fields, rules.organisation, messages);
  const amounts = checkAmounts(fields, rules.unitDecimals, messages);
  const tracking = checkTracking(fields, rules.organisation, messages);
  if (account === null) return null;
  const rate = checkTaxType(fields, account, { organisation: rules.organisation, messages });
  if (rate === null || amounts === null) return null;
  const taxMinor = taxMinorOf(amounts.lineAmountMinor, rate, rules.lineAmountTypes);
  checkTaxAmount(fields, { rate, taxMinor, messages });
  return {
    lineItemId: textField(fields, 'LineItemID') ?? rules.organisation.newId(),
    description: textField(fields, 'Description') ?? '',
    ...amounts,
    accountId: account.accountId,
    accountCode: account.code,
    taxType: rate.taxType,
    taxMinor,
    tracking,
  };
}

function checkAccount(fields: Fields, organisation: XeroOrganisation, messages: string[]): AccountRecord | null {
  const named = textField(fields, 'AccountCode') ?? textField(fields, 'AccountID');
  if (named === null) {
    messages.push('Account code or ID must be specified');
    return null;
  }
  const account = organisation.account(named);
  if (account?.status === 'ARCHIVED') {
    messages.push(
      `Account code '${named}' has been archived, or has been deleted. Each line item must reference a valid account.`,
    );
    return null;
  }
  const usable = account !== undefined && account.type !== 'BANK' && !isLedgerControl(account);
  if (!usable) messages.push(`Account code '${named}' is not a valid code for this document.`);
  return usable ? account : null;
}

/** Receivables and payables: Xero books there itself, from invoices. */
function isLedgerControl(account: AccountRecord): boolean {
  return account.systemAccount === 'DEBTORS' || account.systemAccount === 'CREDITORS';
}

type Amounts = Pick<LineRecord, 'quantity' | 'unitAmount' | 'lineAmountMinor'>;

function checkAmounts(fields: Fields, unitDecimals: 2 | 4, messages: string[]): Amounts | null {
  const quantity = numberField(fields, 'Quantity') ?? 1;
  const lineAmount = numberField(fields, 'LineAmount');
  const sent = numberField(fields, 'UnitAmount') ?? (lineAmount === null ? null : lineAmount / quantity);
  if (!(quantity > 0)) messages.push('Quantity must be greater than zero');
  if (sent === null || Number.isNaN(sent) || sent === 0) messages.push('UnitAmount must not be zero');
  if (!(quantity > 0) || sent === null || Number.isNaN(sent) || sent === 0) return null;
  const scale = 10 ** unitDecimals;
  const unitAmount = (Math.sign(sent) * Math.round(Number((Math.abs(sent) * scale).toFixed(4)))) / scale;
  const lineAmountMinor = minor(quantity * unitAmount);
  if (lineAmount !== null && minor(lineAmount) !== lineAmountMinor) {
    const expected = major(lineAmountMinor).toFixed(2);
    messages.push(`The line total ${lineAmount.toFixed(2)} does not match the expected line total ${expected}`);
  }
  return { quantity, unitAmount, lineAmountMinor };
}

interface TaxCheck {
  readonly organisation: XeroOrganisation;
  readonly messages: string[];
}

function checkTaxType(
  fields: Fields,
  account: AccountRecord,
  { organisation, messages }: TaxCheck,
): TaxRateRecord | null {
  const sent = textField(fields, 'TaxType') ?? account.taxType;
  const rate = organisation.taxRates.find((known) => known.taxType === sent && known.status === 'ACTIVE');
  if (rate === undefined) {
    messages.push(`The TaxType code '${sent}' does not exist or cannot be used for this type of transaction.`);
    return null;
  }
  if (rate.appliesTo[account.class]) return rate;
  messages.push(`The TaxType code '${sent}' cannot be used with account code '${account.code ?? account.accountId}'.`);
  return null;
}

function checkTaxAmount(fields: Fields, check: { rate: TaxRateRecord; taxMinor: number; messages: string[] }): void {
  const sent = numberField(fields, 'TaxAmount');
  if (sent === null || minor(sent) === check.taxMinor) return;
  const should = major(check.taxMinor).toFixed(2);
  check.messages.push(`Tax amount ${sent} is incorrect for ${check.rate.taxType} tax type, should be ${should}`);
}

function checkTracking(fields: Fields, organisation: XeroOrganisation, messages: string[]): TrackingChoice[] {
  const sent = listField(fields, 'Tracking');
  if (sent.length > 2) messages.push('A line item can have no more than 2 tracking categories');
  const choices: TrackingChoice[] = [];
  for (const entry of sent) {
    const choice = trackingChoice(entry, organisation);
    if (typeof choice === 'string') messages.push(choice);
    else choices.push(choice);
  }
  return choices;
}

/** The choice, or what is wrong with it. */
function trackingChoice(entry: Fields, organisation: XeroOrganisation): TrackingChoice | string {
  const named = textField(entry, 'TrackingCategoryID') ?? textField(entry, 'Name') ?? '';
  const category = organisation.trackingCategories.find(
    (known) => (known.categoryId === named || known.name === named) && known.status === 'ACTIVE',
  );
  if (category === undefined) return `The tracking category '${named}' does not exist or is not active`;
  const chosen = textField(entry, 'TrackingOptionID') ?? textField(entry, 'Option') ?? '';
  const option = category.options.find(
    (known) => (known.optionId === chosen || known.name === chosen) && known.status === 'ACTIVE',
  );
  if (option === undefined)
    return `The tracking option '${chosen}' does not exist in '${category.name}' or is not active`;
  return { categoryId: category.categoryId, optionId: option.optionId, name: category.name, option: option.name };
}
