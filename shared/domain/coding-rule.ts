import { cutText, nameKey } from './contact-name.ts';
import { isFileApplicationId } from './file-application.ts';
import { formatMinor } from './money.ts';
import type { Movement } from './movement.ts';
import type { Override } from './override.ts';
import type { ApplicationSettings, ApprovalMode, CodingFields, DocumentKind, Settings } from './settings.ts';

/**
 * Where a value comes from. Field by field the first of these that says something holds: a person's choice for this one
 * transaction, the application's own setting, the default of the account it was paid from, the company's default, what is
 * built in. Nothing else decides: suggestions only propose settings.
 */
export type CodingSource = 'by-hand' | 'application' | 'account' | 'default' | 'built-in';

/** A value and where it came from. */
export interface Chosen<T> {
  readonly value: T;
  readonly from: CodingSource;
  /** Who chose it; only for `by-hand`. */
  readonly by?: string;
}

/** How a card movement is coded: every field with its source; null where nobody chose anything. */
export interface ResolvedCoding {
  readonly pushTransactions: Chosen<boolean>;
  readonly pushStatementLines: Chosen<boolean>;
  readonly document: Chosen<DocumentKind>;
  readonly mode: Chosen<ApprovalMode>;
  readonly description: Chosen<string>;
  readonly contact: Chosen<string> | null;
  readonly account: Chosen<string> | null;
  readonly taxType: Chosen<string> | null;
  readonly tracking: Chosen<Readonly<Record<string, string>>> | null;
  readonly needsInvoice: Chosen<boolean>;
  readonly needsConfirmedVat: Chosen<boolean>;
  readonly needsAccountingFields: Chosen<boolean>;
}

const builtIn = {
  pushTransactions: true,
  pushStatementLines: true,
  document: 'spend-money',
  mode: 'review',
  description: '{merchant}{original}',
  needsInvoice: false,
  needsConfirmedVat: false,
  needsAccountingFields: false,
} as const;

/** Field by field, in the order of `CodingSource`; without an account the company's defaults follow the application's own. */
export function resolveCoding(
  settings: Settings,
  movement: Pick<Movement, 'application'> & Partial<Pick<Movement, 'accountId'>>,
): ResolvedCoding {
  const { accountId = null } = movement;
  const layers: readonly Layer[] = [
    { from: 'application', fields: applicationRow(settings.applications, movement.application) ?? {} },
    { from: 'account', fields: settings.accounts.find(({ id }) => id === accountId)?.defaults ?? {} },
    { from: 'default', fields: settings.defaults },
  ];
  return {
    pushTransactions: chosenOr(layers, 'pushTransactions', builtIn.pushTransactions),
    pushStatementLines: chosenOr(layers, 'pushStatementLines', builtIn.pushStatementLines),
    document: chosenOr(layers, 'document', builtIn.document),
    mode: chosenOr(layers, 'mode', builtIn.mode),
    description: chosenOr(layers, 'description', builtIn.description),
    contact: chosen(layers, 'contact'),
    account: chosen(layers, 'account'),
    taxType: chosen(layers, 'taxType'),
    tracking: chosen(layers, 'tracking'),
    needsInvoice: chosenOr(layers, 'needsInvoice', builtIn.needsInvoice),
    needsConfirmedVat: chosenOr(layers, 'needsConfirmedVat', builtIn.needsConfirmedVat),
    needsAccountingFields: chosenOr(layers, 'needsAccountingFields', builtIn.needsAccountingFields),
  };
}

/** The values in force, without where each comes from; what nobody chose is absent. */
export function codingFields({ account, taxType, contact, tracking }: ResolvedCoding): CodingFields {
  return {
    ...(account === null ? {} : { account: account.value }),
    ...(taxType === null ? {} : { taxType: taxType.value }),
    ...(contact === null ? {} : { contact: contact.value }),
    ...(tracking === null ? {} : { tracking: tracking.value }),
  };
}

/** What a person chose for this transaction alone comes before everything else, field by field. */
export function withOverride(coding: ResolvedCoding, override: Override | null): ResolvedCoding {
  if (override === null) return coding;
  const { fields } = override;
  return {
    ...coding,
    description: chosenByHand(override, fields.description) ?? coding.description,
    contact: chosenByHand(override, fields.contact) ?? coding.contact,
    account: chosenByHand(override, fields.account) ?? coding.account,
    taxType: chosenByHand(override, fields.taxType) ?? coding.taxType,
    tracking: chosenByHand(override, fields.tracking) ?? coding.tracking,
  };
}

