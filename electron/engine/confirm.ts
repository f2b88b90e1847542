import { remoteKindOf } from '../../shared/domain/document.ts';
import type { Proposal, Reason } from '../../shared/domain/proposal.ts';
import type { Batch } from '../ports/ledger.ts';
import type { Engine } from './engine.ts';
import type { Run } from './run.ts';
import { move } from './transition.ts';

/** What Xero has of a request's element now. */
interface Made {
  readonly id: string;
  readonly remarks?: readonly string[];
}

/** Xero has it: notes its id. A bill or credit note is whole once it is paid, so until then it goes on to its payment. */
export function confirm(engine: Engine, run: Run, batch: Batch, proposal: Proposal, { id, remarks = [] }: Made): void {
  const options = { runId: run.id };
  const remark = remarks.join('; ');
  if (batch.kind === 'invoice' || batch.kind === 'credit-note') {
    const reason: Reason = { code: 'approved', message: madeMessage(batch.kind, remark) };
    move(engine, proposal, 'made', reason, { unpaidId: id, paymentId: null, remote: null, batchId: null }, options);
    return;
  }
  const changes =
    batch.kind === 'payment'
      ? { remote: paidBill(proposal), unpaidId: null, paymentId: id }
      : { remote: { kind: batch.kind, id } };
  // What Xero has taken with a remark may lack something, such as its account, so a person is asked to look.
  const reason: Reason =
    remark === ''
      ? { code: 'pushed', message: 'In Xero.' }
      : { code: 'xero-remark', message: `In Xero, with a remark: ${remark}` };
  move(engine, proposal, 'confirm', reason, { ...changes, waitingUntil: null }, options);
  run.counts.pushed += 1;
}

function madeMessage(kind: 'invoice' | 'credit-note', remark: string): string {
  const message =
    kind === 'invoice'
      ? 'The bill is in Xero. Its payment goes next.'
      : 'The credit note is in Xero. Its refund goes next.';
  return remark === '' ? message : `${message} Xero had a remark: ${remark}`;
}

function paidBill({ id, document, unpaidId }: Proposal): NonNullable<Proposal['remote']> {
  if (document === null || unpaidId === null) throw new Error(`Proposal ${id} has no bill to be paid.`);
  return { kind: remoteKindOf(document), id: unpaidId };
}
