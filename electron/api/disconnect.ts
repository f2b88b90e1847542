import type { MethodInput, MethodOutputs } from '../../shared/contract/methods.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { disconnectXero } from '../engine/disconnect-xero.ts';
import type { CompanyHost } from './company-host.ts';

/** Disconnects the company from Xero, there and here. Not while a sync of it is under way. */
export async function disconnect(
  host: CompanyHost,
  { author }: MethodInput<'connection.xero.disconnect'>,
): Promise<Result<MethodOutputs['connection.xero.disconnect'], Failure>> {
  const engine = host.engine();
  if (!engine.ok) return engine;
  if (host.running.progress !== null) return err(syncUnderWay);
  const disconnected = await disconnectXero(engine.value, {
    author,
    isOnly: !host.consents.isShared(),
    forget: (xero, options) => host.consents.forget(xero, options),
  });
  return disconnected.ok ? ok({ disconnected: true }) : disconnected;
}

const syncUnderWay: Failure = {
  kind: 'cancelled',
  source: 'local',
  message: 'A sync is under way, so Xero was not disconnected. Wait until it has ended, then disconnect.',
};
