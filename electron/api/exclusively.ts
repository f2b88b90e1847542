import type { Failure } from '../../shared/domain/failure.ts';
import { err, type Result } from '../../shared/lib/result.ts';
import type { Engine } from '../engine/engine.ts';
import type { CompanyHost } from './company-host.ts';

/** Work that writes to Xero outside of a sync: none begins while it is under way, and it does not begin beside one. */
export async function exclusively<T>(
  host: CompanyHost,
  work: (engine: Engine) => Promise<Result<T, Failure>>,
): Promise<Result<T, Failure>> {
  const engine = host.engine();
  if (!engine.ok) return engine;
  if (!host.running.begin()) return err(syncUnderWay);
  try {
    return await work(engine.value);
  } finally {
    host.running.end();
  }
}

const syncUnderWay: Failure = {
  kind: 'ledgerUnavailable',
  source: 'local',
  why: 'busy',
  message: 'A sync of this company is running, so nothing in Xero is changed beside it. Try again when it has ended.',
};
