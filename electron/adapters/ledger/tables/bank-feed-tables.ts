import type { FeedProblem } from '../../../../shared/domain/feed-problem.ts';
import type { AccountId } from '../../../../shared/domain/movement.ts';
import type {
  BankFeed,
  FedChange,
  FedLine,
  FeedAccess,
  FeedStatement,
  SentLine,
} from '../../../ports/bank-feed-store.ts';
import { flag, number, numberOrNull, oneOf, text, textOrNull, wholeOrNull } from '../columns.ts';
import type { Connection, Row } from '../connection.ts';
import { insertInto, upsertInto } from '../statements.ts';

const upsertAccess = upsertInto('feed_access', 'id', ['id', 'is_asked', 'is_granted', 'refusal', 'at']);
const upsertFeed = upsertInto('bank_feeds', 'account_id', [
  'account_id',
  'tenant_id',
  'xero_account_id',
  'account_token',
  'state',
  'connection_id',
  'problem_code',
  'problem_message',
  'first_sent_at',
  'updated_at',
]);
const insertStatement = insertInto('feed_statements', [
  'id',
  'account_id',
  'tenant_id',
  'connection_id',
  'from_day',
  'to_day',
  'opening_minor',
  'closing_minor',
  'lines',
  'idempotency_key',
  'body',
  'body_hash',
  'first_sent_at',
  'state',
  'xero_id',
  'problem_code',
  'problem_message',
  'decided_by',
  'updated_at',
]);
const updateStatement = `UPDATE feed_statements SET first_sent_at = :first_sent_at, state = :state, xero_id = :xero_id,
  problem_code = :problem_code, problem_message = :problem_message, decided_by = :decided_by, updated_at = :updated_at
  WHERE id = :id`;
const upsertChange = upsertInto('fed_changes', 'movement_id', [
  'movement_id',
  'account_id',
  'sent_minor',
  'now_minor',
  'sent_day',
  'now_day',
  'noted_at',
]);
const insertLine = insertInto('feed_lines', ['statement_id', 'movement_id', 'posted_day', 'payee']);

/** Feeds, their statements, and which movements these carry. */
export class BankFeedTables {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  access(): FeedAccess | null {
    const row = this.#connection.get('SELECT * FROM feed_access');
    if (row === null) return null;
    const isGranted = row['is_granted'] === null ? null : flag(row, 'is_granted');
    return { isAsked: flag(row, 'is_asked'), isGranted, refusal: textOrNull(row, 'refusal'), at: text(row, 'at') };
  }

  saveAccess({ isAsked, isGranted, refusal, at }: FeedAccess): void {
    const granted = isGranted === null ? null : Number(isGranted);
    this.#connection.run(upsertAccess, { id: 1, is_asked: Number(isAsked), is_granted: granted, refusal, at });
  }

  feeds(): readonly BankFeed[] {
    return this.#connection.all('SELECT * FROM bank_feeds ORDER BY account_id').map(feedFromRow);
  }

