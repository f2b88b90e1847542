import type { Failure } from '../../shared/domain/failure.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { attachmentOf, attachOne } from './attach-one.ts';
import { isWorthAnotherLook } from './attachment-problem.ts';
import type { Engine } from './engine.ts';
import { type AttachedInvoice, dueForLook } from './invoice-looks.ts';
import { chosenTenant } from './read-reference.ts';
import { type Run, waitUntil } from './run.ts';

/** How many invoices are under way at once; Xero allows five requests at a time. */
const workers = 4;

/** After this many files in a row without an answer Xero is taken for unreachable, and the queue ends. */
const lostBeforeStop = 2;

/** When the next run may go on with what had no answer. */
const nextTryMs = 60_000;

/** This share of the day's requests is kept for the documents of later runs. */
const keptForDocuments = 0.2;

/** The smallest allowance of a day, of which Xero's port tells the share that is left. */
const smallestAllowance = 1000;

/**
 * Attaches the invoices of documents that are in Xero, after the documents, in a queue of its own. A file that cannot be
 * attached is noted as a problem and never fails its document. Ends early, without failing, where the day's requests are
 * needed for documents. Fails only with what stops every other file too, once all that were under way are settled.
 */
export async function attachInvoices(engine: Engine, run: Run): Promise<Result<null, Failure>> {
  const queue = waitingForInvoice(engine);
  if (queue.length === 0) return ok(null);
  const tenant = chosenTenant(engine);
  if (!tenant.ok) return tenant;
  const stopped: Failure[] = [];
  const total = queue.length;
  let settled = 0;
  let lost = 0;
  tellAttaching(engine, run, tenant.value, 0, total);
  const work = async (): Promise<void> => {
    for (let proposal = queue.shift(); proposal !== undefined; proposal = queue.shift()) {
      if (engine.xero.allowanceLeft(tenant.value) < keptForDocuments) {
        pauseForTheDay(engine, run, tenant.value, queue.splice(0).length + 1);
        return;
      }
      const failure = await attachOne(engine, run, tenant.value, proposal);
      lost = failure?.kind === 'uncertain' ? lost + 1 : 0;
      if (failure === null) {
        settled += 1;
        run.teller.changed();
        tellAttaching(engine, run, tenant.value, settled, total);
        continue;
      }
      if (failure.kind === 'uncertain') waitUntil(run, engine.clock.nowMs() + nextTryMs);
      if (failure.kind === 'rateLimited') waitUntil(run, failure.untilMs);
      if (failure.kind === 'uncertain' && lost < lostBeforeStop) continue;
      stopped.push(failure);
      queue.length = 0;
    }
  };
  await allEnded(Array.from({ length: workers }, work), () => {
    queue.length = 0;
  });
  const [first] = stopped;
  return first === undefined ? ok(null) : err(first);
}

/** Only as many as the day's requests are enough for take time in this run. */
function tellAttaching(engine: Engine, run: Run, tenantId: string, done: number, total: number): void {
  const share = Math.max(0, engine.xero.allowanceLeft(tenantId) - keptForDocuments);
  const thisPhase = Math.min(total - done, Math.ceil(share * smallestAllowance));
  run.teller.tell('attaching', done, total, { thisPhase, later: 0 });
}

/** Waits for every worker, also where one has a bug: what another has sent by then must still be noted in the books. */
async function allEnded(work: readonly Promise<void>[], stop: () => void): Promise<void> {
  for (const one of work) one.catch(stop);
  const ends = await Promise.allSettled(work);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

function pauseForTheDay(engine: Engine, run: Run, tenantId: string, invoices: number): void {
  const untilMs = engine.xero.allowanceEndsMs(tenantId);
  waitUntil(run, untilMs);
  engine.log.info('attaching-paused', { invoices, until: new Date(untilMs).toISOString() });
}

/**
 * Documents of ours – those this ledger has posted, and those it has found again under our own reference – that lack their
 * invoice, oldest first; after them a few whose invoice may have been replaced since.
 */
function waitingForInvoice(engine: Engine): Proposal[] {
  const waiting: Proposal[] = [];
  const attached: AttachedInvoice[] = [];
  for (const proposal of engine.ledger.proposals(['pushed', 'in-xero'])) {
    if (proposal.state === 'in-xero' && proposal.reason.code !== 'adopted') continue;
    const before = attachmentOf(engine, proposal);
    if (before?.state === 'attached') {
      attached.push({ proposal, attachment: before });
      continue;
    }
    if (before !== null && !isWorthAnotherLook(before, engine.clock.nowMs())) continue;
    if (engine.ledger.movement(proposal.movementId)?.hasInvoice === true) waiting.push(proposal);
  }
  return [...waiting, ...dueForLook(engine, attached).map(({ proposal }) => proposal)];
}
