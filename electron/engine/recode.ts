import type { Failure, InputProblem } from '../../shared/domain/failure.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { neverRead } from './decide.ts';
import type { Engine } from './engine.ts';
import { recodeApplications } from './recode-applications.ts';
import { recodeItems } from './recode-items.ts';
import type { Recoded, Recoding } from './recoding.ts';
import { bookContext } from './replan.ts';

/** Changes a coding by hand, all or nothing, checked by the lists as last read; what it is about is planned again. */
export async function recode(engine: Engine, recoding: Recoding): Promise<Result<Recoded, Failure>> {
  const context = bookContext(engine);
  if (context === null) return err(neverRead);
  if (Object.values(recoding.fields).every((value) => value === undefined)) {
    return refuse([{ at: 'fields', message: 'Nothing was chosen. Choose an account, a tax rate or another part.' }]);
  }
  const found = new Map<string, Proposal>();
  const unknown: InputProblem[] = [];
  for (const id of recoding.ids) {
    const proposal = engine.ledger.proposal(id);
    if (proposal !== null) found.set(proposal.id, proposal);
    else unknown.push({ at: id, message: nothingToCode(engine, id) });
  }
  if (unknown.length > 0) return refuse(unknown);
  const proposals = [...found.values()];
  const recoded =
    recoding.scope === 'item'
      ? recodeItems(engine, context, recoding, proposals)
      : await recodeApplications(engine, context, recoding, proposals);
  if (!recoded.ok) return refuse(recoded.error);
  return ok({
    proposals: proposals.map((proposal) => engine.ledger.proposal(proposal.id) ?? proposal),
    ...recoded.value,
  });
}

function nothingToCode(engine: Engine, id: string): string {
  return engine.ledger.movement(id) === null
    ? 'There is no such item.'
    : 'Nothing is proposed for it, so there is nothing to code.';
}

function refuse(details: readonly InputProblem[]): Result<never, Failure> {
  return err({ kind: 'invalidInput', source: 'local', message: 'Nothing was changed.', details });
}
