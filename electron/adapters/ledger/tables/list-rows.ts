import type { AccountRef, PushDocument, TrackingRef } from '../../../../shared/domain/document.ts';
import type { ListedState } from '../../../../shared/domain/listed-movement.ts';
import type { ListRow } from '../../../ports/ledger.ts';
import { flagAt, numberOrNullAt, oneOfAt, placesOf, text, textAt, textOrNullAt } from '../columns.ts';
import type { BareRow, Connection } from '../connection.ts';

/**
 * The columns in the order in which they are read. Of a document only the parts that many have in common are taken out:
 * reading all of each would take most of the time.
 */
const columns = {
  id: 'm.id',
  kind: 'm.kind',
  accountId: 'm.account_id',
  amountMinor: 'm.amount_minor',
  currency: 'm.currency',
  description: 'm.description',
  comment: 'm.comment',
  applicationId: 'm.application_id',
  applicationName: 'm.application_name',
  authorisedAt: 'm.authorised_at',
  settledAt: 'm.settled_at',
  ownerName: 'm.card_owner_name',
  hasInvoice: 'm.has_invoice',
  proposalId: 'p.id',
  state: 'p.state',
  reasonCode: 'p.reason_code',
  reasonMessage: 'p.reason_message',
  updatedAt: 'p.updated_at',
  parts: `json_extract(p.document_json, '$.kind', '$.account', '$.taxType', '$.tracking', '$.contact.name', '$.fromBankAccount',
    '$.toBankAccount')`,
  byHand: "o.fields_json IS NOT NULL AND o.fields_json <> '{}'",
  attachmentState: 'a.state',
  attachmentProblem: 'a.problem_message',
  attachmentAt: 'a.updated_at',
} as const;

const select = `
SELECT ${Object.values(columns).join(', ')}
FROM movements m
LEFT JOIN proposals p ON p.movement_id = m.id
LEFT JOIN overrides o ON o.movement_id = m.id
LEFT JOIN attachments a ON a.movement_id = m.id`;

const state = "coalesce(p.state, 'none')";
/** Indexed nowhere: writing would pay for what is asked once, when the window opens. */
const instant = 'coalesce(m.settled_at, m.authorised_at)';
const isWanted = `${state} IN (SELECT value FROM json_each(:states))`;
/** A day in any time zone is shorter than this, in ms. */
const longestDayMs = 26 * 3_600_000;

type Column = keyof typeof columns;

const at = placesOf(Object.keys(columns) as Column[]);

type DocumentCoding = NonNullable<NonNullable<ListRow['proposal']>['coding']>;
type AccountParts = Pick<AccountRef, 'code' | 'name'>;

/** What a document lacks, because it is of another kind, is null. */
type Parts = readonly [
  kind: PushDocument['kind'],
  account: AccountParts | null,
  taxType: string | null,
  tracking: readonly Pick<TrackingRef, 'option'>[] | null,
  contact: string | null,
  fromBankAccount: AccountParts | null,
  toBankAccount: AccountParts | null,
];

