import type { Failure } from '../../shared/domain/failure.ts';
import { troubleMessage } from '../../shared/domain/xero-trouble.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { Connections } from '../ports/ledger.ts';
import { type Engine, nowInstant } from './engine.ts';

type XeroConnection = NonNullable<Connections['xero']>;

export interface Disconnecting {
  readonly author: string;
  /** True: no other company lives from the same person's consent to the same app, so all of it may be taken back. */
  readonly isOnly: boolean;
  /** Takes the company's part of the consent out of the store of secrets, or all of it. */
  forget(xero: XeroConnection, options: { readonly wholeConsent: boolean }): Promise<Result<null, Failure>>;
}

/**
 * Takes the organisation's access back in Xero, forgets the consent and keeps the books. Where Xero cannot be reached nothing
 * is forgotten, because the access would live on there unseen; a consent that Xero refuses has nothing left to take back.
 * Asked again after it was cut short it goes on where it stopped.
 */
export async function disconnectXero(engine: Engine, wish: Disconnecting): Promise<Result<null, Failure>> {
  const { xero } = engine.ledger.connections();
  if (xero === null || engine.ledger.xeroTrouble() === 'disconnected-here') {
    return err({
      kind: 'notConnected',
      source: 'xero',
      message: 'Xero is not connected, so there is nothing to disconnect.',
    });
  }
  const withdrawn = await engine.xero.withdraw(xero.tenantId, { wholeConsent: wish.isOnly });
  if (!withdrawn.ok && withdrawn.error.kind !== 'authExpired') return withdrawn;
  const forgotten = await wish.forget(xero, { wholeConsent: wish.isOnly });
  if (!forgotten.ok) return forgotten;
  const organisation = xero.tenantName ?? 'The organisation';
  engine.ledger.transaction(() => {
    engine.ledger.saveXeroTrouble('disconnected-here');
    engine.ledger.appendActivity({
      at: nowInstant(engine.clock),
      runId: null,
      movementId: null,
      proposalId: null,
      event: 'xero-disconnected',
      fromState: null,
      toState: null,
      message: `${wish.author} disconnected Xero. ${troubleMessage('disconnected-here', organisation)}`,
    });
  });
  return ok(null);
}
