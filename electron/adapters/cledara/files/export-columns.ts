import { err, ok, type Result } from '../../../../shared/lib/result.ts';

/**
 * What a column may be called. Cledara lets its user choose the columns and documents no list of them. Observed in exports:
 * Money move, Transaction date, Transaction amount, Reference, Cledara ID, Local currency, Local amount, FX rate
 * (github.com/stigchristian/cledara-tripletex-converter); the others are the same facts under the names that Cledara's
 * window and API have for them. Compared without case, spaces and signs.
 */
const names = {
  date: ['transactiondate', 'date', 'authorisationdate', 'authorizationdate', 'authoriseddate', 'authorizeddate'],
  settledDate: ['settlementdate', 'settleddate', 'settledon'],
  amount: ['transactionamount', 'amount', 'accountamount'],
  currency: ['currency', 'accountcurrency', 'transactioncurrency', 'walletcurrency'],
  direction: ['moneymove', 'moneymovement', 'direction'],
  type: ['type', 'transactiontype'],
  account: ['account', 'accounttype', 'wallet'],
  fileId: ['cledaraid', 'transactionid'],
  reference: ['reference'],
  description: ['description', 'merchant', 'merchantname'],
  application: ['application', 'applicationname'],
  comment: ['comment', 'comments', 'note', 'notes'],
  card: ['card', 'cardnumber', 'cardlast4', 'last4'],
  owner: ['cardowner', 'cardholder', 'owner'],
  localCurrency: ['localcurrency', 'originalcurrency', 'merchantcurrency'],
  localAmount: ['localamount', 'originalamount', 'merchantamount'],
  status: ['status', 'transactionstatus'],
  invoiceNumber: ['invoicenumber', 'invoiceno'],
  invoiceDate: ['invoicedate'],
  vatName: ['vatname', 'invoicevatname'],
  vatRate: ['vatrate', 'invoicevatrate', 'vat'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type ColumnName = keyof typeof names;

/** Other programs' exports have a date and an amount too; one of these makes it Cledara's. */
const ownToCledara = ['transactiondate', 'transactionamount', 'cledaraid', 'moneymove'];

const columnByName: ReadonlyMap<string, ColumnName> = new Map(
  Object.entries(names).flatMap(([column, aliases]) => aliases.map((alias) => [alias, column as ColumnName] as const)),
);

/** Where each known column stands; the others are kept with the row as they are. */
export interface ExportColumns {
  readonly headers: readonly string[];
  readonly places: ReadonlyMap<ColumnName, number>;
}

/** Null where this is the header of something else; an error where a column that counts is there twice. */
export function exportColumns(headers: readonly string[]): Result<ExportColumns | null, string> {
  const folded = headers.map(fold);
  const places = new Map<ColumnName, number>();
  for (const [place, name] of folded.entries()) {
    const column = columnByName.get(name);
    if (column === undefined) continue;
    const before = places.get(column);
    if (before !== undefined) {
      return err(
        `It has two columns for the same thing, "${headers[before]}" and "${headers[place]}". Export it again with one of them.`,
      );
    }
    places.set(column, place);
  }
  const isExport = places.has('date') && places.has('amount') && folded.some((name) => ownToCledara.includes(name));
  return ok(isExport ? { headers, places } : null);
}

function fold(header: string): string {
  return header.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
