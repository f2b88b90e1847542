import type { OverviewView, ReasonCount, SpentRow } from '../../../ports/overview-view.ts';
import { number, numberOrNullAt, oneOf, oneOfAt, text, textAt, textOrNull, textOrNullAt } from '../columns.ts';
import type { BareRow, Connection, Row } from '../connection.ts';

/** So many rows of a table are looked at in one part. */
const partSize = 10_000;

/** The plus keeps it from the index by state, which would be gone through anew for every part. */
const reasons = `SELECT state, reason_code, count(*) AS count, min(reason_message) AS least, max(reason_message) AS most
FROM proposals
WHERE rowid > :after AND rowid <= :upTo AND (+state IN (SELECT value FROM json_each(:states))
  OR (+state = 'pushed' AND reason_code IN (SELECT value FROM json_each(:pushedCodes))))
GROUP BY state, reason_code`;

/** Indexed nowhere, as for the first page of the list. */
const instant = 'coalesce(m.settled_at, m.authorised_at)';
const instants = `SELECT p.state, p.reason_code, ${instant} AS at
FROM proposals p JOIN movements m ON m.id = p.movement_id
WHERE p.state IN (SELECT value FROM json_each(:states)) AND p.reason_code IN (SELECT value FROM json_each(:codes))
  AND ${instant} >= :since`;

/** What was noted before the present document came to Xero is about another one; the list says so, too. */
const problems = `SELECT count(*) AS count, min(a.problem_message) AS least, max(a.problem_message) AS most
FROM attachments a
JOIN proposals p ON p.movement_id = a.movement_id
JOIN movements m ON m.id = a.movement_id
WHERE a.state = 'problem' AND a.problem_message IS NOT NULL AND a.updated_at >= p.updated_at AND m.has_invoice = 1`;

const spent = `SELECT kind, amount_minor, currency, application_id, application_name, settled_at
FROM movements
WHERE rowid > :after AND rowid <= :upTo AND kind IN ('purchase', 'refund') AND settled_at >= :since`;

/** Counts in SQL, where that is quicker than reading what is counted. */
export class OverviewRows implements OverviewView {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  *reasonCounts({ states, pushedCodes }: Parameters<OverviewView['reasonCounts']>[0]) {
    const wanted = { states: JSON.stringify(states), pushedCodes: JSON.stringify(pushedCodes) };
    for (const part of this.#parts('proposals')) {
      yield this.#connection.all(reasons, { ...wanted, ...part }).map(reasonFromRow);
    }
  }

  reasonInstants({ states, codes, since }: Parameters<OverviewView['reasonInstants']>[0]) {
    const wanted = { states: JSON.stringify(states), codes: JSON.stringify(codes), since };
    return this.#connection.all(instants, wanted).map((row) => ({
      state: oneOf<ReasonCount['state']>(row, 'state'),
      code: text(row, 'reason_code'),
      at: text(row, 'at'),
    }));
  }

  invoiceProblems(): ReturnType<OverviewView['invoiceProblems']> {
    const row = this.#connection.get(problems);
    if (row === null) throw new Error('A count has a row.');
    return { count: number(row, 'count'), message: sharedMessage(row) };
  }

  *spentRows(since: string) {
    for (const part of this.#parts('movements')) {
      yield this.#connection.allBare(spent, { since, ...part }).map(spentFromRow);
    }
  }

  *#parts(table: 'proposals' | 'movements') {
    const row = this.#connection.get(`SELECT coalesce(max(rowid), 0) AS last FROM ${table}`);
    const last = row === null ? 0 : number(row, 'last');
    for (let after = 0; after < last; after += partSize) yield { after, upTo: after + partSize };
  }
}

function reasonFromRow(row: Row): ReasonCount {
  return {
    state: oneOf(row, 'state'),
    code: text(row, 'reason_code'),
    count: number(row, 'count'),
    message: sharedMessage(row),
  };
}

function sharedMessage(row: Row): string | null {
  const least = textOrNull(row, 'least');
  return least === textOrNull(row, 'most') ? least : null;
}

function spentFromRow(row: BareRow): SpentRow {
  return {
    kind: oneOfAt(row, 0),
    amountMinor: numberOrNullAt(row, 1),
    currency: textOrNullAt(row, 2),
    application: row[3] === null ? null : { id: textAt(row, 3), name: textAt(row, 4) },
    settledAt: textAt(row, 5),
  };
}
