import { type Answer, bearerOf, jsonAnswer, type SandboxRequest } from '../http/exchange.ts';
import { type Admission, openDoor, type ServiceName, type Site, turnedAway } from '../http/site.ts';
import type { AccessRecord, Connection, IdentityState } from '../identity/identity-state.ts';
import { coversPath } from '../identity/scopes.ts';
import type { XeroOrganisation } from '../world/xero-organisation.ts';
import { AttachmentEndpoints, attachmentResource } from './attachment-endpoints.ts';
import { BankTransactionEndpoints } from './bank-transaction-endpoints.ts';
import { BankTransferEndpoints } from './bank-transfer-endpoints.ts';
import { BillEndpoints } from './bill-endpoints.ts';
import { feedError, feedProblem } from './check-feed-statement.ts';
import { ContactEndpoints } from './contact-endpoints.ts';
import { FeedEndpoints } from './feed-endpoints.ts';
import { IdempotencyCache } from './idempotency-cache.ts';
import { PaymentEndpoints } from './payment-endpoints.ts';
import { authProblem, notFound } from './problem-answers.ts';
import { RateGate } from './rate-gate.ts';
import { ReferenceEndpoints } from './reference-endpoints.ts';
import { utcString } from './wire-date.ts';
import type { XeroContext } from './xero-context.ts';

export interface XeroSiteOptions {
  readonly organisation: XeroOrganisation;
  readonly identity: IdentityState;
  readonly clock: { nowMs(): number };
  readonly url: string;
}

const accountingBase = '/api.xro/2.0';
const feedBase = '/bankfeeds.xro/1.0';
const attachmentPath = /^\/(BankTransactions|BankTransfers|Invoices|CreditNotes)\/([^/]+)\/Attachments(?:\/(.+))?$/;
const documentPath = /^\/(BankTransactions|BankTransfers|Contacts|Invoices|CreditNotes|Payments)(?:\/([^/]+))?$/;
/** Roles that may not enter bank transactions (developer.xero.com/faq/permissions). */
const readingRoles = new Set(['READONLY', 'INVOICEONLY', 'REMOVED']);

/** api.xero.com: /connections, the Accounting API and the Bank Feeds API. Limits come first, then the idempotency key, then the work. */
export class XeroSite implements Site {
  readonly #options: XeroSiteOptions;
  readonly #gate: RateGate;
  readonly #idempotency: IdempotencyCache;
  readonly #references: ReferenceEndpoints;
  readonly #contacts: ContactEndpoints;
  readonly #transactions: BankTransactionEndpoints;
  readonly #transfers: BankTransferEndpoints;
  readonly #bills: BillEndpoints;
  readonly #creditNotes: BillEndpoints;
  readonly #payments: PaymentEndpoints;
  readonly #attachments: AttachmentEndpoints;
  readonly #feeds: FeedEndpoints;

  constructor(options: XeroSiteOptions) {
    const { organisation, clock } = options;
    this.#options = options;
    this.#gate = new RateGate(clock, organisation.limits);
    this.#idempotency = new IdempotencyCache(clock);
    this.#references = new ReferenceEndpoints(organisation);
    this.#contacts = new ContactEndpoints(organisation);
    this.#transactions = new BankTransactionEndpoints(organisation);
    this.#transfers = new BankTransferEndpoints(organisation);
    this.#bills = new BillEndpoints(organisation, 'Invoices');
    this.#creditNotes = new BillEndpoints(organisation, 'CreditNotes');
    this.#payments = new PaymentEndpoints(organisation);
    this.#attachments = new AttachmentEndpoints(organisation);
    this.#feeds = new FeedEndpoints(organisation);
  }

  nameFor(): ServiceName {
    return 'xero';
  }

  admit(request: SandboxRequest): Admission {
    const access = this.#access(request);
    if ('status' in access) return turnedAway(access);
    if (baseOf(request) === null) return openDoor;
    const tenant = request.headers['xero-tenant-id'];
    const connected = this.#options.identity.connections.some(({ tenantId }) => tenantId === tenant);
    if (!connected) return turnedAway(authProblem(403, 'AuthenticationUnsuccessful'));
    const { uncoveredScopes } = this.#options.identity;
    const scopes = access.consent.scopes.filter((scope) => !uncoveredScopes.has(scope));
    if (!coversPath(scopes, request.method, resourcePathOf(request))) {
      return turnedAway(authProblem(401, 'AuthorizationUnsuccessful'));
    }
    return this.#gate.enter();
  }

  handle(request: SandboxRequest): Answer {
    if (baseOf(request) === null) return this.#connections(request);
    return this.#gate.stamp(this.#idempotency.answer(request, () => this.#work(request)));
  }

