import { type Check, evidence } from './check.ts';
import type { Engine } from './engine.ts';
import { feedState } from './feed-state.ts';

/** Which of the two ways statement lines take, and what stands in it. From the books alone. */
export function checkFeed(engine: Engine): Check {
  const { code, message, accounts } = feedState(engine);
  const problems = accounts.flatMap(({ accountId, problems: some }) =>
    some.filter((problem) => problem.code !== code).map((problem) => `${accountId}: ${problem.message}`),
  );
  const isMissed = accounts.some(({ problems: some }) => some.length > 0);
  const delivered = accounts.flatMap(({ statements }) => statements.filter(({ state }) => state === 'delivered'));
  return {
    id: 'bank-feed',
    status: isMissed ? 'warning' : 'ok',
    title: 'How do statement lines get into Xero?',
    detail: [message, ...problems].join(' '),
    action: isMissed ? 'Look at the bank feed under Export.' : null,
    evidence: evidence({
      'Bank feed on for': accounts
        .filter(({ isOn }) => isOn)
        .map(({ accountId }) => accountId)
        .join(', '),
      'Statement files made': engine.ledger.statementExports().filter(({ withdrawnAt }) => withdrawnAt === null).length,
      'Statements in Xero': delivered.length === 0 ? null : delivered.length,
      'Last day in Xero': delivered.at(-1)?.to,
      'Movements that wait': accounts.reduce((sum, { waiting }) => sum + waiting, 0) || null,
    }),
    fix: isMissed ? { kind: 'feed' } : null,
  };
}
