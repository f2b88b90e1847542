import { type HttpDoor, openHttpDoor } from '../../../electron/adapters/http/http-door.ts';
import { RateGovernor } from '../../../electron/adapters/http/rate-governor.ts';
import { XeroApi } from '../../../electron/adapters/xero/xero-api.ts';
import { ConsentMemory, XeroSession } from '../../../electron/adapters/xero/xero-session.ts';
import { InMemoryBudgetStore } from '../../fixtures/in-memory-budget-store.ts';
import { inTurn } from '../../fixtures/in-turn.ts';
import { ManualClock } from '../../fixtures/manual-clock.ts';
import { type FakeXero, startFakeXero } from './fake-xero.ts';
import { InMemorySecrets } from './in-memory-secrets.ts';
import { InMemoryTokenRecords } from './in-memory-token-records.ts';

export const clientId = 'CLIENT-1';
export const tenantId = 'fe79f7dd-b6d4-4a92-ba7b-538af6289c58';
/** Looked for in whatever a person or a log could see. */
export const bearerCanary = 'canary-access-token';
export const refreshCanary = 'canary-refresh-token';

export interface Scene {
  readonly fake: FakeXero;
  readonly http: HttpDoor;
  readonly clock: ManualClock;
  readonly secrets: InMemorySecrets;
  readonly records: InMemoryTokenRecords;
  readonly session: XeroSession;
  readonly api: XeroApi;
  close(): Promise<void>;
}

/** A connected app and a fake that hands out access tokens canary-access-token-1, -2 … and refresh tokens likewise. */
export async function openScene(): Promise<Scene> {
  const fake = await startFakeXero();
  const http = openHttpDoor();
  const clock = new ManualClock('2026-11-22T09:00:00.000Z', 'auto');
  const secrets = new InMemorySecrets();
  secrets.values.set('xero', `${refreshCanary}-0`);
  const records = new InMemoryTokenRecords({
    clientId,
    generation: 7,
    receivedAt: '2026-11-01T00:00:00.000Z',
    health: 'ok',
  });
  const session = new XeroSession({
    identityUrl: fake.url,
    http,
    secrets,
    memory: new ConsentMemory(),
    alone: inTurn(),
    records,
    clock,
  });
  let issued = 0;
  fake.on((request) => {
    if (request.path !== '/connect/token') return null;
    issued += 1;
    return { json: tokenAnswer(issued) };
  });
  const store = new InMemoryBudgetStore();
  const api = new XeroApi({
    apiUrl: fake.url,
    session,
    http,
    clock,
    governor: (tenant) =>
      new RateGovernor({
        limits: { perMinute: 60, perDay: 5000, concurrent: 5 },
        clock,
        store,
        storeKey: tenant ?? 'none',
        source: 'xero',
      }),
  });
  return {
    fake,
    http,
    clock,
    secrets,
    records,
    session,
    api,
    close: async () => {
      await http.close();
      await fake.close();
    },
  };
}

export function tokenAnswer(number: number): Readonly<Record<string, unknown>> {
  return {
    access_token: `${bearerCanary}-${number}`,
    refresh_token: `${refreshCanary}-${number}`,
    token_type: 'Bearer',
    expires_in: 1800,
    scope: 'openid offline_access',
  };
}

/** An unsigned JWT: what is read of one is never trusted further than a signature would matter. */
export function jwt(claims: Readonly<Record<string, unknown>>): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}.c2lnbmF0dXJl`;
}
