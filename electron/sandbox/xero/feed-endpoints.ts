import { type Answer, jsonAnswer, type SandboxRequest } from '../http/exchange.ts';
import { type FeedConnectionRecord, type FeedStatementRecord, statusOf } from '../world/feed-books.ts';
import type { XeroOrganisation } from '../world/xero-organisation.ts';
import { checkFeedStatement, feedError, feedProblem } from './check-feed-statement.ts';
import { type Fields, fieldsOf, listField, major, textField } from './json-fields.ts';
import { notFound } from './problem-answers.ts';
import type { XeroContext } from './xero-context.ts';

/** A statement's request may be so large (Bank Feeds API's OpenAPI, 413 of POST /Statements). Bytes. */
const largestBody = 3_000_000;
/** Roles that may connect a feed (Bank Feeds API's OpenAPI: invalid-user-role). */
const feedRoles = new Set(['STANDARD', 'FINANCIALADVISER', 'MANAGEDCLIENT']);

/** bankfeeds.xro/1.0: feed connections and statements (Bank Feeds API's OpenAPI, 16.1.0). */
export class FeedEndpoints {
  readonly #organisation: XeroOrganisation;

  constructor(organisation: XeroOrganisation) {
    this.#organisation = organisation;
  }

  answer(request: SandboxRequest, path: string, context: XeroContext): Answer {
    const [, resource, id] = /^\/(FeedConnections|Statements)(?:\/([^/]+))?$/.exec(path) ?? [];
    if (resource === 'FeedConnections') {
      if (request.method === 'GET')
        return id === undefined ? this.#connections(request, context) : this.#one(id, context);
      return request.method === 'POST' && id === undefined ? this.#connect(request, context) : notFound();
    }
    if (resource !== 'Statements') return notFound();
    if (request.method === 'GET') {
      return id === undefined ? this.#statements(request, context) : this.#statement(id, context);
    }
    return request.method === 'POST' && id === undefined ? this.#receive(request, context) : notFound();
  }

