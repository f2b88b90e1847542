import type { TokenRecords, XeroUserIdentity } from './adapters/xero/xero-session.ts';
import { consentIdOf, ownSecretName } from './consent-names.ts';
import { nowInstant } from './engine/engine.ts';
import type { Clock } from './ports/clock.ts';
import type { ConsentRecord, Consents } from './ports/consents.ts';
import type { Connections, Ledger } from './ports/ledger.ts';

type XeroConnection = NonNullable<Connections['xero']>;

/**
 * What is kept of a company's consent: in its books that there is one and whose, in `consents` how it stands, because other
 * companies may live from it too. A consent of which Xero did not say whose it is belongs to its company alone, and all of it
 * is in the books. Never a secret.
 */
export function ledgerTokenRecords(
  writer: () => Ledger,
  { clock, consents, companyId }: { readonly clock: Clock; readonly consents: Consents; readonly companyId: string },
): TokenRecords {
  const own = ownSecretName(companyId);
  const change = (edit: (xero: XeroConnection) => XeroConnection): void => {
    const ledger = writer();
    ledger.transaction(() => {
      const connections = ledger.connections();
      if (connections.xero === null) throw new Error('There is no consent to change.');
      ledger.saveConnections({ ...connections, xero: edit(connections.xero) });
    });
  };
  const sharedOf = (xero: XeroConnection): ConsentRecord | null => {
    const id = consentIdOf(xero.clientId, xero.userId);
    return id === null ? null : consents.find(id);
  };
  return {
    read() {
      const { xero } = writer().connections();
      if (xero === null || writer().xeroTrouble() === 'disconnected-here') return null;
      const id = consentIdOf(xero.clientId, xero.userId);
      const shared = sharedOf(xero);
      return {
        clientId: xero.clientId,
        secretName: id ?? own,
        formerSecretName: id === null ? null : own,
        epoch: id === null ? `${xero.tokenGeneration}` : `${shared?.signIns ?? 0}`,
        generation: shared?.generation ?? xero.tokenGeneration,
        receivedAt: shared?.receivedAt ?? xero.tokenReceivedAt,
        // A refusal that this company has not met itself may be of a token that is not its own: it tries once.
        health: shared?.health === 'ok' ? 'ok' : xero.health,
        user: { userId: xero.userId, email: xero.userEmail },
      };
    },
    secretNameFor: (clientId, { userId }) => consentIdOf(clientId, userId) ?? own,
    keepUp() {
      const { xero } = writer().connections();
      const shared = xero === null ? null : sharedOf(xero);
      if (xero === null || shared === null || shared.health !== 'ok') return;
      const { generation: tokenGeneration, receivedAt: tokenReceivedAt, health } = shared;
      if (xero.tokenReceivedAt === tokenReceivedAt && xero.health === health) return;
      change((before) => ({ ...before, tokenGeneration, tokenReceivedAt, health }));
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
      const { xero } = writer().connections();
      if (xero === null) throw new Error('There is no consent to renew.');
      const id = consentIdOf(xero.clientId, xero.userId);
      if (id !== null && xero.userId !== null) {
        const { clientId, userId, userEmail } = xero;
        const signIns = consents.find(id)?.signIns ?? 0;
        consents.save({ id, clientId, userId, userEmail, signIns, generation, receivedAt, health: 'ok' });
      }
      change((before) => ({ ...before, tokenGeneration: generation, tokenReceivedAt: receivedAt, health: 'ok' }));
    },
    refused() {
      const { xero } = writer().connections();
      const shared = xero === null ? null : sharedOf(xero);
      if (shared !== null) consents.save({ ...shared, health: 'refused' });
      change((before) => ({ ...before, health: 'refused' }));
    },
    signedIn(clientId, receivedAt, user) {
      const { xero: before } = writer().connections();
      const generation = noteSignIn(consents, clientId, receivedAt, user) ?? (before?.tokenGeneration ?? 0) + 1;
      connectTo(writer(), { clientId, user, generation, receivedAt });
    },
  };
}

/** Notes a fresh consent for all companies that live from it. Its generation; null where Xero did not say whose it is. */
function noteSignIn(
  consents: Consents,
  clientId: string,
  receivedAt: string,
  { userId, email }: XeroUserIdentity,
): number | null {
  const id = consentIdOf(clientId, userId);
  if (id === null || userId === null) return null;
  const before = consents.find(id);
  const userEmail = email ?? before?.userEmail ?? null;
  const [signIns, generation] = [(before?.signIns ?? 0) + 1, (before?.generation ?? 0) + 1];
  consents.save({ id, clientId, userId, userEmail, signIns, generation, receivedAt, health: 'ok' });
  return generation;
}

/** Lets a company live from a consent. Connecting again does not move the starting day, nor choose another organisation. */
export function connectTo(
  ledger: Ledger,
  consent: {
    readonly clientId: string;
    readonly user: XeroUserIdentity;
    readonly generation: number;
    readonly receivedAt: string;
    /** When the company is connected by it; `receivedAt` where it is not said. */
    readonly connectedAt?: string;
    /** The organisation that it is connected to; where it is not said, the one it has. */
    readonly tenant?: { readonly tenantId: string; readonly name: string };
  },
): void {
  ledger.transaction(() => {
    const connections = ledger.connections();
    const before = connections.xero;
    ledger.saveXeroTrouble(null);
    ledger.saveConnections({
      ...connections,
      xero: {
        connectedAt: before?.connectedAt ?? consent.connectedAt ?? consent.receivedAt,
        tenantId: consent.tenant?.tenantId ?? before?.tenantId ?? null,
        tenantName: consent.tenant?.name ?? before?.tenantName ?? null,
        clientId: consent.clientId,
        userId: consent.user.userId,
        userEmail: consent.user.email,
        tokenGeneration: consent.generation,
        tokenReceivedAt: consent.receivedAt,
        health: 'ok',
      },
    });
  });
}