  saveFeed(feed: BankFeed): void {
    this.#connection.run(upsertFeed, {
      account_id: feed.accountId,
      tenant_id: feed.tenantId,
      xero_account_id: feed.xeroAccountId,
      account_token: feed.accountToken,
      state: feed.state,
      connection_id: feed.connectionId,
      ...problemColumns(feed.problem),
      first_sent_at: feed.firstSentAt,
      updated_at: feed.updatedAt,
    });
  }

  statements(accountId: AccountId): readonly FeedStatement[] {
    const sql = 'SELECT * FROM feed_statements WHERE account_id = :accountId ORDER BY number';
    return this.#connection.all(sql, { accountId }).map(statementFromRow);
  }

  fedMovementIds(accountId: AccountId): ReadonlySet<string> {
    const rows = this.#connection.all(
      `SELECT l.movement_id FROM feed_statements s JOIN feed_lines l ON l.statement_id = s.id
        WHERE s.account_id = :accountId AND s.state NOT IN ('rejected', 'unsent')`,
      { accountId },
    );
    return new Set(rows.map((row) => text(row, 'movement_id')));
  }

  line(movementId: string): FedLine | null {
    const row = this.#connection.get(
      `SELECT s.account_id, l.posted_day, l.payee FROM feed_lines l JOIN feed_statements s ON s.id = l.statement_id
        WHERE l.movement_id = :movementId AND s.state NOT IN ('rejected', 'unsent')`,
      { movementId },
    );
    return row === null
      ? null
      : {
          accountId: text(row, 'account_id'),
          postedDay: textOrNull(row, 'posted_day'),
          payee: textOrNull(row, 'payee'),
        };
  }

  changes(): readonly FedChange[] {
    const sql = `SELECT c.* FROM fed_changes c WHERE EXISTS (
        SELECT 1 FROM feed_lines l JOIN feed_statements s ON s.id = l.statement_id
         WHERE l.movement_id = c.movement_id AND s.account_id = c.account_id AND s.state NOT IN ('rejected', 'unsent'))
      ORDER BY c.noted_at, c.movement_id`;
    return this.#connection.all(sql).map(changeFromRow);
  }

  saveChange(change: FedChange): void {
    this.#connection.run(upsertChange, {
      movement_id: change.movementId,
      account_id: change.accountId,
      sent_minor: wholeOrNull(change.sentMinor),
      now_minor: wholeOrNull(change.nowMinor),
      sent_day: change.sentDay,
      now_day: change.nowDay,
      noted_at: change.notedAt,
    });
  }

  removeChange(movementId: string): void {
    this.#connection.run('DELETE FROM fed_changes WHERE movement_id = :movementId', { movementId });
  }

  append(statement: FeedStatement, lines: readonly SentLine[]): void {
    if (!statement.body.isWellFormed()) throw new Error('A lone surrogate would not be sent as it was hashed');
    this.#connection.run(insertStatement, {
      ...changing(statement),
      account_id: statement.accountId,
      tenant_id: statement.tenantId,
      connection_id: statement.connectionId,
      from_day: statement.from,
      to_day: statement.to,
      opening_minor: String(statement.openingMinor),
      closing_minor: String(statement.closingMinor),
      lines: statement.lines,
      idempotency_key: statement.idempotencyKey,
      body: statement.body,
      body_hash: statement.bodyHash,
    });
    for (const { movementId, postedDay, payee } of lines) {
      const line = { statement_id: statement.id, movement_id: movementId, posted_day: postedDay, payee };
      this.#connection.run(insertLine, line);
    }
  }

  save(statement: FeedStatement): void {
    this.#connection.run(updateStatement, changing(statement));
  }
}

function changing(statement: FeedStatement) {
  return {
    id: statement.id,
    first_sent_at: statement.firstSentAt,
    state: statement.state,
    xero_id: statement.xeroId,
    ...problemColumns(statement.problem),
    decided_by: statement.decidedBy,
    updated_at: statement.updatedAt,
  };
}

function problemColumns(problem: FeedProblem | null) {
  return { problem_code: problem?.code ?? null, problem_message: problem?.message ?? null };
}

function problemFromRow(row: Row): FeedProblem | null {
  const code = textOrNull(row, 'problem_code');
  return code === null ? null : { code, message: text(row, 'problem_message') };
}

function feedFromRow(row: Row): BankFeed {
  return {
    accountId: text(row, 'account_id'),
    tenantId: text(row, 'tenant_id'),
    xeroAccountId: text(row, 'xero_account_id'),
    accountToken: text(row, 'account_token'),
    state: oneOf(row, 'state'),
    connectionId: textOrNull(row, 'connection_id'),
    problem: problemFromRow(row),
    firstSentAt: textOrNull(row, 'first_sent_at'),
    updatedAt: text(row, 'updated_at'),
  };
}

function changeFromRow(row: Row): FedChange {
  return {
    movementId: text(row, 'movement_id'),
    accountId: text(row, 'account_id'),
    sentMinor: numberOrNull(row, 'sent_minor'),
    nowMinor: numberOrNull(row, 'now_minor'),
    sentDay: textOrNull(row, 'sent_day'),
    nowDay: textOrNull(row, 'now_day'),
    notedAt: text(row, 'noted_at'),
  };
}

function statementFromRow(row: Row): FeedStatement {
  return {
    id: text(row, 'id'),
    accountId: text(row, 'account_id'),
    tenantId: text(row, 'tenant_id'),
    connectionId: text(row, 'connection_id'),
    from: text(row, 'from_day'),
    to: text(row, 'to_day'),
    openingMinor: BigInt(text(row, 'opening_minor')),
    closingMinor: BigInt(text(row, 'closing_minor')),
    lines: number(row, 'lines'),
    idempotencyKey: text(row, 'idempotency_key'),
    body: text(row, 'body'),
    bodyHash: text(row, 'body_hash'),
    firstSentAt: text(row, 'first_sent_at'),
    state: oneOf(row, 'state'),
    xeroId: textOrNull(row, 'xero_id'),
    problem: problemFromRow(row),
    decidedBy: textOrNull(row, 'decided_by'),
    updatedAt: text(row, 'updated_at'),
  };
}
