import type { TokenRecords } from './adapters/xero/xero-session.ts';
import { nowInstant } from './engine/engine.ts';
import type { Clock } from './ports/clock.ts';
import type { Connections, Ledger } from './ports/ledger.ts';

/** What the ledger keeps of a consent: that there is one, and its generation; never a secret. */
export function ledgerTokenRecords(writer: () => Ledger, clock: Clock): TokenRecords {
  const change = (edit: (xero: NonNullable<Connections['xero']>) => NonNullable<Connections['xero']>): void => {
    const ledger = writer();
    ledger.transaction(() => {
      const connections = ledger.connections();
      if (connections.xero === null) throw new Error('There is no consent to change.');
      ledger.saveConnections({ ...connections, xero: edit(connections.xero) });
    });
  };
  return {
    read() {
      const { xero } = writer().connections();
      if (xero === null || writer().xeroTrouble() === 'disconnected-here') return null;
      return {
        clientId: xero.clientId,
        generation: xero.tokenGeneration,
        receivedAt: xero.tokenReceivedAt,
        health: xero.health,
        user: { userId: xero.userId, email: xero.userEmail },
      };
    },
    refreshStarted(generation) {
      const ledger = writer();
      ledger.transaction(() =>
        ledger.appendActivity({
          at: nowInstant(clock),
          runId: null,
          movementId: null,
          proposalId: null,
          event: 'xero-renewal-begun',
          fromState: null,
          toState: null,
          message: `The connection to Xero is renewed (${generation}).`,
        }),
      );
    },
    refreshed(generation, receivedAt) {
      change((xero) => ({ ...xero, tokenGeneration: generation, tokenReceivedAt: receivedAt, health: 'ok' }));
    },
    refused() {
      change((xero) => ({ ...xero, health: 'refused' }));
    },
    signedIn(clientId, receivedAt, user) {
      const ledger = writer();
      ledger.transaction(() => {
        const connections = ledger.connections();
        const before = connections.xero;
        ledger.saveXeroTrouble(null);
        ledger.saveConnections({
          ...connections,
          xero: {
            // Connecting again does not move the starting day, nor choose another organisation.
            connectedAt: before?.connectedAt ?? receivedAt,
            tenantId: before?.tenantId ?? null,
            tenantName: before?.tenantName ?? null,
            clientId,
            userId: user.userId,
            userEmail: user.email,
            tokenGeneration: (before?.tokenGeneration ?? 0) + 1,
            tokenReceivedAt: receivedAt,
            health: 'ok',
          },
        });
      });
    },
  };
}