/** What the list of all movements is made from, in the order of their ids. */
export class ListRows {
  readonly #connection: Connection;
  /** By the text of their parts, each read once; for money in and for money out. */
  readonly #codings = { in: new Map<string, DocumentCoding>(), out: new Map<string, DocumentCoding>() };

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  page(after: string | null, limit: number): readonly ListRow[] {
    const rows = this.#connection.allBare(`${select} WHERE m.id > :after ORDER BY m.id LIMIT :limit`, {
      after: after ?? '', // no id is empty
      limit,
    });
    return rows.map((row) => this.#parse(row));
  }

  find(movementId: string): ListRow | null {
    const [row] = this.#connection.allBare(`${select} WHERE m.id = :movementId`, { movementId });
    return row === undefined ? null : this.#parse(row);
  }

  newest(states: readonly ListedState[], count: number): readonly ListRow[] | null {
    const wanted = { states: JSON.stringify(states) };
    // By the index on the day of authorisation, which ends at the first that are enough; settled is what came later.
    const last = this.#connection.get(
      `SELECT m.authorised_at AS at FROM movements m LEFT JOIN proposals p ON p.movement_id = m.id
       WHERE ${isWanted} ORDER BY m.authorised_at DESC, m.id DESC LIMIT 1 OFFSET :before`,
      { ...wanted, before: count - 1 },
    );
    const newer = last === null ? '' : text(last, 'at');
    const from = last === null ? '' : new Date(Date.parse(newer) - longestDayMs).toISOString();
    const rows = this.#connection
      .allBare(`${select} WHERE ${instant} >= :from AND ${isWanted} ORDER BY +m.id`, { ...wanted, from })
      .map((row) => this.#parse(row));
    if (last === null) return rows;
    return rows.filter((row) => (row.settledAt ?? row.authorisedAt) >= newer).length >= count ? rows : null;
  }

  #parse(row: BareRow): ListRow {
    return {
      id: textAt(row, at.id),
      kind: oneOfAt(row, at.kind),
      accountId: textOrNullAt(row, at.accountId),
      amountMinor: numberOrNullAt(row, at.amountMinor),
      currency: textOrNullAt(row, at.currency),
      description: textAt(row, at.description),
      comment: textOrNullAt(row, at.comment),
      application:
        row[at.applicationId] === null
          ? null
          : { id: textAt(row, at.applicationId), name: textAt(row, at.applicationName) },
      authorisedAt: textAt(row, at.authorisedAt),
      settledAt: textOrNullAt(row, at.settledAt),
      ownerName: textOrNullAt(row, at.ownerName),
      hasInvoice: flagAt(row, at.hasInvoice),
      proposal: row[at.proposalId] === null ? null : this.#parseProposal(row),
      isByHand: flagAt(row, at.byHand),
      attachment:
        row[at.attachmentState] === null
          ? null
          : {
              state: oneOfAt(row, at.attachmentState),
              problem: textOrNullAt(row, at.attachmentProblem),
              updatedAt: textAt(row, at.attachmentAt),
            },
    };
  }

  #parseProposal(row: BareRow): NonNullable<ListRow['proposal']> {
    return {
      id: textAt(row, at.proposalId),
      state: oneOfAt(row, at.state),
      reason: { code: oneOfAt(row, at.reasonCode), message: textAt(row, at.reasonMessage) },
      updatedAt: textAt(row, at.updatedAt),
      coding: row[at.parts] === null ? null : this.#coding(row),
    };
  }

  #coding(row: BareRow): DocumentCoding {
    const key = textAt(row, at.parts);
    const isOut = (numberOrNullAt(row, at.amountMinor) ?? 0) < 0;
    const codings = isOut ? this.#codings.out : this.#codings.in;
    const known = codings.get(key);
    if (known !== undefined) return known;
    const coding = codingOf(JSON.parse(key) as Parts, isOut);
    codings.set(key, coding);
    return coding;
  }
}

function codingOf([kind, account, taxType, tracking, contact, from, to]: Parts, isOut: boolean): DocumentCoding {
  if (kind === 'transfer') return { account: labelOf(isOut ? to : from), taxType: null, tracking: [], contact: null };
  return { account: labelOf(account), taxType, tracking: (tracking ?? []).map(({ option }) => option), contact };
}

function labelOf(account: AccountParts | null): string | null {
  if (account === null) return null;
  return account.code === null ? account.name : `${account.code} ${account.name}`;
}

/**
 * Movements are written by a run, whose last trace is its end, or with the window that was read; the lists from Xero have
 * the organisation's time zone. No row of these tables is ever deleted.
 */
export function readMovementsStamp(connection: Connection): string {
  const row = connection.get(`SELECT
    (SELECT max(rowid) FROM movements) AS movements,
    (SELECT covered_from || ' ' || read_at FROM pull_window) AS pulled,
    (SELECT read_at FROM reference_data) AS lists_read,
    (SELECT max(rowid) FROM file_imports) AS imported,
    (SELECT id || ' ' || coalesce(finished_at, '') FROM runs ORDER BY started_at DESC, rowid DESC LIMIT 1) AS run`);
  return JSON.stringify(row);
}