function chosenByHand<T>({ author }: Override, value: T | undefined): Chosen<T> | null {
  return value === undefined ? null : { value, from: 'by-hand', by: author };
}

/**
 * The row that names the application by its id; else the row that has its name, whatever the case, and no id, or one that was
 * made from a name before Cledara's API told the real one.
 */
export function applicationRow(
  rows: readonly ApplicationSettings[],
  application: Movement['application'],
): ApplicationSettings | null {
  if (application === null) return null;
  const byId = rows.find((row) => row.id === application.id);
  if (byId) return byId;
  const key = nameKey(application.name);
  return rows.find((row) => goesByName(row) && row.name !== undefined && nameKey(row.name) === key) ?? null;
}

function goesByName({ id }: ApplicationSettings): boolean {
  return id === undefined || isFileApplicationId(id);
}

/** Settings of one kind, in the order in which they are asked. */
interface Layer {
  readonly from: Exclude<CodingSource, 'by-hand' | 'built-in'>;
  readonly fields: CodingFields;
}

type Value<F extends keyof CodingFields> = NonNullable<CodingFields[F]>;

function chosen<F extends keyof CodingFields>(layers: readonly Layer[], field: F): Chosen<Value<F>> | null {
  for (const { from, fields } of layers) {
    const value = fields[field];
    if (value !== undefined) return { value, from };
  }
  return null;
}

function chosenOr<F extends keyof CodingFields>(
  layers: readonly Layer[],
  field: F,
  otherwise: Value<F>,
): Chosen<Value<F>> {
  return chosen(layers, field) ?? { value: otherwise, from: 'built-in' };
}

/** Xero: a line's description has at most 4000 characters (developer.xero.com, Accounting API, Bank transactions). */
const longestDescription = 4000;

/** A description as Xero gets it. */
export interface FilledDescription {
  readonly text: string;
  /** The filled template says more than Xero takes, so that its end lacks. */
  readonly isCut: boolean;
}

/**
 * Fills a description template. Tokens: {application}, {merchant} (Cledara's description), {original} (` (USD 114.02 at
 * 1.1401)` where the merchant was paid in another currency), {card} (last four digits), {owner}, {invoice} (its confirmed
 * number), {comment}, {team} (the teams of its application, as `teams` has them); what a movement lacks is empty, and other words in braces stay as they are. White space is folded,
 * control characters are removed, and the text is cut to 4000 characters.
 */
export function fillDescription(
  template: string,
  movement: Movement,
  teams: readonly string[] = [],
): FilledDescription {
  const whole = wholeDescription(template, movement, teams);
  return { text: cutText(whole, longestDescription).trimEnd(), isCut: whole.length > longestDescription };
}

function wholeDescription(template: string, movement: Movement, teams: readonly string[]): string {
  const filled = template.replace(/\{(\w+)\}/g, (token, name: string) => tokenText(name, movement, teams) ?? token);
  // Line breaks and tabs are control characters too, but they part words.
  const clean = filled
    .toWellFormed()
    .replace(/[\t-\r]/g, ' ')
    .replace(/\p{Cc}/gu, '')
    .replace(/\s+/g, ' ');
  return clean.trim();
}

function tokenText(name: string, movement: Movement, teams: readonly string[]): string | null {
  switch (name) {
    case 'application':
      return movement.application?.name ?? '';
    case 'merchant':
      return movement.description;
    case 'original':
      return originalAmount(movement);
    case 'card':
      return movement.card?.last4 ?? '';
    case 'owner':
      return movement.card?.ownerName ?? '';
    case 'team':
      return teams.join(', ');
    case 'invoice':
      return movement.invoice?.number ?? '';
    case 'comment':
      return movement.comment ?? '';
    default:
      return null;
  }
}

/** Cledara gives no rate; it is what the two amounts say. Shown with five significant digits, for reading only. */
function originalAmount({ local, amountMinor, currency }: Movement): string {
  if (local === null) return '';
  const amount = local.amount.replace(/^-/, '');
  const rate =
    amountMinor === null || currency === null
      ? Number.NaN
      : Number(amount) / Number(formatMinor(Math.abs(amountMinor), currency));
  if (!Number.isFinite(rate) || rate <= 0) return ` (${local.currency} ${amount})`;
  const decimals = Math.min(Math.max(4 - Math.floor(Math.log10(rate)), 0), 10);
  return ` (${local.currency} ${amount} at ${rate.toFixed(decimals)})`;
}
