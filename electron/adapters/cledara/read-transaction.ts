import { z } from 'zod';
import { canonicalJson, sha256Hex } from '../../../shared/domain/hash.ts';
import { formatMinor, minorFromNumber } from '../../../shared/domain/money.ts';
import { accountIdOf, classifyMovement, type Movement, unreadableInstant } from '../../../shared/domain/movement.ts';
import type { ObservedMovement } from '../../ports/cledara.ts';

/** Account currencies that Cledara has (API v1: Transaction.currency). */
const accountCurrencies: ReadonlySet<string> = new Set(['GBP', 'EUR', 'USD']);

/** Far dates stand for "none" in some systems; no payment is of such a day. */
const plausibleYear = /^20\d\d-/;
const instant = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text).toISOString())
  .refine((text) => plausibleYear.test(text));
const currencyCode = z.string().regex(/^[A-Z]{3}$/);

/** Member of a row (API v1: Transaction) -> how a person calls it, for the sentence "Its … cannot be read". */
const words = {
  id: 'Cledara id',
  currency: 'currency',
  localCurrency: 'currency at the merchant',
  accountType: 'account type',
  type: 'type',
  description: 'description',
  comment: 'comment',
  application: 'application',
  authorizedAt: 'date',
  settledAt: 'settlement date',
  card: 'card',
  hasInvoice: 'mark for an invoice',
  invoiceDetails: 'invoice data',
} as const;

const application = z.object({ id: z.string().min(1), name: z.string() });
/** Only for the description, so that a card we know little of stops nothing. */
const card = z.object({
  number: z.string().nullish(),
  owner: z.object({ name: z.string().nullish() }).nullish(),
});
const invoiceDetails = z.object({
  number: z.string().nullish(),
  date: z.iso.date().nullish(),
  vat: z.object({ name: z.string().nullish(), rate: z.number().min(0).max(1) }).nullish(),
});

/** Made once: a schema takes longer to make than a row to read. */
const members = {
  id: z.string().regex(/^[\x21-\x7e]{1,100}$/),
  currency: currencyCode,
  localCurrency: currencyCode.nullish(),
  accountType: z.string().min(1),
  type: z.string().min(1),
  description: z.string(),
  comment: z.string().nullish(),
  application: application.nullish(),
  authorizedAt: instant,
  settledAt: instant.nullish(),
  card: card.nullish(),
  hasInvoice: z.boolean().nullish(),
  invoiceDetails: invoiceDetails.nullish(),
} as const;

/**
 * One row as a movement, whatever is in it. What cannot be understood makes it `unknown`, with the reasons in words; it
 * is never dropped, never guessed and never rounded. A row without a usable id goes by a hash of its content.
 */
export function readTransaction(row: unknown): ObservedMovement {
  const notUnderstood: string[] = [];
  const isRecord = typeof row === 'object' && row !== null && !Array.isArray(row);
  const fields: object = isRecord ? row : {};
  const read = readMembers(fields, notUnderstood);
  const amountMinor = accountAmount(Reflect.get(fields, 'amount'), read.currency, notUnderstood);
  const local = merchantAmount(Reflect.get(fields, 'localAmount'), read, amountMinor);
  const kind = classify(read, amountMinor, notUnderstood);
  const movement: Movement = {
    id: read.id ?? `unidentified-${sha256Hex(canonicalJson(row)).slice(0, 16)}`,
    kind,
    accountId: accountOf(read),
    amountMinor,
    currency: read.currency,
    local,
    description: read.description ?? '',
    comment: read.comment ?? null,
    application: read.application ?? null,
    authorisedAt: read.authorizedAt ?? read.settledAt ?? unreadableInstant,
    settledAt: read.settledAt ?? null,
    card: read.card ? { last4: (read.card.number ?? '').slice(-4), ownerName: read.card.owner?.name ?? '' } : null,
    hasInvoice: read.hasInvoice ?? false,
    invoice: confirmedInvoice(read.invoiceDetails),
    notUnderstood: isRecord ? notUnderstood : ['Cledara sent a row that is no record of a movement'],
  };
  return { movement, rawJson: JSON.stringify(row) };
}

type Row = ReturnType<typeof readMembers>;

/** What we read of a row but its amounts, which are money.ts's affair. Members that we do not know are not looked at. */
function readMembers(fields: object, notUnderstood: string[]) {
  const member = <T>(name: keyof typeof words, schema: z.ZodType<T>): T | null => {
    const read = schema.safeParse(Reflect.get(fields, name));
    if (read.success) return read.data;
    notUnderstood.push(`Its ${words[name]} ${Object.hasOwn(fields, name) ? 'cannot be read' : 'is missing'}`);
    return null;
  };
  return {
    id: member('id', members.id),
    currency: member('currency', members.currency),
    localCurrency: member('localCurrency', members.localCurrency),
    accountType: member('accountType', members.accountType),
    type: member('type', members.type),
    description: member('description', members.description),
    comment: member('comment', members.comment),
    application: member('application', members.application),
    authorizedAt: member('authorizedAt', members.authorizedAt),
    settledAt: member('settledAt', members.settledAt),
    card: member('card', members.card),
    hasInvoice: member('hasInvoice', members.hasInvoice),
    invoiceDetails: member('invoiceDetails', members.invoiceDetails),
  };
}

function accountAmount(amount: unknown, currency: string | null, notUnderstood: string[]): number | null {
  // Without a currency the number of decimals is not known, and an amount would be a guess.
  const minor = minorFromNumber(amount, currency ?? 'GBP');
  if (!minor.ok) notUnderstood.push(minor.error);
  return minor.ok && currency !== null ? minor.value : null;
}

/** Goes into the description alone: one of an unusual form is quoted as Cledara wrote it, and stops nothing. */
function merchantAmount(amount: unknown, read: Row, accountMinor: number | null): Movement['local'] {
  if (typeof amount !== 'number' || !Number.isFinite(amount) || !read.localCurrency) return null;
  const minor = minorFromNumber(amount, read.localCurrency);
  if (!minor.ok) return { amount: String(amount), currency: read.localCurrency };
  if (read.localCurrency === read.currency && minor.value === accountMinor) return null;
  return { amount: formatMinor(minor.value, read.localCurrency), currency: read.localCurrency };
}

function classify(read: Row, amountMinor: number | null, notUnderstood: string[]): Movement['kind'] {
  if (read.currency !== null && !accountCurrencies.has(read.currency)) {
    notUnderstood.push(`Cledara gives its currency as "${read.currency}", which this version does not know`);
  }
  if (read.type === null || read.accountType === null) return 'unknown';
  const classified = classifyMovement({
    type: read.type,
    accountType: read.accountType,
    amountMinor,
    hasCard: Boolean(read.card),
    description: read.description ?? '',
    comment: read.comment ?? null,
  });
  notUnderstood.push(...classified.notUnderstood);
  return notUnderstood.length > 0 ? 'unknown' : classified.kind;
}

function accountOf(read: Row): Movement['accountId'] {
  if (read.currency === null || read.accountType === null || !accountCurrencies.has(read.currency)) return null;
  return accountIdOf(read.currency, read.accountType);
}

function confirmedInvoice(details: Row['invoiceDetails']): Movement['invoice'] {
  if (!details) return null;
  return {
    number: details.number ?? null,
    date: details.date ?? null,
    vatName: details.vat?.name ?? null,
    vatRate: details.vat?.rate ?? null,
  };
}
