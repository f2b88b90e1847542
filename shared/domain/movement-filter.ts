import type { MovementFilter } from './listed-movement.ts';
import { invoiceStates, type MovementColumns } from './movement-columns.ts';
import type { TextCodes } from './text-codes.ts';

/** Which rows a filter lets through. */
export interface MovementTest {
  /** All of it but the states. */
  matches(position: number): boolean;
  /** Of the codes of states. */
  readonly isStateWanted: readonly boolean[];
}

type Condition = (position: number) => boolean;

/** The filter over these columns; `found` marks the rows that its search has found. Good until a row changes. */
export function testOf(columns: MovementColumns, filter: MovementFilter, found: Uint8Array | null): MovementTest {
  const { states, accounts, applications, months, causes, invoice } = filter;
  const conditions: Condition[] = [];
  if (accounts !== undefined) conditions.push(among(columns.account.values, codesOf(columns.accounts, accounts)));
  if (applications !== undefined) {
    conditions.push(among(columns.application.values, codesOf(columns.applications, applications)));
  }
  if (causes !== undefined) conditions.push(among(columns.cause.values, codesOf(columns.causes, causes)));
  if (invoice !== undefined) {
    const codes = new Set(invoice.map((state) => invoiceStates.indexOf(state)));
    conditions.push(among(columns.invoice.values, codes));
  }
  if (months !== undefined) conditions.push(inMonths(columns, months));
  const amounts = withinAmounts(columns, filter);
  if (amounts !== null) conditions.push(amounts);
  if (found !== null) conditions.push((position) => found[position] === 1);
  return {
    matches(position) {
      for (const condition of conditions) if (!condition(position)) return false;
      return true;
    },
    isStateWanted: columns.states.map((state) => (states === undefined ? state !== 'none' : states.includes(state))),
  };
}

function codesOf(codes: TextCodes, texts: readonly string[]): ReadonlySet<number> {
  return new Set(texts.map((text) => codes.find(text)).filter((code) => code !== null));
}

function among(values: Float64Array, codes: ReadonlySet<number>): Condition {
  return (position) => codes.has(values[position] ?? -1);
}

function inMonths({ day }: MovementColumns, months: readonly string[]): Condition {
  const wanted = new Set(months.map((month) => Number(month.replace('-', ''))));
  const days = day.values;
  return (position) => wanted.has(Math.floor((days[position] ?? 0) / 100));
}

/** An amount that was not understood lies within no bounds. */
function withinAmounts({ amount }: MovementColumns, { amountFrom, amountTo }: MovementFilter): Condition | null {
  if (amountFrom === undefined && amountTo === undefined) return null;
  const amounts = amount.values;
  const from = amountFrom ?? 0;
  const to = amountTo ?? Number.POSITIVE_INFINITY;
  return (position) => {
    const size = Math.abs(amounts[position] ?? Number.NaN);
    return size >= from && size <= to;
  };
}
