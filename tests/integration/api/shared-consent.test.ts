import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Consents } from '../../../electron/ports/consents.ts';
import type { Secrets } from '../../../electron/ports/secrets.ts';
import { type Client, openSharedProgram, type SharedProgram, secondTenant } from '../../fixtures/shared-program.ts';

const halfAnHour = 31 * 60_000;

function tokenRequests({ sandbox }: SharedProgram): number {
  return sandbox.world.requests.filter(({ path }) => path === '/connect/token').length;
}

async function joinSecond(shared: SharedProgram, client: Client): Promise<void> {
  const { organisations } = await client.call('connection.xero.shared', {});
  const second = organisations.find(({ tenantId }) => tenantId === secondTenant.tenantId);
  if (second === undefined) throw new Error('The second organisation is not offered.');
  await client.call('connection.xero.join', { consentId: second.consentId, tenantId: second.tenantId });
  expect(shared.sandbox.world.identity.connections).toHaveLength(2);
}

/** Signs in for the first company, with the sandbox's own organisation, and joins the second one. */
async function twoCompanies(shared: SharedProgram): Promise<readonly [Client, Client]> {
  const first = shared.company('First');
  await first.signIn();
  await first.call('connection.cledara', { apiKey: shared.sandbox.apiKey });
  const tenant = shared.sandbox.tenantName;
  const json = JSON.stringify({ version: 1, xero: { tenant } });
  await first.call('settings.apply', { json, author: 'the test' });
  const second = shared.company('Second');
  await joinSecond(shared, second);
  return [first, second];
}

function consentFile({ folder }: SharedProgram): string {
  return join(folder, 'consents.json');
}

describe('one sign-in', () => {
  test('connects a second company to another organisation, and each is renewed once for both', async () => {
    const shared = await openSharedProgram();
    const [first, second] = await twoCompanies(shared);
    expect(tokenRequests(shared)).toBe(1);
    expect((await second.call('status.read', {})).connections.xero).toMatchObject({
      connected: true,
      health: 'ok',
      tenant: secondTenant.name,
    });

    await shared.clock.sleep(halfAnHour);
    await Promise.all([first, second, first].map((client) => client.call('connection.xero.tenants', {})));
    expect(tokenRequests(shared)).toBe(2);
    const dates = await Promise.all([first, second].map((client) => client.call('status.read', {})));
    expect(new Set(dates.map(({ connections }) => connections.xero.consentExpiresAt)).size).toBe(1);
  });

  test('offers what each company has under its name, and gives none away twice', async () => {
    const shared = await openSharedProgram();
    const [first, second] = await twoCompanies(shared);
    const third = shared.company('Third');
    const { organisations } = await third.call('connection.xero.shared', {});
    expect(organisations.map(({ name, usedBy }) => [name, usedBy])).toEqual([
      [shared.sandbox.tenantName, 'First'],
      [secondTenant.name, 'Second'],
    ]);
    const [taken] = organisations;
    const joining = third.call('connection.xero.join', {
      consentId: taken?.consentId,
      tenantId: shared.sandbox.tenantId,
    });
    await expect(joining).rejects.toThrow(/is the organisation of the company First already/);
    const leaving = second.call('connection.xero.join', { consentId: taken?.consentId, tenantId: 'elsewhere' });
    await expect(leaving).rejects.toThrow(/no longer covers this organisation/);
    expect((await first.call('status.read', {})).connections.xero.tenant).toBe(shared.sandbox.tenantName);
  });

  test('tells organisations of one name apart by what Xero says of them', async () => {
    const shared = await openSharedProgram();
    const { world, tenantName } = shared.sandbox;
    world.identity.otherTenants.push({ tenantId: '5ec0d000-0000-4000-8000-000000000003', name: tenantName });
    await shared.company('First').signIn();
    const { organisations } = await shared.company('Second').call('connection.xero.shared', {});
    const about = `GBP · GB · DEMO · ${world.xero.organisation.shortCode}`; // the sandbox has the same books for both
    expect(organisations.map(({ name, about: marks }) => [name, marks])).toEqual([
      [tenantName, about],
      [secondTenant.name, undefined],
      [tenantName, about],
    ]);
  });

  test('is used by every company once somebody signs in anew for one of them', async () => {
    const shared = await openSharedProgram();
    const [first, second] = await twoCompanies(shared);
    const { identity } = shared.sandbox.world;
    identity.revokeConsent();
    identity.expireAccessTokens();
    await expect(second.call('connection.xero.tenants', {})).rejects.toThrow(/^authExpired/);
    for (const client of [first, second]) {
      expect((await client.call('status.read', {})).connections.xero.health).toBe('refused');
    }
    await first.signIn();
    for (const client of [first, second]) {
      expect((await client.call('status.read', {})).connections.xero.health).toBe('ok');
      expect((await client.call('connection.xero.tenants', {})).tenants).toHaveLength(2);
    }
  });
});

describe('disconnecting', () => {
  test('one of them ends its own connection alone; the last takes the consent back and leaves no secret', async () => {
    const shared = await openSharedProgram();
    const [first, second] = await twoCompanies(shared);
    const { identity } = shared.sandbox.world;
    await second.call('connection.xero.disconnect', { author: 'Priya' });
    expect(identity.connections.map(({ tenantName }) => tenantName)).toEqual([shared.sandbox.tenantName]);
    expect((await first.call('connection.xero.tenants', {})).tenants).toHaveLength(1);
    const [consent] = shared.program.consents.list();
    expect(await shared.program.secrets.get(consent?.id ?? '')).toMatchObject({ value: expect.any(String) });

    await first.call('connection.xero.disconnect', { author: 'Priya' });
    expect(identity.connections).toEqual([]);
    expect(shared.program.consents.list()).toEqual([]);
    expect(await shared.program.secrets.get(consent?.id ?? '')).toEqual({ ok: true, value: null });
  });
});

