import type { z } from 'zod';
import type { Failure } from '../../../shared/domain/failure.ts';
import { minorFromNumber } from '../../../shared/domain/money.ts';
import type { PlainDate } from '../../../shared/domain/plain-date.ts';
import type { RemoteDetails, RemoteLine } from '../../../shared/domain/remote-details.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import type { CurrencyOf } from './bank-currencies.ts';
import { type DocumentRow, documentFrom, transactionRow, transferRow } from './document-row.ts';
import * as wire from './wire-schemas.ts';
import { instantFromWire } from './xero-date.ts';

/** Stands in for a day that cannot be read; it differs from every day of ours. */
const noDay: PlainDate = '0001-01-01';

/** A document with what is needed to make its details once its currency is known. */
export interface DetailedRow {
  readonly row: DocumentRow;
  readonly lines: readonly (Omit<RemoteLine, 'amountMinor'> & { readonly amount: number | null })[];
  readonly updatedAt: string | null;
}

/** Null for what is no bank transaction, or has no id. */
export function detailedTransaction(element: unknown): DetailedRow | null {
  const row = transactionRow(element);
  return row === null ? null : { row, ...linesOf(element) };
}

/** The lines of a bank transaction, bill or credit note, and when it was changed last. */
export function linesOf(element: unknown): Omit<DetailedRow, 'row'> {
  const details = wire.bankTransactionDetails.safeParse(element).data;
  const updatedAt = details?.UpdatedDateUTC;
  return {
    lines: detailedLines(details),
    updatedAt: typeof updatedAt === 'string' ? instantFromWire(updatedAt) : null,
  };
}

/** Lines of bank transactions and of bills have one form. */
export function detailedLines(details: z.infer<typeof wire.bankTransactionDetails> | undefined): DetailedRow['lines'] {
  return (details?.LineItems ?? []).map((line) => ({
    id: line.LineItemID || null,
    description: line.Description ?? '',
    amount: line.LineAmount ?? null,
    accountId: line.AccountID || null,
    accountCode: line.AccountCode || null,
    taxType: line.TaxType || null,
    tracking: (line.Tracking ?? []).map(({ Name, Option, TrackingOptionID }) => ({
      category: Name ?? '',
      option: Option ?? '',
      optionId: TrackingOptionID || null,
    })),
  }));
}

/** Null for what is no bank transfer, or has no id. */
export function detailedTransfer(element: unknown): DetailedRow | null {
  const row = transferRow(element);
  return row === null ? null : { row, lines: [], updatedAt: null };
}

export async function detailsOf(
  rows: readonly DetailedRow[],
  currencyOf: CurrencyOf,
): Promise<Result<readonly RemoteDetails[], Failure>> {
  const found: RemoteDetails[] = [];
  for (const { row, lines, updatedAt } of rows) {
    const isNamed = row.currency !== null || row.bankAccountId === null;
    const currency = isNamed ? ok(row.currency) : await currencyOf(row.bankAccountId);
    if (!currency.ok) return currency;
    const known = currency.value;
    const minorOf = (amount: number | null): number | null => {
      const minor = known === null ? null : minorFromNumber(amount, known);
      return minor?.ok === true ? minor.value : null;
    };
    found.push({
      ...documentFrom(row, known, noDay),
      lines: lines.map(({ amount, ...line }) => ({ ...line, amountMinor: minorOf(amount) })),
      updatedAt,
      bill: null,
    });
  }
  return ok(found);
}
