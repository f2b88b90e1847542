import type { KeptContact } from '../../../../shared/domain/kept-contact.ts';
import type { Instant } from '../../../../shared/domain/plain-date.ts';
import type { ContactRequest } from '../../../ports/ledger.ts';
import { json, oneOf, text } from '../columns.ts';
import type { Connection, Row } from '../connection.ts';
import { upsertInto } from '../statements.ts';

const upsertKept = upsertInto('kept_contacts', 'key', ['key', 'contact_id', 'kept_at']);
const upsertRequest = upsertInto('contact_requests', 'idempotency_key', [
  'idempotency_key',
  'tenant_id',
  'contacts_json',
  'first_sent_at',
  'state',
]);

/** The contacts that were found or made, and the requests that make them. */
export class ContactTables {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  kept(): ReadonlyMap<string, string> {
    const rows = this.#connection.all('SELECT key, contact_id FROM kept_contacts ORDER BY key');
    return new Map(rows.map((row) => [text(row, 'key'), text(row, 'contact_id')]));
  }

  keep({ key, contactId }: KeptContact, at: Instant): void {
    this.#connection.run(upsertKept, { key, contact_id: contactId, kept_at: at });
  }

  /** In the order they first left. */
  openRequests(): readonly ContactRequest[] {
    const sql = `SELECT * FROM contact_requests WHERE state = 'open' ORDER BY first_sent_at, idempotency_key`;
    return this.#connection.all(sql).map(requestFromRow);
  }

  saveRequest(request: ContactRequest): void {
    this.#connection.run(upsertRequest, {
      idempotency_key: request.idempotencyKey,
      tenant_id: request.tenantId,
      contacts_json: JSON.stringify(request.contacts),
      first_sent_at: request.firstSentAt,
      state: request.state,
    });
  }
}

function requestFromRow(row: Row): ContactRequest {
  return {
    idempotencyKey: text(row, 'idempotency_key'),
    tenantId: text(row, 'tenant_id'),
    contacts: json(row, 'contacts_json'),
    firstSentAt: text(row, 'first_sent_at'),
    state: oneOf(row, 'state'),
  };
}
