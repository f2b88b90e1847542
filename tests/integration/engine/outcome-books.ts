import type { PlanItem } from '../../../electron/engine/plan-item.ts';
import type { BankTransactionDocument, PushDocument } from '../../../shared/domain/document.ts';
import type { NotPostedWhy, PlanOutcome } from '../../../shared/domain/plan-push.ts';
import type { Proposal, Reason, ReasonCode } from '../../../shared/domain/proposal.ts';
import { movement } from '../../unit/domain/example-company.ts';
import { proposal } from '../../unit/engine/example-proposal.ts';
import { batchOf, type ScriptedEngine, scriptedEngine, startAt } from './scripted-engine.ts';

/** One movement in the books, and what planning may have decided about it. */

type Outcome<K extends PlanOutcome['kind']> = Extract<PlanOutcome, { readonly kind: K }>;

export const spend = exampleSpend();
/** The same money, coded to another account. */
export const other: BankTransactionDocument = { ...spend, account: { ...spend.account, code: '429' } };

/** Nobody has approved it, or nobody's word counts for it any more. */
export const fresh = { approvedBy: null, approvedAt: null, documentHash: null } as const;

const explanation = [{ field: 'account', value: '463', why: 'Set for Figma.' }];

export const pending: Outcome<'pending'> = { kind: 'pending' };

export function notPosted(why: NotPostedWhy): Outcome<'not-posted'> {
  return { kind: 'not-posted', why };
}

export function proposes(over: Partial<Outcome<'propose'>> = {}): Outcome<'propose'> {
  return { kind: 'propose', document: spend, explanation, mode: 'review', ...over };
}

export function holds(code: ReasonCode, message = 'Look at it.') {
  const reason: Reason = { code, message };
  return { kind: 'hold' as const, reason, document: spend, explanation };
}

export function blocks(code: ReasonCode, document: PushDocument | null = spend) {
  const reason: Reason = { code, message: 'Xero would refuse it.' };
  return { kind: 'block' as const, reason, document, explanation };
}

interface OutcomeBooks extends ScriptedEngine {
  /** The proposal as it stood at first. */
  readonly existing: Proposal | null;
  /** What is carried out: an outcome for the movement and its proposal as the books have it. */
  item(outcome: PlanOutcome): PlanItem;
  /** Its proposal as the books have it; throws where there is none. */
  now(): Proposal;
}

/** Books with movement `m-1`, whose proposal stands so; null: it has none. */
export function opened(existing: Partial<Proposal> | null): OutcomeBooks {
  const books = scriptedEngine();
  const { ledger, keep } = books;
  ledger.transaction(() => ledger.saveBatch(batchOf(['p-1'], { state: 'done' })));
  if (existing === null) {
    ledger.transaction(() => ledger.saveMovement({ movement: movement({ id: 'm-1' }), rawJson: '{}' }, startAt));
  }
  return {
    ...books,
    existing: existing === null ? null : keep(1, existing),
    item(outcome) {
      const moved = ledger.movement('m-1');
      if (moved === null) throw new Error('The movement is not in the books.');
      return { movement: moved, existing: ledger.proposal('m-1'), outcome };
    },
    now() {
      const found = ledger.proposal('m-1');
      if (found === null) throw new Error('It has no proposal.');
      return found;
    },
  };
}

function exampleSpend(): BankTransactionDocument {
  const { document } = proposal();
  if (document?.kind !== 'spend-money') throw new Error('The example is a payment.');
  return document;
}
