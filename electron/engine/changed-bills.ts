import type { Failure } from '../../shared/domain/failure.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import type { RemoteDetails } from '../../shared/domain/remote-details.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import type { Engine } from './engine.ts';

/**
 * Bills and credit notes of ours that changed in Xero since, or a payment of which did: three calls, and where only one of the
 * two has changed one more per fifty bills, or per credit note. None where none of ours is there. Null: the consent does not
 * cover bills.
 */
export async function readChangedBills(
  engine: Engine,
  tenantId: string,
  since: string,
  ours: ReadonlyMap<string, Proposal>,
): Promise<Result<readonly RemoteDetails[] | null, Failure>> {
  const kindOf = new Map([...ours].map(([id, { remote }]) => [id, remote?.kind]));
  const kinds = new Set(kindOf.values());
  if (!kinds.has('invoice') && !kinds.has('credit-note')) return ok([]);
  const changed = await engine.xero.billsChangedSince(tenantId, since);
  if (!changed.ok) return changed.error.kind === 'scopeLacking' ? ok(null) : changed;
  const found = changed.value.bills.filter(({ id }) => ours.has(id));
  for (const kind of ['invoice', 'credit-note'] as const) {
    const wanted = changed.value.otherIds.flatMap((id) => {
      const reference = ours.get(id)?.document?.reference ?? '';
      return kindOf.get(id) === kind ? [{ id, reference }] : [];
    });
    if (wanted.length === 0) continue;
    const read = await engine.xero.documentsById(tenantId, kind, wanted);
    if (!read.ok) return read;
    found.push(...read.value);
  }
  return ok(found);
}