const scopes = ['openid', 'offline_access', 'accounting.banktransactions', 'accounting.settings.read'];

/** As versions left it in which no company knew of another: every company with a refresh token of its own, and no list of consents. */
async function asBefore(shared: SharedProgram, clients: readonly Client[]): Promise<void> {
  const { secrets } = shared.program;
  const [consent] = shared.program.consents.list();
  const { identity } = shared.sandbox.world;
  for (const { id } of clients) {
    const user = shared.sandbox.world.xero.consentingUser;
    const { clientId } = identity;
    const token = identity.issueRefreshToken({ clientId, user, scopes, authEventId: id, nonce: null });
    await secrets.set(`xero-consent/${id}`, token);
  }
  await secrets.delete(consent?.id ?? '');
  rmSync(consentFile(shared), { force: true });
}

describe('what an earlier version kept', () => {
  test('moves when it is first renewed: one token for both, the old ones gone', async () => {
    const shared = await openSharedProgram();
    const clients = await twoCompanies(shared);
    await asBefore(shared, clients);
    for (const client of clients) client.open.close();
    const program = shared.another();
    const again = [shared.companyIn(program, 'First'), shared.companyIn(program, 'Second')];
    for (const client of again) expect((await client.call('connection.xero.tenants', {})).tenants).toHaveLength(2);
    expect(program.consents.list()).toHaveLength(1);
    for (const { id } of clients) {
      expect(await program.secrets.get(`xero-consent/${id}`)).toEqual({ ok: true, value: null });
    }
  });

  test.each([0, 1, 2, 3, 4])('survives a crash after %i touches of the store of secrets', async (touches) => {
    const shared = await openSharedProgram();
    const clients = await twoCompanies(shared);
    await asBefore(shared, clients);
    for (const client of clients) client.open.close();
    for (const name of ['Second', 'First']) {
      const { secrets, consents, ...dying } = shared.another();
      const died = Promise.withResolvers<null>();
      const program = { ...dying, secrets: dyingAfter(touches, secrets, died.resolve), consents: lockless(consents) };
      const client = shared.companyIn(program, name);
      await Promise.race([client.call('connection.xero.tenants', {}), died.promise]);
      client.open.close();
    }
    const program = shared.another();
    for (const name of ['First', 'Second']) {
      const client = shared.companyIn(program, name);
      expect((await client.call('connection.xero.tenants', {})).tenants).toHaveLength(2);
    }
    expect(program.consents.list()).toMatchObject([{ health: 'ok' }]);
  });

  test('a list of consents that cannot be read is made anew from the books', async () => {
    const shared = await openSharedProgram();
    const clients = await twoCompanies(shared);
    for (const client of clients) client.open.close();
    writeFileSync(consentFile(shared), '{ half of');
    const program = shared.another();
    for (const name of ['First', 'Second']) {
      const client = shared.companyIn(program, name);
      expect((await client.call('connection.xero.tenants', {})).tenants).toHaveLength(2);
    }
    expect(JSON.parse(readFileSync(consentFile(shared), 'utf8'))).toMatchObject({ consents: [{ health: 'ok' }] });
  });
});

test('two programs never renew at the same time, and each goes on from the other’s token', async () => {
  const shared = await openSharedProgram();
  const clients = await twoCompanies(shared);
  for (const client of clients) client.open.close();
  let underWay = 0;
  let most = 0;
  const programs = [shared.another(), shared.another()].map((program) => ({
    ...program,
    http: {
      ...program.http,
      send: async (request: Parameters<typeof program.http.send>[0]) => {
        const isToken = request.url.endsWith('/connect/token');
        if (isToken) underWay += 1;
        most = Math.max(most, underWay);
        const sent = await program.http.send(request);
        if (isToken) underWay -= 1;
        return sent;
      },
      close: () => program.http.close(),
    },
  }));
  const open = [
    shared.companyIn(programs[0] ?? shared.program, 'First'),
    shared.companyIn(programs[1] ?? shared.program, 'Second'),
  ];
  for (let round = 0; round < 5; round += 1) {
    await shared.clock.sleep(halfAnHour);
    const told = await Promise.all(open.map((client) => client.call('connection.xero.tenants', {})));
    expect(told.map(({ tenants }) => tenants.length)).toEqual([2, 2]);
  }
  expect(most).toBe(1);
  const [consent] = shared.program.consents.list();
  expect(consent).toMatchObject({ health: 'ok', generation: 11 });
});

/** The store of a program that is gone after so many calls of it. */
function dyingAfter(touches: number, secrets: Secrets, died: (value: null) => void): Secrets {
  let left = touches;
  const orDie = <T>(work: () => Promise<T>): Promise<T> => {
    left -= 1;
    if (left >= 0) return work();
    died(null);
    return new Promise(() => undefined);
  };
  return {
    description: secrets.description,
    get: (name) => orDie(() => secrets.get(name)),
    set: (name, value) => orDie(() => secrets.set(name, value)),
    delete: (name) => orDie(() => secrets.delete(name)),
  };
}

/** The system frees the lock of a program that is gone; one that only hangs, as here, would keep it. */
function lockless(consents: Consents): Consents {
  return {
    list: () => consents.list(),
    find: (id) => consents.find(id),
    save: (record) => consents.save(record),
    remove: (id) => consents.remove(id),
    alone: (work) => work(),
  };
}
