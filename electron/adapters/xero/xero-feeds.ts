import type { z } from 'zod';
import type { Failure } from '../../../shared/domain/failure.ts';
import type { FeedStatementPlan } from '../../../shared/domain/feed-statement.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type {
  BankFeeds,
  FeedAnswer,
  FeedWrite,
  NewFeed,
  RemoteFeed,
  RemoteFeedStatement,
} from '../../ports/bank-feeds.ts';
import type { HttpAnswer } from '../http/http-message.ts';
import { readJson } from '../http/read-json.ts';
import {
  encodeFeedStatement,
  feedPage,
  problemOf,
  statementItem,
  statementPage,
  toFeedStatement,
  wholeProblem,
  writeAnswered,
} from './feed-wire.ts';
import { readAnswer } from './read-answer.ts';
import { readPages } from './read-pages.ts';
import { feedAppRefused, feedScopeLacking, feedUncertain, forbidden, incompatible } from './xero-failure.ts';
import type { XeroTransport } from './xero-transport.ts';

/** The most that is asked for in one page; the specification's own example. */
const pageSize = 100;
/** Three megabytes need longer than the door's own limit on a slow line. */
const writeTimeoutMs = 60_000;
const largestBody = 3_000_000;

export interface XeroFeedsOptions {
  readonly apiUrl: string;
  readonly transport: XeroTransport;
}

/** Xero's Bank Feeds API, straight on our own transport: the same consent, limits and count as everything else. */
export class XeroFeeds implements BankFeeds {
  readonly #base: string;
  readonly #transport: XeroTransport;

  constructor({ apiUrl, transport }: XeroFeedsOptions) {
    this.#base = `${apiUrl}/bankfeeds.xro/1.0`;
    this.#transport = transport;
  }

  async findFeed(tenantId: string, accountToken: string): Promise<Result<RemoteFeed | null, Failure>> {
    const read = await this.#list(tenantId, 'FeedConnections', feedPage);
    if (!read.ok) return read;
    const found = read.value.filter((item) => item.accountToken === accountToken);
    // One that was refused may lie beside the one that was made.
    const item = found.find(({ status }) => status !== 'REJECTED') ?? found[0];
    if (item === undefined) return ok(null);
    if (item.status === 'REJECTED') {
      return ok({ id: item.id, status: 'rejected', problem: problemOf([item.error]) });
    }
    return ok({ id: item.id, status: item.status === 'PENDING' ? 'pending' : 'connected', problem: null });
  }

  createFeed(
    tenantId: string,
    { accountToken, xeroAccountId, currency }: NewFeed,
    write: FeedWrite,
  ): Promise<Result<FeedAnswer, Failure>> {
    const body = JSON.stringify({
      items: [{ accountToken, accountId: xeroAccountId, accountType: 'BANK', currency }],
    });
    return this.#post(tenantId, 'FeedConnections', body, write);
  }

  encodeFeedStatement(connectionId: string, currency: string, statement: FeedStatementPlan): string {
    const body = encodeFeedStatement(connectionId, currency, statement);
    if (Buffer.byteLength(body) > largestBody) throw new Error('A statement is larger than Xero takes.');
    return body;
  }

  sendFeedStatement(tenantId: string, body: string, write: FeedWrite): Promise<Result<FeedAnswer, Failure>> {
    return this.#post(tenantId, 'Statements', body, write);
  }

  async feedStatement(tenantId: string, id: string): Promise<Result<RemoteFeedStatement | null, Failure>> {
    const answer = await this.#get(tenantId, `Statements/${encodeURIComponent(id)}`);
    if (!answer.ok) return answer;
    if (answer.value.status === 404) return ok(null);
    const json = feedAnswer(answer.value, 'the statement');
    if (!json.ok) return json;
    const item = statementItem.safeParse(json.value);
    return item.success ? ok(toFeedStatement(item.data, null)) : err(incompatible('the statement'));
  }

  async feedStatementsOf(
    tenantId: string,
    connectionId: string,
    currency: string,
  ): Promise<Result<readonly RemoteFeedStatement[], Failure>> {
    const read = await this.#list(tenantId, 'Statements', statementPage);
    if (!read.ok) return read;
    return ok(
      read.value
        .filter(({ feedConnectionId }) => feedConnectionId === connectionId)
        .map((item) => toFeedStatement(item, currency)),
    );
  }

