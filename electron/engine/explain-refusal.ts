import type { Failure } from '../../shared/domain/failure.ts';
import { troubleMessage, troubleOf } from '../../shared/domain/xero-trouble.ts';
import type { Engine } from './engine.ts';

/**
 * Xero refuses an organisation in one way, whatever is wrong with it: which it is shows in what the consent still covers. It
 * is kept in the books, so that it is shown until the organisation is read again. Any other failure is returned as it is.
 */
export async function explainRefusal(engine: Engine, failure: Failure): Promise<Failure> {
  const { xero } = engine.ledger.connections();
  if (failure.kind !== 'forbidden' || failure.source !== 'xero' || xero === null || xero.tenantId === null) {
    return failure;
  }
  const covered = await engine.xero.tenants();
  if (!covered.ok) return failure; // the app itself is refused, or Xero is away: nothing more is known
  const known = engine.ledger.referenceData();
  const organisation = known?.tenantId === xero.tenantId ? known.organisation : null;
  const trouble = troubleOf({ tenantId: xero.tenantId, name: xero.tenantName }, covered.value, organisation);
  engine.ledger.transaction(() => engine.ledger.saveXeroTrouble(trouble));
  return { ...failure, message: troubleMessage(trouble, xero.tenantName ?? 'The organisation') };
}
