import { z } from 'zod';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { TransactionsPage } from '../../ports/cledara.ts';
import { readTransaction } from './read-transaction.ts';

const envelope = z.object({
  transactions: z.array(z.unknown()),
  nextOffset: z.int().min(0).nullable(),
  hasMore: z.boolean(),
  totalCount: z.int().min(0),
});

/**
 * One page that was asked for at `offset`. Rows are never the reason for an error; an envelope that would make us miss
 * rows, or page for ever, is. The error completes "Cledara sent something that this version cannot read: …".
 */
export function readTransactionsPage(json: unknown, offset: number): Result<TransactionsPage, string> {
  const read = envelope.safeParse(json);
  if (!read.success) {
    const member = read.error.issues[0]?.path[0];
    return err(`the list of movements has no usable "${String(member ?? 'transactions')}"`);
  }
  const { transactions, nextOffset, hasMore, totalCount } = read.data;
  if (nextOffset !== null && (nextOffset <= offset || transactions.length === 0)) {
    return err('the list of movements does not come to an end');
  }
  if (nextOffset === null && hasMore) return err('the list of movements has more, but does not say where');
  return ok({ rows: transactions.map(readTransaction), nextOffset, totalCount });
}

/** The address in an answer to `invoice-url`; whether it may be used is decided elsewhere. */
export function readInvoiceUrl(json: unknown): Result<string, string> {
  const read = z.object({ invoiceUrl: z.string().min(1) }).safeParse(json);
  return read.success ? ok(read.data.invoiceUrl) : err('it says there is an invoice, but not where');
}