  #list<Item extends { readonly id: string }>(
    tenantId: string,
    resource: 'FeedConnections' | 'Statements',
    page: z.ZodType<{ pagination?: { pageCount?: number | null | undefined } | null | undefined; items: Item[] }>,
  ): Promise<Result<readonly Item[], Failure>> {
    const what = resource === 'Statements' ? 'the statements' : 'the bank feeds';
    return readPages<Item>(async (number) => {
      const answer = await this.#get(tenantId, `${resource}?page=${number}&pageSize=${pageSize}`);
      const json = answer.ok ? feedAnswer(answer.value, what) : answer;
      if (!json.ok) return json;
      const read = page.safeParse(json.value);
      if (!read.success) return err(incompatible(what));
      const { items, pagination } = read.data;
      return ok({ rows: items, pageCount: pagination?.pageCount ?? null, idOf: ({ id }) => id });
    }, what);
  }

  async #get(tenantId: string, path: string): Promise<Result<HttpAnswer, Failure>> {
    const headers = { accept: 'application/json', 'xero-tenant-id': tenantId };
    return aboutFeeds(await this.#transport.read(tenantId, { method: 'GET', url: `${this.#base}/${path}`, headers }));
  }

  async #post(
    tenantId: string,
    resource: 'FeedConnections' | 'Statements',
    body: string,
    { idempotencyKey, notAfterMs }: FeedWrite,
  ): Promise<Result<FeedAnswer, Failure>> {
    const headers = {
      accept: 'application/json',
      'content-type': 'application/json',
      'xero-tenant-id': tenantId,
      'idempotency-key': idempotencyKey,
    };
    const url = `${this.#base}/${resource}`;
    const answer = aboutFeeds(
      await this.#transport.write(
        tenantId,
        { method: 'POST', url, headers, body, timeoutMs: writeTimeoutMs },
        notAfterMs,
      ),
    );
    return answer.ok ? writtenAnswer(answer.value) : answer;
  }
}

/**
 * Only what Xero names as refused is a refusal, and only an id that it has taken is taken; whatever else came back may have
 * been carried out.
 */
function writtenAnswer(answer: HttpAnswer): Result<FeedAnswer, Failure> {
  const json = readJson(answer);
  if (!json.ok) return err(answer.status === 403 ? forbidden() : feedUncertain());
  const whole = wholeProblem(json.value);
  if (answer.status === 403) return refusedApp(whole?.code ?? null) ?? err(forbidden());
  const read = writeAnswered.safeParse(json.value);
  const item = read.success ? read.data.items[0] : undefined;
  if (item?.status === 'REJECTED') {
    return ok({ status: 'refused', id: item.id ?? null, problem: problemOf([item.error, ...(item.errors ?? [])]) });
  }
  const isTaken = answer.status >= 200 && answer.status <= 299;
  if (isTaken && typeof item?.id === 'string' && item.id !== '') return ok({ status: 'pending', id: item.id });
  if (refusing.has(answer.status) && whole !== null) return ok({ status: 'refused', id: null, problem: whole });
  return err(feedUncertain());
}

/** Statuses of POST /Statements and /FeedConnections that say no (Bank Feeds API's OpenAPI); 500 says that it may be asked again. */
const refusing = new Set([400, 404, 409, 413, 422]);

/** 403 names the app or the feed connection (Bank Feeds API's OpenAPI, POST /Statements); null for anything else. */
function refusedApp(code: string | null): Result<FeedAnswer, Failure> | null {
  if (code === 'invalid-application') return err(feedAppRefused());
  if (code === null) return null;
  return ok({ status: 'refused', id: null, problem: problemOf([{ type: code }]) });
}

/** The JSON of a read's answer. */
function feedAnswer(answer: HttpAnswer, what: string): Result<unknown, Failure> {
  if (answer.status !== 403) return readAnswer(answer, what);
  const json = readJson(answer);
  const problem = json.ok ? wholeProblem(json.value) : null;
  return err(problem?.code === 'invalid-application' ? feedAppRefused() : forbidden());
}

/** The transport's own sentences are about documents. */
function aboutFeeds(sent: Result<HttpAnswer, Failure>): Result<HttpAnswer, Failure> {
  if (sent.ok) return sent;
  if (sent.error.kind === 'scopeLacking') return err(feedScopeLacking());
  return sent.error.kind === 'uncertain' ? err(feedUncertain()) : sent;
}
