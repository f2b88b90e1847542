import { canonicalJson } from '../../shared/domain/hash.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import type { Engine } from './engine.ts';
import type { PlanItem } from './plan-item.ts';
import { move } from './transition.ts';

/** Taken out of Xero it stays out until a person approves it: with the document that the settings of then would give. */
export function redraft(
  engine: Engine,
  { outcome }: PlanItem,
  existing: Proposal,
  { settingsVersion, runId }: { readonly settingsVersion: number; readonly runId: string | null },
): Proposal {
  if (outcome.kind === 'not-posted' || outcome.kind === 'pending') return existing;
  const { document, explanation } = outcome;
  const isSame =
    existing.settingsVersion === settingsVersion &&
    canonicalJson([existing.document, existing.explanation]) === canonicalJson([document, explanation]);
  if (isSame) return existing;
  const changes = { document, explanation, settingsVersion };
  return move(engine, existing, 'redraft', existing.reason, changes, runId === null ? {} : { runId });
}