  #work(request: SandboxRequest): Answer {
    const { organisation, identity, clock, url } = this.#options;
    const user = identity.accessRecord(bearerOf(request) ?? '')?.consent.user ?? organisation.consentingUser;
    if (request.method !== 'GET' && readingRoles.has(user.role)) return authProblem(403, 'AuthorizationUnsuccessful');
    const context: XeroContext = { organisation, user, clock, apiBase: `${url}${accountingBase}` };
    const path = resourcePathOf(request);
    if (baseOf(request) === feedBase) {
      if (!identity.isFeedPartner) return feedProblem(notConfigured);
      return this.#feeds.answer(request, path, context);
    }
    const attachment = attachmentPath.exec(path);
    if (attachment !== null) return this.#attachment(request, attachment, context);
    const document = documentPath.exec(path);
    if (document !== null) return this.#document(request, document, context);
    if (request.method === 'PUT' && path === '/Accounts') return this.#references.addAccount(request, context);
    return (request.method === 'GET' ? this.#references.answer(request, path, context) : null) ?? notFound();
  }

  #attachment(
    request: SandboxRequest,
    [, resource = '', parentId = '', fileName]: RegExpExecArray,
    context: XeroContext,
  ): Answer {
    const target = { resource: attachmentResource(resource), parentId, fileName: fileName ?? null };
    return this.#attachments.answer(request, target, context);
  }

  #document(request: SandboxRequest, [, resource, id]: RegExpExecArray, context: XeroContext): Answer {
    const endpoints = this.#endpointsOf(resource ?? '');
    if (endpoints === null) return notFound();
    if (request.method === 'GET') {
      return id === undefined ? endpoints.list(request, context) : endpoints.one(id, context);
    }
    if (request.method !== 'PUT' && request.method !== 'POST') return notFound();
    if (endpoints === this.#payments) {
      if (id === undefined) return this.#payments.create(request, context);
      return request.method === 'POST' ? this.#payments.delete(id, request, context) : notFound();
    }
    if (endpoints === this.#contacts && id === undefined) return this.#contacts.write(request, context);
    if (endpoints instanceof BankTransactionEndpoints || endpoints instanceof BillEndpoints) {
      return endpoints.write(request, context, id ?? null);
    }
    if (endpoints !== this.#transfers || id !== undefined) return notFound();
    return request.method === 'PUT'
      ? this.#transfers.create(request, context)
      : this.#transfers.remove(request, context);
  }

  #endpointsOf(resource: string) {
    switch (resource) {
      case 'BankTransactions':
        return this.#transactions;
      case 'BankTransfers':
        return this.#transfers;
      case 'Contacts':
        return this.#contacts;
      case 'Invoices':
        return this.#bills;
      case 'CreditNotes':
        return this.#creditNotes;
      case 'Payments':
        return this.#payments;
      default:
        return null;
    }
  }

  /** The record behind the bearer token, or the refusal. */
  #access(request: SandboxRequest): AccessRecord | Answer {
    const token = bearerOf(request);
    const access = token === null ? undefined : this.#options.identity.accessRecord(token);
    if (access === undefined) return authProblem(401, 'AuthenticationUnsuccessful');
    if (this.#options.clock.nowMs() < access.expiresMs) return access;
    const at = new Date(access.expiresMs).toISOString().slice(0, 19).replace('T', ' ');
    return authProblem(401, `TokenExpired: token expired at ${at}`);
  }

  #connections(request: SandboxRequest): Answer {
    const { identity } = this.#options;
    const path = request.path.toLowerCase();
    if (request.method === 'GET' && path === '/connections') {
      const event = request.query.get('authEventId');
      const shown = identity.connections.filter(({ authEventId }) => event === null || authEventId === event);
      const { tenantId, organisation } = this.#options.organisation;
      const nameNow = (one: Connection) => (one.tenantId === tenantId ? organisation.name : one.tenantName);
      return jsonAnswer(
        200,
        shown.map((one) => wireConnection(one, nameNow(one))),
      );
    }
    const id = /^\/connections\/([^/]+)$/.exec(path)?.[1];
    if (request.method !== 'DELETE' || id === undefined || !identity.disconnect(id)) return notFound();
    return { status: 204, headers: {}, body: '' };
  }
}

/** As the Bank Feeds API's OpenAPI has it for an app without the partner scope. */
const notConfigured = feedError(
  'invalid-application',
  'The application has not been configured to use these API endpoints.',
);

/** The API that is asked; null for /connections. */
function baseOf({ path }: SandboxRequest): string | null {
  return [accountingBase, feedBase].find((base) => path.startsWith(`${base}/`)) ?? null;
}

function resourcePathOf(request: SandboxRequest): string {
  return request.path.slice(baseOf(request)?.length ?? 0);
}

function wireConnection(connection: Connection, tenantName: string): Record<string, string> {
  return {
    id: connection.id,
    authEventId: connection.authEventId,
    tenantId: connection.tenantId,
    tenantType: connection.tenantType,
    tenantName,
    createdDateUtc: `${utcString(connection.createdMs)}.0000000`,
    updatedDateUtc: `${utcString(connection.updatedMs)}.0000000`,
  };
}
