import type { Failure } from '../../shared/domain/failure.ts';
import type { ReferenceData } from '../../shared/domain/reference-data.ts';
import { backoffMs, resendDecision, sameKeyMs } from '../../shared/domain/retry-policy.ts';
import type { Result } from '../../shared/lib/result.ts';
import type { ContactRequest } from '../ports/ledger.ts';
import type { ContactResult } from '../ports/xero.ts';
import type { Engine } from './engine.ts';
import { keyEndMs, lookUpFromMs, resendNow } from './resend-now.ts';
import { type Run, waitUntil } from './run.ts';
import { xeroMs, xeroNow, xeroNowMs } from './xero-time.ts';

/** The same request is sent at most this often in one run, all within the time its key certainly lives. */
const maxAttempts = 3;

export type WantedContact = ContactRequest['contacts'][number];
export type ContactAnswer = Result<readonly ContactResult[], Failure>;

/** Writes the request down, then sends it. Where its answer is lost it stays open, for the next run to find out. */
export async function requestContacts(
  engine: Engine,
  tenantId: string,
  contacts: readonly WantedContact[],
): Promise<ContactAnswer> {
  const firstSentAt = xeroNow(engine);
  const request: ContactRequest = {
    idempotencyKey: engine.ids.uuid(),
    tenantId,
    contacts,
    firstSentAt,
    state: 'open',
  };
  engine.ledger.transaction(() => engine.ledger.saveContactRequest(request));
  return await send(engine, request, false);
}

/**
 * The contacts that open requests may have made, and what is to be done about each request: within three minutes it is
 * sent again under its key, which the caller does; until nine minutes are over its contacts are in doubt and wait, by name
 * of their numbers; then `reference`, which was read after that, says whether they are there.
 */
export function openRequests(
  engine: Engine,
  run: Run,
  reference: ReferenceData,
): { readonly sendAgain: readonly ContactRequest[]; readonly inDoubt: ReadonlySet<string> } {
  const numbers = new Set(reference.contacts.map(({ contactNumber }) => contactNumber));
  const sendAgain: ContactRequest[] = [];
  const inDoubt = new Set<string>();
  for (const request of engine.ledger.openContactRequests()) {
    const isThere = request.contacts.some(({ contactNumber }) => numbers.has(contactNumber));
    const decision = isThere ? 'over' : whatNow(engine, request, reference);
    if (decision === 'send-again') sendAgain.push(request);
    else if (decision === 'over') close(engine, request);
    else {
      const since = decision === 'begin-waiting' ? waitAnew(engine, request) : request.firstSentAt;
      waitUntil(run, lookUpFromMs(engine, since));
      for (const { contactNumber } of request.contacts) inDoubt.add(contactNumber);
    }
  }
  return { sendAgain, inDoubt };
}

/** Same contacts, same key: Xero answers from its memory, or does it now. */
export function requestAgain(engine: Engine, request: ContactRequest): Promise<ContactAnswer> {
  return send(engine, request, true);
}

function whatNow(
  engine: Engine,
  { tenantId, firstSentAt }: ContactRequest,
  reference: ReferenceData,
): 'send-again' | 'wait' | 'begin-waiting' | 'over' {
  if (tenantId !== reference.tenantId) return 'over'; // another organisation: nothing of it is wanted here
  const { kind } = resendNow(engine, firstSentAt);
  if (kind === 'same-key') return 'send-again';
  if (kind === 'clock-went-back') return 'begin-waiting';
  const readMs = xeroMs(engine, Date.parse(reference.readAt));
  const wasRead = resendDecision({ firstSentAtMs: Date.parse(firstSentAt), nowMs: readMs });
  return wasRead.kind === 'look-up' ? 'over' : 'wait';
}

/** Its age is not known: never the same key again, and a full wait from now. */
function waitAnew(engine: Engine, request: ContactRequest): string {
  const firstSentAt = new Date(xeroNowMs(engine) - sameKeyMs).toISOString();
  engine.ledger.transaction(() => engine.ledger.saveContactRequest({ ...request, firstSentAt }));
  return firstSentAt;
}

/** `mayHaveArrived`: an earlier attempt of the same request was not answered. */
async function send(engine: Engine, request: ContactRequest, mayHaveArrived: boolean): Promise<ContactAnswer> {
  const { tenantId, contacts, idempotencyKey, firstSentAt } = request;
  const notAfterMs = keyEndMs(engine, firstSentAt);
  let isOpen = mayHaveArrived;
  for (let attempt = 1; ; attempt += 1) {
    const made = await engine.xero.createContacts(tenantId, contacts, idempotencyKey, notAfterMs);
    const isLost = !made.ok && made.error.kind === 'uncertain';
    isOpen = isLost || (isOpen && !made.ok && made.error.kind !== 'rejected');
    if (!isOpen) close(engine, request);
    if (!isLost || attempt >= maxAttempts) return made;
    await engine.clock.sleep(backoffMs(attempt, 0.5));
  }
}

function close(engine: Engine, request: ContactRequest): void {
  engine.ledger.transaction(() => engine.ledger.saveContactRequest({ ...request, state: 'done' }));
}
