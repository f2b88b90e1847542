import type { TokenRecords } from './adapters/xero/xero-session.ts';
import type { Consents } from './ports/consents.ts';

/** What is kept of a consent that is used for no company, to ask what it covers. */
export function consentTokenRecords(consents: Consents, id: string): TokenRecords {
  return {
    read() {
      const record = consents.find(id);
      if (record === null) return null;
      const { clientId, signIns, generation, receivedAt, health, userId, userEmail } = record;
      const user = { userId, email: userEmail };
      return {
        clientId,
        secretName: id,
        formerSecretName: null,
        epoch: `${signIns}`,
        generation,
        receivedAt,
        health,
        user,
      };
    },
    secretNameFor: () => id,
    keepUp: () => undefined,
    refreshStarted: () => undefined, // the companies' logs tell of their own renewals
    refreshed(generation, receivedAt) {
      const record = consents.find(id);
      if (record !== null) consents.save({ ...record, generation, receivedAt, health: 'ok' });
    },
    refused() {
      const record = consents.find(id);
      if (record !== null) consents.save({ ...record, health: 'refused' });
    },
    signedIn: () => {
      throw new Error('Nobody signs in without a company.');
    },
  };
}
