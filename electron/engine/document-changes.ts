import { nameKey } from '../../shared/domain/contact-name.ts';
import type { PushDocument } from '../../shared/domain/document.ts';
import { equalData } from '../../shared/domain/hash.ts';
import { dayOf } from '../../shared/domain/match-keys.ts';
import type { PlanOutcome } from '../../shared/domain/plan-push.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';

/**
 * Has Cledara changed the movement since this was approved? Amount, direction and day are its word. The coding is the
 * settings' affair, and so is whether it becomes a bill; an invoice that was confirmed meanwhile changes no approved document.
 */
export function movementChanged({ document: approved }: Proposal, outcome: PlanOutcome): boolean {
  if (outcome.kind === 'not-posted') return ['released', 'zero', 'internal'].includes(outcome.why);
  if (outcome.kind === 'pending') return true;
  if (outcome.kind === 'hold' && outcome.reason.code === 'not-understood') return true;
  if (approved === null || outcome.document === null) return false;
  const { document } = outcome;
  return (
    moneyKindOf(document) !== moneyKindOf(approved) ||
    isReversed(document, approved) ||
    document.amountMinor !== approved.amountMinor ||
    document.currency !== approved.currency ||
    dayOf(document) !== dayOf(approved)
  );
}

/** What it is of money: out, in, or between bank accounts. */
function moneyKindOf({ kind }: PushDocument): 'out' | 'in' | 'transfer' {
  if (kind === 'transfer') return kind;
  return kind === 'spend-money' || kind === 'bill' ? 'out' : 'in';
}

/** A transfer that comes from where it went to, or goes to where it came from: the other end is the settings' affair. */
function isReversed(a: PushDocument, b: PushDocument): boolean {
  if (a.kind !== 'transfer' || b.kind !== 'transfer') return false;
  return (
    a.fromBankAccount.accountId === b.toBankAccount.accountId ||
    a.toBankAccount.accountId === b.fromBankAccount.accountId
  );
}

/** Equal but for how the contact is named: one that was still to be made may have been made since. */
export function equalDocuments(a: PushDocument, b: PushDocument): boolean {
  return equalData(comparable(a), comparable(b));
}

function comparable(document: PushDocument): unknown {
  if (document.kind === 'transfer') return document;
  return { ...document, contact: nameKey(document.contact.name) };
}
