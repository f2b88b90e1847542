import type { BodyEntry, Journal, RequestEntry } from '../http/journal.ts';
import type { IdentityState } from '../identity/identity-state.ts';
import type { Untruth } from '../untrue/untruth.ts';
import type { CledaraTransaction } from './cledara-shapes.ts';
import type { CledaraWorkspace } from './cledara-workspace.ts';
import type { XeroOrganisation } from './xero-organisation.ts';

/** Everything the two services know, for tests to look at and to change. */
export class SandboxWorld {
  readonly cledara: CledaraWorkspace;
  readonly xero: XeroOrganisation;
  /** Consents and sign-ins at Xero. */
  readonly identity: IdentityState;
  /** In what the services are otherwise than they are taken to be; nothing unless told. */
  readonly untrue = new Set<Untruth>();
  readonly #journal: Journal;

  constructor(parts: { cledara: CledaraWorkspace; xero: XeroOrganisation; identity: IdentityState; journal: Journal }) {
    this.cledara = parts.cledara;
    this.xero = parts.xero;
    this.identity = parts.identity;
    this.#journal = parts.journal;
  }

  /** Every request that arrived, in order. */
  get requests(): readonly RequestEntry[] {
    return this.#journal.requests;
  }

  /** The JSON bodies that Xero's API was sent, the newest two thousand. */
  get requestBodies(): readonly BodyEntry[] {
    return this.#journal.bodies;
  }

  addTransaction(partial: Partial<CledaraTransaction> = {}): CledaraTransaction {
    return this.cledara.addTransaction(partial);
  }

  removeTransaction(id: string): boolean {
    return this.cledara.removeTransaction(id);
  }

  settle(id: string, at?: string): CledaraTransaction {
    return this.cledara.settle(id, at);
  }
}
