import { ok } from '../../shared/lib/result.ts';
import type { PendingSignIn } from '../ports/xero-sign-in.ts';
import type { CompanyHost } from './company-host.ts';
import { beginXero, connectCledara, type FeedWish, finishXero, xeroRole, xeroTenants } from './connect.ts';
import { disconnect } from './disconnect.ts';
import { badInput, type Handlers } from './handlers.ts';
import { joinConsent, sharedOrganisations } from './join-consent.ts';

type ConnectionMethods = Pick<
  Handlers,
  | 'connection.cledara'
  | 'connection.xero.begin'
  | 'connection.xero.finish'
  | 'connection.xero.tenants'
  | 'connection.xero.role'
  | 'connection.xero.shared'
  | 'connection.xero.join'
  | 'connection.xero.disconnect'
>;

/** One sign-in to Xero at a time: another one ends the one before it. */
export function connectionMethods(host: CompanyHost): ConnectionMethods {
  let pendingSignIn: (PendingSignIn & FeedWish) | null = null;
  return {
    'connection.cledara': (input) => connectCledara(host, input),
    'connection.xero.begin': async (input) => {
      pendingSignIn?.cancel();
      const begun = await beginXero(host, input);
      if (!begun.ok) return begun;
      pendingSignIn = begun.value;
      return ok({ authoriseUrl: begun.value.authoriseUrl });
    },
    'connection.xero.finish': async () => {
      const meant = pendingSignIn;
      if (meant === null)
        return badInput('connection.xero.finish', [{ at: 'sign-in', message: 'No sign-in was begun.' }]);
      const finished = await finishXero(host, meant);
      if (pendingSignIn === meant) pendingSignIn = null; // another may have been begun meanwhile
      return finished;
    },
    'connection.xero.tenants': () => xeroTenants(host),
    'connection.xero.role': () => xeroRole(host),
    'connection.xero.shared': () => sharedOrganisations(host),
    'connection.xero.join': (input) => joinConsent(host, input),
    'connection.xero.disconnect': (input) => disconnect(host, input),
  };
}
