import type { ListedState } from '../../../../shared/domain/listed-movement.ts';
import type { ListSum, ListTotals } from '../../../ports/ledger.ts';
import { number, oneOf, text } from '../columns.ts';
import type { Connection } from '../connection.ts';

/** Whole parts and what they leave are added up by themselves: the sum of both may be more than 64 bits hold. */
const part = 2 ** 26;
const sumColumns = `m.currency AS currency, count(*) AS amounts, sum(m.amount_minor / ${part}) AS parts,
  sum(m.amount_minor % ${part}) AS rest`;
const isKnown = 'm.currency IS NOT NULL AND m.amount_minor IS NOT NULL';

/**
 * Counts by the indexes. Sums by what is shortest to read: the movements of the states, or all of them in a row less those of
 * the other states. Finding the movement of a proposal takes three times what the next one in a row does.
 */
export function readListTotals(connection: Connection, states: readonly ListedState[]): ListTotals {
  const counts = countStates(connection);
  const others = [...counts.keys()].filter((state) => !states.includes(state));
  const countOf = (some: readonly ListedState[]) => some.reduce((sum, state) => sum + (counts.get(state) ?? 0), 0);
  const isLess = !others.includes('none') && (states.includes('none') || countOf(others) < countOf(states));
  const sums = isLess ? lessThan(sumAll(connection), sumOf(connection, others)) : sumOf(connection, states);
  return { states: counts, sums };
}

/** Of those there are. */
function countStates(connection: Connection): ReadonlyMap<ListedState, number> {
  const rows = connection.all('SELECT state, count(*) AS proposals FROM proposals GROUP BY state');
  const counts = new Map<ListedState, number>(rows.map((row) => [oneOf(row, 'state'), number(row, 'proposals')]));
  const all = connection.get('SELECT count(*) AS movements FROM movements');
  const proposals = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const none = all === null ? 0 : number(all, 'movements') - proposals;
  return none === 0 ? counts : counts.set('none', none);
}

function sumAll(connection: Connection): readonly ListSum[] {
  return sums(connection, `SELECT ${sumColumns} FROM movements m WHERE ${isKnown} GROUP BY m.currency`, []);
}

/** Of states but `none`. */
function sumOf(connection: Connection, states: readonly ListedState[]): readonly ListSum[] {
  if (states.length === 0) return [];
  return sums(
    connection,
    `SELECT ${sumColumns} FROM proposals p JOIN movements m ON m.id = p.movement_id
     WHERE p.state IN (SELECT value FROM json_each(:states)) AND ${isKnown} GROUP BY m.currency`,
    states,
  );
}

function sums(connection: Connection, sql: string, states: readonly ListedState[]): readonly ListSum[] {
  return connection.all(sql, states.length === 0 ? {} : { states: JSON.stringify(states) }).map((row) => ({
    currency: text(row, 'currency'),
    count: number(row, 'amounts'),
    minor: BigInt(number(row, 'parts')) * BigInt(part) + BigInt(number(row, 'rest')),
  }));
}

function lessThan(all: readonly ListSum[], some: readonly ListSum[]): readonly ListSum[] {
  return all.flatMap(({ currency, count, minor }) => {
    const less = some.find((one) => one.currency === currency);
    const left = { currency, count: count - (less?.count ?? 0), minor: minor - (less?.minor ?? 0n) };
    return left.count === 0 ? [] : [left];
  });
}
