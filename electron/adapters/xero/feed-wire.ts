import { z } from 'zod';
import { type FeedProblem, feedProblem } from '../../../shared/domain/feed-problem.ts';
import type { FeedLine, FeedStatementPlan } from '../../../shared/domain/feed-statement.ts';
import { currencyDecimals, minorFromNumber, minorFromText } from '../../../shared/domain/money.ts';
import type { RemoteFeedStatement } from '../../ports/bank-feeds.ts';
import { redactText } from '../http/redact.ts';

// Shapes of the Bank Feeds API's OpenAPI (16.1.0), as far as they are used.

const feedErrorBody = z.object({
  type: z.string().nullish().catch(null),
  title: z.string().nullish().catch(null),
  detail: z.string().nullish().catch(null),
});

const feedItem = z.object({
  id: z.string().min(1),
  accountToken: z.string().nullish(),
  status: z.enum(['PENDING', 'REJECTED']).nullish(),
  error: feedErrorBody.nullish(),
});

const pagination = z.object({ pageCount: z.number().int().nullish() }).nullish();

export const feedPage = z.object({ pagination, items: z.array(feedItem) });

const balance = z.object({
  amount: z.union([z.number(), z.string()]),
  creditDebitIndicator: z.enum(['CREDIT', 'DEBIT']),
});

export const statementItem = z.object({
  id: z.string().min(1),
  feedConnectionId: z.string().nullish(),
  status: z.enum(['PENDING', 'REJECTED', 'DELIVERED']),
  startDate: z.string(),
  endDate: z.string(),
  startBalance: balance.nullish(),
  endBalance: balance.nullish(),
  errors: z.array(feedErrorBody).nullish(),
});

export const statementPage = z.object({ pagination, items: z.array(statementItem) });

/** What a write answers: items, or one error about the whole. */
export const writeAnswered = z.object({
  items: z
    .array(
      z.object({
        id: z.string().nullish(),
        status: z.enum(['PENDING', 'REJECTED', 'DELIVERED']).nullish(),
        error: feedErrorBody.nullish(),
        errors: z.array(feedErrorBody).nullish(),
      }),
    )
    .min(1),
});

type ErrorBody = z.infer<typeof feedErrorBody>;

/** The first error that Xero names; its words bounded and without anything that looks like a secret. */
export function problemOf(errors: readonly (ErrorBody | null | undefined)[]): FeedProblem {
  const [error] = errors.filter((one) => one !== null && one !== undefined);
  const detail = redactText(error?.detail ?? error?.title ?? '').slice(0, 255);
  return feedProblem(error?.type ?? 'rejected', detail.trim());
}

/** An error about a whole request; null where the body is none of Xero's. */
export function wholeProblem(json: unknown): FeedProblem | null {
  const error = feedErrorBody.safeParse(json);
  return error.success && typeof error.data.type === 'string' ? problemOf([error.data]) : null;
}

/** The request body of POST /Statements for one statement. */
export function encodeFeedStatement(connectionId: string, currency: string, statement: FeedStatementPlan): string {
  const { from, to, openingMinor, closingMinor, lines } = statement;
  const item = {
    feedConnectionId: connectionId,
    startDate: from,
    endDate: to,
    startBalance: wireAmount(openingMinor, currency),
    endBalance: wireAmount(closingMinor, currency),
    statementLines: lines.map((line) => wireLine(line, currency)),
  };
  return JSON.stringify({ items: [item] });
}

function wireLine({ postedDay, description, amountMinor, payee, reference }: FeedLine, currency: string) {
  return {
    postedDate: postedDay,
    description,
    ...wireAmount(BigInt(amountMinor), currency),
    transactionId: reference,
    payeeName: payee,
    reference,
  };
}

/** Unsigned, with its direction from the customer's side: CREDIT is money in (schema CreditDebitIndicator). */
function wireAmount(minor: bigint, currency: string) {
  const magnitude = Number(minor < 0n ? -minor : minor);
  if (!Number.isSafeInteger(magnitude)) throw new Error('A balance is too large to be sent exactly.');
  return {
    amount: magnitude / 10 ** currencyDecimals(currency),
    creditDebitIndicator: minor < 0n ? 'DEBIT' : 'CREDIT',
  };
}

export function toFeedStatement(item: z.infer<typeof statementItem>, currency: string | null): RemoteFeedStatement {
  const status = ({ PENDING: 'pending', DELIVERED: 'delivered', REJECTED: 'rejected' } as const)[item.status];
  const opening = currency === null ? null : readBalance(item.startBalance, currency);
  const closing = currency === null ? null : readBalance(item.endBalance, currency);
  return {
    id: item.id,
    status,
    // An example of the specification has a time behind the day.
    from: item.startDate.slice(0, 10),
    to: item.endDate.slice(0, 10),
    balancesMinor: opening === null || closing === null ? null : { opening, closing },
    problem: status === 'rejected' ? problemOf(item.errors ?? []) : null,
  };
}

function readBalance(sent: z.infer<typeof balance> | null | undefined, currency: string): bigint | null {
  if (sent === null || sent === undefined) return null;
  const { amount, creditDebitIndicator } = sent;
  const read = typeof amount === 'number' ? minorFromNumber(amount, currency) : minorFromText(amount, currency);
  if (!read.ok) return null;
  return creditDebitIndicator === 'DEBIT' ? BigInt(-read.value) : BigInt(read.value);
}
