import { TokenEndpoint } from '../../../electron/adapters/xero/token-endpoint.ts';
import { failureOf } from '../../../electron/adapters/xero/xero-session.ts';
import { jsonAnswer } from '../../../electron/sandbox/http/exchange.ts';
import { openDoor, type Site } from '../../../electron/sandbox/http/site.ts';
import { err } from '../../../shared/lib/result.ts';
import { jwt } from '../../integration/xero/scene.ts';
import { AlteredDoor } from '../altered-door.ts';
import type { FuzzTarget } from '../fuzz-target.ts';
import { mutateJson } from '../mutate-json.ts';
import { fateOf } from '../soundness.ts';

const identityUrl = 'http://127.0.0.1:47804';
const grant = {
  clientId: 'CLIENT-1',
  redirectUri: 'http://localhost:47610/callback',
  code: 'canary-code',
  state: 'canary-state',
  verifier: 'canary-verifier-0123456789-0123456789-0123456789',
  nonce: 'canary-nonce',
};
const secrets = ['canary-access', 'canary-refresh', grant.code, grant.verifier];

const identityClaims = {
  iss: 'https://identity.xero.com',
  aud: grant.clientId,
  nonce: grant.nonce,
  email: 'ann@example.com',
};
const tokens = {
  access_token: `${jwt({ xero_userid: 'user-1' })}.canary-access`,
  refresh_token: 'canary-refresh',
  id_token: jwt(identityClaims),
  token_type: 'Bearer',
  expires_in: 1800,
};

const site: Site = { nameFor: () => 'identity', admit: () => openDoor, handle: () => jsonAnswer(200, tokens) };

/** What Xero's sign-in says to a code and to a refresh token, and what stands within the tokens. */
export const tokenAnswers: FuzzTarget = {
  name: 'Xero’s tokens',
  async open() {
    return {
      async attempt(random) {
        const inner: Site = { ...site, handle: () => jsonAnswer(200, random.chance(0.3) ? oddTokens() : tokens) };
        function oddTokens(): object {
          const claims = mutateJson(identityClaims, random);
          const odd = `e30.${Buffer.from(claims).toString('base64url')}.c2ln`;
          return { ...tokens, [random.pick(['id_token', 'access_token'])]: odd };
        }
        const door = new AlteredDoor(new Map([[identityUrl, inner]]));
        door.begin(random);
        const endpoint = new TokenEndpoint({ identityUrl, http: door });
        const outcome = random.chance(0.5)
          ? await endpoint.exchangeCode(grant)
          : await endpoint.refresh(grant.clientId, 'canary-refresh');
        return fateOf(outcome.ok ? outcome : err(failureOf(outcome.error)), secrets);
      },
      close: async () => {},
    };
  },
};
