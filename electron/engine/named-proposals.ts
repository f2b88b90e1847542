import type { Failure, InputProblem } from '../../shared/domain/failure.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { Engine } from './engine.ts';

/** The proposals of these ids, their own or their transactions', each once; every id that is nobody's is named. */
export function namedProposals(engine: Engine, ids: readonly string[]): Result<readonly Proposal[], Failure> {
  const found = new Map<string, Proposal>();
  const details: InputProblem[] = [];
  for (const id of ids) {
    const proposal = engine.ledger.proposal(id);
    if (proposal === null) details.push({ at: id, message: 'There is no such item.' });
    else found.set(proposal.id, proposal);
  }
  if (details.length === 0) return ok([...found.values()]);
  return err({ kind: 'invalidInput', source: 'local', message: 'Nothing was changed.', details });
}
