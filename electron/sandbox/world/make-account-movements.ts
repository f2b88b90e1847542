import type { CledaraTransaction } from './cledara-shapes.ts';
import type { KnownApplication } from './make-applications.ts';
import type { SeededRandom } from './seeded-random.ts';

const dayMs = 86_400_000;

export interface AccountMovementOptions {
  readonly nowMs: number;
  /** How many months back, 1 to 18. */
  readonly months: number;
  readonly applications: readonly KnownApplication[];
}

type Row = Pick<CledaraTransaction, 'amount' | 'currency' | 'type' | 'description'> & Partial<CledaraTransaction>;

/**
 * What happens on the accounts besides card payments: top-ups each month, moves between the main account and an
 * application's own balance, repayments and rewards (which never settle), and one withdrawal.
 */
export function makeAccountMovements(random: SeededRandom, options: AccountMovementOptions): CledaraTransaction[] {
  const fixed = options.applications.filter(({ entry }) => entry.budget === 'fixed' && entry.currency === 'GBP');
  const rows: CledaraTransaction[] = [];
  for (let month = 0; month < options.months; month += 1) {
    const at = (day: number) => options.nowMs - (month * 30.4375 + day) * dayMs;
    rows.push(...topUps(random, at, month));
    rows.push(...internalMoves(random, at(12), random.pick(fixed)));
    if (month % 2 === 0) rows.push(...repayments(random, at(9)));
    if (month % 3 === 0) rows.push(reward(random, at(20)));
  }
  const withdrawal = {
    amount: -1250,
    currency: 'GBP',
    type: 'transferSend',
    description: 'Withdrawal to bank account',
  };
  rows.push(settled(random, options.nowMs - 16 * dayMs, withdrawal));
  return rows;
}

function topUps(random: SeededRandom, at: (day: number) => number, month: number): CledaraTransaction[] {
  const rows = [
    settled(random, at(5), {
      amount: 10_000,
      currency: 'GBP',
      type: 'transferReceive',
      description: 'DEMO COMPANY UK',
    }),
    settled(random, at(6), {
      amount: 4000,
      currency: 'EUR',
      type: 'transferReceive',
      description: 'DEMO COMPANY UK EUR',
    }),
  ];
  if (month % 4 === 1) {
    const extra = { amount: 2500.5, currency: 'GBP', type: 'transferReceive', description: 'DEMO COMPANY UK' };
    rows.push(settled(random, at(15), extra));
  }
  return rows;
}

/** Both sides of a move between the main account and an application with a balance of its own, and of the way back. */
function internalMoves(random: SeededRandom, atMs: number, { row }: KnownApplication): CledaraTransaction[] {
  const application = { id: row.id, name: row.name };
  const limit = row.budget.limit ?? 50;
  const move = (type: string, accountType: string, amount: number, ms: number) =>
    settled(random, ms, { amount, currency: 'GBP', type, accountType, application, description: row.name });
  return [
    move('applicationTopUp', 'saasMain', -limit, atMs),
    move('applicationTopUp', 'application', limit, atMs),
    move('applicationFlush', 'application', -3.17, atMs - 2 * dayMs),
    move('applicationFlush', 'saasMain', 3.17, atMs - 2 * dayMs),
  ];
}

/** Two on one day, as it happens; they never get a settlement date. */
function repayments(random: SeededRandom, atMs: number): CledaraTransaction[] {
  const repayment = { amount: 640, currency: 'GBP', type: 'other', description: ' | N/A' };
  return [unsettled(random, atMs, repayment), unsettled(random, atMs + 3_600_000, repayment)];
}

function reward(random: SeededRandom, atMs: number): CledaraTransaction {
  const amount = random.whole(1500, 9000) / 100;
  return unsettled(random, atMs, { amount, currency: 'GBP', type: 'other', description: 'Cledara Rewards' });
}

function settled(random: SeededRandom, atMs: number, row: Row): CledaraTransaction {
  return { ...unsettled(random, atMs, row), settledAt: new Date(Math.floor(atMs) + 60_000).toISOString() };
}

function unsettled(random: SeededRandom, atMs: number, row: Row): CledaraTransaction {
  return {
    id: random.uuid(),
    accountType: 'saasMain',
    card: null,
    hasInvoice: false,
    invoiceDetails: null,
    accounting: [],
    authorizedAt: new Date(Math.floor(atMs)).toISOString(),
    ...row,
  };
}
