import type { Failure } from '../../shared/domain/failure.ts';
import type { ReferenceData } from '../../shared/domain/reference-data.ts';
import { troubleMessage } from '../../shared/domain/xero-trouble.ts';
import { err, type Result } from '../../shared/lib/result.ts';
import type { Engine } from './engine.ts';
import { keepReference } from './keep-reference.ts';

/** The organisation that this company posts to, or why there is none. */
export function chosenTenant(engine: Engine): Result<string, Failure> {
  const { xero } = engine.ledger.connections();
  if (xero === null) {
    return err({ kind: 'notConnected', source: 'xero', message: 'Xero is not connected. Connect it first.' });
  }
  if (engine.ledger.xeroTrouble() === 'disconnected-here') {
    const message = troubleMessage('disconnected-here', xero.tenantName ?? 'The organisation');
    return err({ kind: 'notConnected', source: 'xero', message });
  }
  if (xero.tenantId === null) {
    return err({
      kind: 'notConnected',
      source: 'xero',
      message: 'No Xero organisation is chosen yet. Name it in the setup file under xero.tenant.',
    });
  }
  return { ok: true, value: xero.tenantId };
}

/** Reads what Xero knows about the organisation and keeps it, so that reviewing works offline. */
export async function readReference(engine: Engine, tenantId: string): Promise<Result<ReferenceData, Failure>> {
  const read = await engine.xero.referenceData(tenantId);
  if (!read.ok) return read;
  const kept = engine.ledger.transaction(() => {
    if (engine.ledger.xeroTrouble() !== null) engine.ledger.saveXeroTrouble(null);
    return keepReference(engine, read.value);
  });
  return { ok: true, value: kept };
}
