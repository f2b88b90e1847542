import type { Engine } from '../../electron/engine/engine.ts';
import type { Ledger } from '../../electron/ports/ledger.ts';
import { ok } from '../../shared/lib/result.ts';
import { ManualClock } from '../fixtures/manual-clock.ts';

/** An engine that can plan: its Xero is empty, and whatever planning does not need throws. */
export function planningEngine(ledger: Ledger): Engine {
  let idCount = 0;
  return {
    ledger,
    clock: new ManualClock('2026-11-22T09:00:00.000Z', 'auto'),
    ids: { uuid: () => `id-${String(idCount++).padStart(8, '0')}` },
    log: { error: quiet, warn: quiet, info: quiet, debug: quiet },
    cledara: { checkKey: unused, applications: unused, transactionsPage: unused, invoice: unused, callCount: unused },
    xero: {
      feeds: {
        findFeed: unused,
        createFeed: unused,
        encodeFeedStatement: unused,
        sendFeedStatement: unused,
        feedStatement: unused,
        feedStatementsOf: unused,
      },
      createBankAccount: unused,
      documentsBetween: () => Promise.resolve(ok([])),
      tenants: unused,
      grantedScopes: unused,
      withdraw: unused,
      organisation: unused,
      referenceData: unused,
      contacts: unused,
      documentsByReference: unused,
      documentsById: unused,
      documentsChangedSince: unused,
      codedDocuments: unused,
      billsChangedSince: unused,
      encodeUpdate: unused,
      encodeRemoval: unused,
      changeDocuments: unused,
      billsByMarker: unused,
      paymentsBetween: unused,
      encodeDocuments: unused,
      encodePayments: unused,
      sendDocuments: unused,
      createContacts: unused,
      attach: unused,
      attachedFiles: unused,
      allowanceLeft: unused,
      callsPerDay: unused,
      callsLeft: unused,
      clockAheadMs: unused,
      allowanceEndsMs: unused,
      callCount: unused,
    },
  };
}

function quiet(): void {}

function unused(): never {
  throw new Error('Planning called something that it should not need.');
}
