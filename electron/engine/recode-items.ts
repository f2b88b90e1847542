import { checkCoding } from '../../shared/domain/check-coding.ts';
import { codingFields, resolveCoding } from '../../shared/domain/coding-rule.ts';
import type { InputProblem } from '../../shared/domain/failure.ts';
import type { Movement, StoredMovement } from '../../shared/domain/movement.ts';
import { changeFields } from '../../shared/domain/override.ts';
import { type PlanContext, ruleFor } from '../../shared/domain/plan-push.ts';
import { isExcludedByPerson, type Proposal } from '../../shared/domain/proposal.ts';
import type { CodingFields, Settings } from '../../shared/domain/settings.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { type Engine, nowInstant } from './engine.ts';
import { recodedMessage } from './recoded-message.ts';
import type { Recoded, Recoding } from './recoding.ts';
import { bookContext, replanMovements } from './replan.ts';

/** Keeps what was chosen for these transactions alone, and plans them again at once. */
export function recodeItems(
  engine: Engine,
  context: PlanContext,
  recoding: Recoding,
  proposals: readonly Proposal[],
): Result<Pick<Recoded, 'version'>, readonly InputProblem[]> {
  const items = proposals.map((proposal) => ({ proposal, movement: movementOf(engine, proposal) }));
  const objections = items.flatMap(({ proposal, movement }) => {
    const message = recodeObjection(proposal, movement, context.settings);
    return message === null ? [] : [{ at: movement.id, message }];
  });
  if (objections.length > 0) return err(objections);
  const problems = items.flatMap(({ movement }) => newProblems(engine, context, recoding, movement));
  if (problems.length > 0) return err([...new Map(problems.map((one) => [`${one.at} ${one.message}`, one])).values()]);
  const at = nowInstant(engine.clock);
  const message = recodedMessage(recoding, context.index);
  engine.ledger.transaction(() => {
    for (const { proposal, movement } of items) {
      keep(engine, recoding, movement.id, at);
      engine.ledger.appendActivity({
        at,
        runId: null,
        movementId: movement.id,
        proposalId: proposal.id,
        event: 'recode',
        fromState: null,
        toState: null,
        message,
      });
    }
    const recoded = bookContext(engine) ?? context;
    const movements = items.map(({ movement }) => movement);
    replanMovements(engine, recoded, movements);
  });
  return ok({ version: null });
}

function movementOf(engine: Engine, { id, movementId }: Proposal): StoredMovement {
  const movement = engine.ledger.movement(movementId);
  if (movement === null) throw new Error(`The ledger lacks the movement of proposal ${id}.`);
  return movement;
}

function keep(engine: Engine, { fields, author }: Recoding, movementId: string, at: string): void {
  const chosen = changeFields(engine.ledger.override(movementId)?.fields ?? {}, fields);
  if (Object.keys(chosen).length === 0) engine.ledger.removeOverride(movementId);
  else engine.ledger.saveOverride({ movementId, fields: chosen, author, at });
}

/** Why nothing can be chosen for this transaction alone, in a sentence or two; null where it can. */
export function recodeObjection(proposal: Proposal, movement: Movement, settings: Settings): string | null {
  const { state, reason, unpaidId } = proposal;
  if (unpaidId !== null)
    return 'Its bill is in Xero already, without its payment. Take it out of Xero, then code it anew.';
  switch (state) {
    case 'approved':
      return 'It is approved already. Put it back first.';
    case 'waiting':
      return 'It is approved and waiting for its turn. Put it back first.';
    case 'sending':
    case 'uncertain':
      return 'It is on its way to Xero, so its coding stays as it was approved.';
    case 'pushed':
    case 'in-xero':
      return 'It is in Xero already. Change it there.';
    case 'excluded':
      return isExcludedByPerson(proposal)
        ? 'It is left out. Put it back first.'
        : `It is not posted. ${reason.message}`;
    case 'pending':
    case 'proposed':
    case 'held':
    case 'blocked':
    case 'undone':
      return kindObjection(movement, settings);
  }
}

/** Only a Spend Money or Receive Money has a line to code. */
function kindObjection(movement: Movement, settings: Settings): string | null {
  switch (movement.kind) {
    case 'purchase':
    case 'refund':
      return null;
    case 'unknown':
    case 'internal':
      return 'Nothing is posted for it, so there is nothing to code.';
    case 'top-up':
    case 'withdrawal':
    case 'reward':
      return ruleFor(movement, settings)?.post === 'receive-money'
        ? null
        : 'It is a transfer between bank accounts, which has no account, tax rate or contact to choose.';
  }
}

/** What would be wrong with its own coding that was not wrong before. */
function newProblems(
  engine: Engine,
  { settings, index }: PlanContext,
  { fields }: Recoding,
  movement: Movement,
): readonly InputProblem[] {
  const own = engine.ledger.override(movement.id)?.fields ?? {};
  const base = settingsFields(movement, settings);
  const before = new Set(checkCoding('fields', own, base, index).map(({ at, message }) => `${at} ${message}`));
  return checkCoding('fields', changeFields(own, fields), base, index).filter(
    ({ at, message }) => !before.has(`${at} ${message}`),
  );
}

/** How it would be coded without a choice of its own. */
function settingsFields(movement: Movement, settings: Settings): CodingFields {
  const rule = ruleFor(movement, settings);
  if (rule === null) return codingFields(resolveCoding(settings, movement));
  if (rule.post !== 'receive-money') return {};
  const { account, taxType, contact } = rule;
  return contact === undefined ? { account, taxType } : { account, taxType, contact };
}
