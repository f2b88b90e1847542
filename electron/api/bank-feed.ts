import type { FeedProblemDto, FeedStatementDto, FeedsDto } from '../../shared/contract/bank-feed.ts';
import { ExactSum } from '../../shared/domain/exact-sum.ts';
import { ok } from '../../shared/lib/result.ts';
import { decideFeed } from '../engine/decide-feed.ts';
import { type FeedAccountProblem, type FeedState, feedState } from '../engine/feed-state.ts';
import type { FeedStatement } from '../ports/bank-feed-store.ts';
import type { LedgerView } from '../ports/ledger.ts';
import type { CompanyHost } from './company-host.ts';
import { exclusively } from './exclusively.ts';
import type { Handlers } from './handlers.ts';

const statementsShown = 50;

export function feedMethods(host: CompanyHost): Pick<Handlers, 'feeds.read' | 'feeds.decide'> {
  return {
    'feeds.read': () => {
      const view = host.view();
      return view.ok ? ok(toFeedsDto(readFeedState(host, view.value))) : view;
    },
    'feeds.decide': ({ account, ...asked }) =>
      exclusively(host, (engine) => {
        const decided = decideFeed(engine, { accountId: account, ...asked });
        return Promise.resolve(decided.ok ? ok(toFeedsDto(feedState(engine))) : decided);
      }),
  };
}

export function readFeedState(host: CompanyHost, ledger: LedgerView): FeedState {
  return feedState({ ledger, clock: host });
}

function toFeedsDto({ accounts, ...state }: FeedState): FeedsDto {
  return {
    ...state,
    accounts: accounts.map(({ accountId, statements, problems, ...account }) => ({
      ...account,
      account: accountId,
      problems: problems.map(toProblemDto),
      statements: [...statements].reverse().slice(0, statementsShown).map(toStatementDto),
    })),
  };
}

function toProblemDto({ code, message, line }: FeedAccountProblem): FeedProblemDto {
  if (line === undefined) return { code, message };
  return { code, message, line: { transactionId: line.movementId, stamp: line.stamp } };
}

function toStatementDto(statement: FeedStatement): FeedStatementDto {
  const { id, accountId, from, to, lines, openingMinor, closingMinor, state, problem, firstSentAt } = statement;
  const currency = accountId.slice(0, 3);
  return {
    id,
    from,
    to,
    lines,
    opening: decimal(openingMinor, currency),
    closing: decimal(closingMinor, currency),
    state,
    message: problem?.message ?? null,
    sentAt: firstSentAt,
    asks: state === 'rejected' && statement.decidedBy === null,
  };
}

function decimal(minor: bigint, currency: string): string {
  const sum = new ExactSum();
  sum.add(Number(minor)); // what left fits a double: the adapter has refused anything else
  return sum.text(currency);
}
