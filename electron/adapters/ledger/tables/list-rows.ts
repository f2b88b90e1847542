import type { AccountRef, PushDocument, TrackingRef } from '../../../../shared/domain/document.ts';
import type { ListRow } from '../../../ports/ledger.ts';
import { flag, json, numberOrNull, oneOf, text, textOrNull } from '../columns.ts';
import type { Connection, Row } from '../connection.ts';

/** Of a document only the parts that many have in common are taken out: reading all of each would take most of the time. */
const select = `
SELECT m.id, m.kind, m.account_id, m.amount_minor, m.currency, m.description, m.comment, m.application_id,
  m.application_name, m.authorised_at, m.settled_at, m.card_owner_name, m.has_invoice,
  p.id AS proposal_id, p.state, p.reason_code, p.reason_message, p.updated_at,
  json_extract(p.document_json, '$.kind', '$.account', '$.taxType', '$.tracking', '$.contact.name', '$.fromBankAccount',
    '$.toBankAccount') AS parts_json,
  o.fields_json IS NOT NULL AND o.fields_json <> '{}' AS by_hand,
  a.state AS attachment_state, a.problem_message, a.updated_at AS attachment_at
FROM movements m
LEFT JOIN proposals p ON p.movement_id = m.id
LEFT JOIN overrides o ON o.movement_id = m.id
LEFT JOIN attachments a ON a.movement_id = m.id`;

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
    const rows = this.#connection.all(`${select} WHERE m.id > :after ORDER BY m.id LIMIT :limit`, {
      after: after ?? '', // no id is empty
      limit,
    });
    return rows.map((row) => this.#parse(row));
  }

  find(movementId: string): ListRow | null {
    const row = this.#connection.get(`${select} WHERE m.id = :movementId`, { movementId });
    return row === null ? null : this.#parse(row);
  }

  #parse(row: Row): ListRow {
    return {
      id: text(row, 'id'),
      kind: oneOf(row, 'kind'),
      accountId: textOrNull(row, 'account_id'),
      amountMinor: numberOrNull(row, 'amount_minor'),
      currency: textOrNull(row, 'currency'),
      description: text(row, 'description'),
      comment: textOrNull(row, 'comment'),
      application:
        row['application_id'] === null
          ? null
          : { id: text(row, 'application_id'), name: text(row, 'application_name') },
      authorisedAt: text(row, 'authorised_at'),
      settledAt: textOrNull(row, 'settled_at'),
      ownerName: textOrNull(row, 'card_owner_name'),
      hasInvoice: flag(row, 'has_invoice'),
      proposal: row['proposal_id'] === null ? null : this.#parseProposal(row),
      isByHand: flag(row, 'by_hand'),
      attachment:
        row['attachment_state'] === null
          ? null
          : {
              state: oneOf(row, 'attachment_state'),
              problem: textOrNull(row, 'problem_message'),
              updatedAt: text(row, 'attachment_at'),
            },
    };
  }

  #parseProposal(row: Row): NonNullable<ListRow['proposal']> {
    return {
      id: text(row, 'proposal_id'),
      state: oneOf(row, 'state'),
      reason: { code: oneOf(row, 'reason_code'), message: text(row, 'reason_message') },
      updatedAt: text(row, 'updated_at'),
      coding: row['parts_json'] === null ? null : this.#coding(row),
    };
  }

  #coding(row: Row): DocumentCoding {
    const key = text(row, 'parts_json');
    const isOut = (numberOrNull(row, 'amount_minor') ?? 0) < 0;
    const codings = isOut ? this.#codings.out : this.#codings.in;
    const known = codings.get(key);
    if (known !== undefined) return known;
    const coding = codingOf(json<Parts>(row, 'parts_json'), isOut);
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
    (SELECT id || ' ' || coalesce(finished_at, '') FROM runs ORDER BY started_at DESC, rowid DESC LIMIT 1) AS run`);
  return JSON.stringify(row);
}
