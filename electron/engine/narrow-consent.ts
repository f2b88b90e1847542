import { isBill, type PushDocument } from '../../shared/domain/document.ts';
import type { Proposal, Reason } from '../../shared/domain/proposal.ts';
import type { PlanItem } from './plan-item.ts';

/** Why no bill can leave, or be read, under the present consent. Everything that is no bill goes on. */
export const consentTooNarrow: Reason = {
  code: 'consent-too-narrow',
  message:
    'Not posted: what was agreed to in Xero does not cover bills and their payments. Connect Xero again and agree to it there; the next sync goes on with it.',
};

/** The same for a bill of which nobody knows yet whether Xero has it. */
export const notLookedUp: Reason = {
  code: 'consent-too-narrow',
  message:
    "We don't know yet whether Xero has this one, and cannot look: what was agreed to in Xero does not cover bills and their payments. Connect Xero again and agree to it there; it is looked up then, and not sent twice.",
};

/** Stops an item whose document is a bill, made or approved; `document` is what it would send. */
export function blockedWhereBill(item: PlanItem, document: PushDocument | null): PlanItem {
  const { outcome } = item;
  if (document === null || !isBill(document) || !('document' in outcome)) return item;
  const { explanation } = outcome;
  const planned = outcome.document ?? document;
  return { ...item, outcome: { kind: 'block', reason: consentTooNarrow, document: planned, explanation } };
}

/** Is this one stopped by the consent alone? */
export function isTooNarrow({ reason }: Pick<Proposal, 'reason'>): boolean {
  return reason.code === 'consent-too-narrow';
}