  /** 202 for a read is no slip: the specification says so. */
  #connections(request: SandboxRequest, { clock }: XeroContext): Answer {
    const items = this.#organisation.feeds.connections.map((record) => this.#wireConnection(record, clock.nowMs()));
    return jsonAnswer(202, pageOf(request, items));
  }

  #one(id: string, { clock }: XeroContext): Answer {
    const record = this.#organisation.feeds.connections.find((one) => one.id === id);
    return record === undefined ? notFound() : jsonAnswer(200, this.#wireConnection(record, clock.nowMs()));
  }

  #connect(request: SandboxRequest, context: XeroContext): Answer {
    const items = readItems(request);
    if (items === null) return feedProblem(feedError('invalid-request', 'The request holds no items.'));
    const answered = items.map((item) => this.#connectOne(item, context));
    const isRefused = answered.every((item) => item['status'] === 'REJECTED');
    return jsonAnswer(isRefused ? 400 : 202, { items: answered });
  }

  #connectOne(item: Fields, { user, clock }: XeroContext): Fields {
    const { feeds } = this.#organisation;
    const accountToken = textField(item, 'accountToken') ?? '';
    const refused = (type: string, detail: string): Fields => ({
      accountToken,
      status: 'REJECTED',
      error: feedError(type, detail),
    });
    const planned = feeds.takeRefusal();
    if (planned !== null) return { accountToken, status: 'REJECTED', error: planned };
    if (!feedRoles.has(user.role)) return refused('invalid-user-role', 'The user role may not connect a bank feed.');
    if (accountToken === '' || accountToken.length > 50)
      return refused('invalid-request', "The request field 'AccountToken' exceeded the maximum length of 50.");
    const account = this.#organisation.account(textField(item, 'accountId') ?? '');
    if (account === undefined || account.type !== 'BANK' || account.status !== 'ACTIVE')
      return refused('account-not-valid', 'The account is not a bank account of this organisation.');
    const currency = textField(item, 'currency') ?? this.#organisation.organisation.baseCurrency;
    if ((account.currency ?? this.#organisation.organisation.baseCurrency) !== currency)
      return refused('invalid-request', 'The currency is not that of the bank account.');
    const isTaken = feeds.connections.some(
      (one) => one.accountToken === accountToken || one.accountId === account.accountId,
    );
    if (isTaken)
      return refused(
        'feed-already-connected-in-current-organisation',
        'The feed is already connected in this organisation.',
      );
    const record: FeedConnectionRecord = {
      id: this.#organisation.newId(),
      accountToken,
      accountId: account.accountId,
      currency,
      readyMs: clock.nowMs() + feeds.connectsAfterMs,
    };
    feeds.connections.push(record);
    return { id: record.id, accountToken, status: 'PENDING' };
  }

  #wireConnection(record: FeedConnectionRecord, nowMs: number): Fields {
    const { id, accountToken, accountId, currency } = record;
    const isPending = nowMs < record.readyMs;
    return {
      id,
      accountToken,
      accountType: 'BANK',
      accountName: this.#organisation.account(accountId)?.name.slice(0, 30) ?? '',
      accountId,
      currency,
      country: this.#organisation.organisation.countryCode,
      ...(isPending ? { status: 'PENDING' } : {}),
    };
  }

  /** Newest first. */
  #statements(request: SandboxRequest, { clock }: XeroContext): Answer {
    const items = [...this.#organisation.feeds.statements].reverse().map((one) => wireStatement(one, clock.nowMs()));
    return jsonAnswer(200, pageOf(request, items));
  }

  #statement(id: string, { clock }: XeroContext): Answer {
    const record = this.#organisation.feeds.statements.find((one) => one.id === id);
    return record === undefined ? notFound() : jsonAnswer(200, wireStatement(record, clock.nowMs()));
  }

  /** One statement in a request; the sandbox knows no more. */
  #receive(request: SandboxRequest, context: XeroContext): Answer {
    const { feeds } = this.#organisation;
    if (request.body.length > largestBody) {
      const detail = `Request size of ${request.body.length} bytes exceeds the limit of ${largestBody} bytes.`;
      return feedProblem({ ...feedError('invalid-request', detail), title: 'Request too large', status: 413 });
    }
    const [item, another] = readItems(request) ?? [];
    if (item === undefined || another !== undefined)
      return feedProblem(feedError('invalid-request', 'The sandbox takes one statement in a request.'));
    const checked = checkFeedStatement(item, context);
    if (!checked.ok) return feedProblem(checked.error);
    const known = new Set(
      feeds.statements
        .filter((one) => one.connectionId === checked.value.connectionId && one.errors.length === 0)
        .flatMap(({ lines }) => lines.map(({ transactionId }) => transactionId)),
    );
    const fresh = checked.value.lines.filter(
      ({ transactionId }) => transactionId === null || !known.has(transactionId),
    );
    const isDuplicate = checked.value.lines.length > 0 && fresh.length === 0;
    const planned = isDuplicate
      ? feedError('duplicate-statement', 'The received statement was marked as a duplicate.')
      : feeds.takeRejection();
    const record: FeedStatementRecord = {
      ...checked.value,
      id: this.#organisation.newId(),
      lines: planned === null ? fresh : [],
      settledMs: context.clock.nowMs() + (isDuplicate ? 0 : feeds.deliversAfterMs),
      errors: planned === null ? [] : [planned],
    };
    feeds.statements.push(record);
    const { id, connectionId } = record;
    const about = { id, feedConnectionId: connectionId };
    if (isDuplicate) return jsonAnswer(409, { items: [{ ...about, status: 'REJECTED', errors: record.errors }] });
    return jsonAnswer(202, { items: [{ ...about, status: 'PENDING' }] });
  }
}

function readItems(request: SandboxRequest): readonly Fields[] | null {
  try {
    const fields = fieldsOf(JSON.parse(request.body.toString('utf8')));
    const items = fields === null ? [] : listField(fields, 'items');
    return items.length === 0 ? null : items;
  } catch {
    return null; // no JSON: the caller says so
  }
}

/** Ten a page unless told (Bank Feeds API's OpenAPI, pageSize). */
function pageOf(request: SandboxRequest, items: readonly Fields[]): Fields {
  const pageSize = countOf(request.query.get('pageSize'), 10);
  const page = countOf(request.query.get('page'), 1);
  const shown = items.slice((page - 1) * pageSize, page * pageSize);
  const pageCount = Math.max(1, Math.ceil(items.length / pageSize));
  return { pagination: { page, pageSize, pageCount, itemCount: shown.length }, items: shown };
}

function countOf(text: string | null, otherwise: number): number {
  return text !== null && /^[1-9]\d*$/.test(text) ? Number(text) : otherwise;
}

function wireStatement(record: FeedStatementRecord, nowMs: number): Fields {
  const status = statusOf(record, nowMs);
  return {
    id: record.id,
    feedConnectionId: record.connectionId,
    status,
    startDate: record.startDate,
    endDate: record.endDate,
    startBalance: wireBalance(record.startMinor),
    endBalance: wireBalance(record.endMinor),
    statementLineCount: record.lines.length,
    ...(status === 'REJECTED' ? { errors: record.errors } : {}),
  };
}

function wireBalance(minor: number): Fields {
  return { amount: major(Math.abs(minor)), creditDebitIndicator: minor < 0 ? 'DEBIT' : 'CREDIT' };
}
