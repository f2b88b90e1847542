import { isBill, type PushDocument, type RemoteDocument } from '../../shared/domain/document.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { addDays, type PlainDate } from '../../shared/domain/plain-date.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import type { Batch } from '../ports/ledger.ts';
import type { RemotePayment } from '../ports/xero.ts';
import type { Engine } from './engine.ts';

/** Something in Xero that carries the reference of a document whose answer was lost. */
export interface FoundAgain {
  readonly id: string;
  readonly reference: string | null;
  /** Deleted or voided. A status that is not known stands as long as nobody says it is gone. */
  readonly isGone: boolean;
  /** Of payments: the bill or credit note that it is for. */
  readonly billId: string | null;
}

/** Someone may have moved the document to another day in Xero; look this far around. Payments cannot be moved. */
const lookUpDays = 31;

/** What Xero has of a request whose answer was lost. */
export async function findAgain(
  engine: Engine,
  batch: Batch,
  proposals: readonly Proposal[],
): Promise<Result<readonly FoundAgain[], Failure>> {
  const documents = proposals.flatMap(({ document }) => (document === null ? [] : [document]));
  if (documents.length === 0) return ok([]);
  switch (batch.kind) {
    case 'payment': {
      const payments = await engine.xero.paymentsBetween(batch.tenantId, daysOf(documents.map(paymentDay), 0));
      return payments.ok ? ok(payments.value.map(fromPayment)) : payments;
    }
    case 'invoice':
    case 'credit-note': {
      const bills = await engine.xero.billsByMarker(batch.tenantId, documents.filter(isBill));
      return bills.ok ? ok(bills.value.map(fromDocument)) : bills;
    }
    case 'bank-transaction':
    case 'bank-transfer': {
      const references = documents.map(({ reference }) => reference);
      const around = daysOf(
        documents.map(({ date }) => date),
        lookUpDays,
      );
      const found = await engine.xero.documentsByReference(batch.tenantId, batch.kind, references, around);
      return found.ok ? ok(found.value.map(fromDocument)) : found;
    }
  }
}

/** Is it what this document has become? A payment counts only for the very bill that it was to pay. */
export function isOf({ reference, billId }: FoundAgain, { document, unpaidId }: Proposal): boolean {
  if (reference !== document?.reference) return false;
  return billId === null || billId === unpaidId;
}

function paymentDay(document: PushDocument): PlainDate {
  return isBill(document) ? document.dueDate : document.date;
}

function daysOf(days: readonly PlainDate[], margin: number): { readonly from: PlainDate; readonly to: PlainDate } {
  const sorted = [...days].sort();
  return { from: addDays(sorted.at(0) ?? '', -margin), to: addDays(sorted.at(-1) ?? '', margin) };
}

function fromDocument({ id, reference, status }: RemoteDocument): FoundAgain {
  return { id, reference, isGone: status === 'DELETED' || status === 'VOIDED', billId: null };
}

function fromPayment({ id, reference, isDeleted, billId }: RemotePayment): FoundAgain {
  return { id, reference, isGone: isDeleted, billId };
}
