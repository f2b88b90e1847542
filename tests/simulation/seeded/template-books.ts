import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HttpDoor } from '../../../electron/adapters/http/http-door.ts';
import { ConsentFile } from '../../../electron/adapters/secrets/consent-file.ts';
import { chooseCompany } from '../../../electron/companies.ts';
import { type OpenCompany, openCompany, openProgram, type Program } from '../../../electron/compose.ts';
import { readEnvironment } from '../../../electron/environment.ts';
import type { Clock } from '../../../electron/ports/clock.ts';
import type { Log } from '../../../electron/ports/log.ts';
import type { Secrets } from '../../../electron/ports/secrets.ts';
import { makeServices, type Services } from '../../../electron/sandbox/sandbox.ts';
import { SeededRandom } from '../../../electron/sandbox/world/seeded-random.ts';
import { ok } from '../../../shared/lib/result.ts';
import { beginSignIn } from '../../fixtures/test-company.ts';
import { VirtualClock } from '../../fixtures/virtual-clock.ts';
import { addresses, InProcessNetwork } from './in-process-network.ts';
import { Life } from './life.ts';

/** A Monday morning; London keeps summer time. */
export const startMs = Date.parse('2026-06-15T09:20:00.000Z');

/** In memory where the system has such a place: a commit waits for no disk, and what is committed is not less so. */
const home = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

export type Mode = 'auto' | 'review';

/** Every kind of document: bills for one application, transfers, Receive Money. */
function setupFor(mode: Mode): object {
  return {
    version: 1,
    syncFrom: '2026-05-01',
    accounts: [
      { id: 'GBP:saas', enabled: true, bankAccount: '090' },
      { id: 'EUR:saas', enabled: true, bankAccount: '092' },
    ],
    defaults: { account: '429', taxType: 'NONE', mode },
    applications: [{ name: 'Figma', account: '463', taxType: 'NONE', document: 'bill', mode }],
    movements: {
      topUps: { post: 'transfer', fromBankAccount: { GBP: '091', EUR: '093' }, mode },
      rewards: { post: 'receive-money', account: '270', taxType: 'NONE', mode },
    },
  };
}

/** The two services for one seed. Their lists are read with every sync, so they are no longer than the dice have a use for. */
export function smallServices(clock: Clock): Services {
  const services = makeServices({ seed: 1, empty: true, cledaraPerMinute: 100_000, clock });
  services.world.cledara.applications.splice(8);
  return services;
}

/** Secrets that a test may look into and hand on. */
export class OpenSecrets implements Secrets {
  readonly description = 'memory';
  readonly values: Map<string, string>;

  constructor(values: ReadonlyMap<string, string> = new Map()) {
    this.values = new Map(values);
  }

  async get(name: string) {
    return ok(this.values.get(name) ?? null);
  }

  async set(name: string, value: string) {
    this.values.set(name, value);
    return ok(null);
  }

  async delete(name: string) {
    this.values.delete(name);
    return ok(null);
  }
}

export interface ProgramParts {
  readonly folder: string;
  readonly life: Life;
  readonly clock: Clock;
  readonly http: HttpDoor;
  readonly secrets: Secrets;
  readonly log: Log;
}

/** The program's own composition, on the given parts. */
export function openBooksOf({ folder, life, clock, http, secrets, log }: ProgramParts): OpenCompany {
  const environment = readEnvironment({
    TALLYBRIDGE_DATA_DIR: folder,
    TALLYBRIDGE_CLEDARA_URL: addresses.cledara,
    TALLYBRIDGE_XERO_API_URL: addresses.xero,
    TALLYBRIDGE_XERO_LOGIN_URL: addresses.login,
    TALLYBRIDGE_XERO_IDENTITY_URL: addresses.identity,
    TALLYBRIDGE_SECRETS: 'memory',
    TALLYBRIDGE_CLEDARA_LIMITS: 'perMinute=100000',
  });
  if (!environment.ok) throw new Error(environment.error.message);
  const consents = new ConsentFile({ folder, tryLock: (path) => life.tryLock(path) });
  const program: Program = {
    ...openProgram(environment.value, clock, 'test', 'head'),
    http,
    secrets,
    log,
    consents,
  };
  const company = chooseCompany(folder, 'Test', true);
  if (!company.ok) throw new Error(company.error.message);
  return openCompany(program, company.value);
}

/** Connected and set-up books that every seed begins with, made once for a process and a mode. */
export interface Template {
  /** A copy of the books, and of the secrets, for a sandbox that has never heard of them. */
  copyFor(services: Services, network: InProcessNetwork): { readonly folder: string; readonly secrets: OpenSecrets };
  remove(): void;
}

export async function makeTemplate(mode: Mode): Promise<Template> {
  const folder = mkdtempSync(join(home, 'tallybridge-template-'));
  const clock = new VirtualClock(startMs);
  const services = smallServices(clock);
  const network = new InProcessNetwork(services, clock, new SeededRandom(1));
  const secrets = new OpenSecrets();
  const life = new Life();
  const company = openBooksOf({ folder, life, clock, http: network.doorOf(life), secrets, log: silent });
  const call = async (method: Parameters<OpenCompany['api']['call']>[0], input: unknown): Promise<void> => {
    const answer = await company.api.call(method, input);
    if (!answer.ok) throw new Error(`${method}: ${answer.error.message} ${JSON.stringify(answer.error)}`);
  };
  await call('connection.cledara', { apiKey: services.apiKey });
  const { authoriseUrl } = await beginSignIn(company.api, services.world.identity.clientId);
  const finished = call('connection.xero.finish', {});
  await fetch(codeAddress(network, authoriseUrl));
  await finished;
  await call('settings.apply', { json: JSON.stringify(setupFor(mode)), author: 'the test' });
  company.close();
  life.end();
  const token = refreshTokenIn(secrets);
  return {
    copyFor(fresh, freshNetwork) {
      const copy = mkdtempSync(join(home, 'tallybridge-seed-'));
      cpSync(folder, copy, { recursive: true });
      const given = signInAgain(freshNetwork, authoriseUrl, fresh.world.identity.clientId);
      const values = [...secrets.values].map(([name, value]) => [name, value.replaceAll(token, given)] as const);
      return { folder: copy, secrets: new OpenSecrets(new Map(values)) };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Agrees on Xero's page; the answer is the address that the browser is sent to. */
export function codeAddress(network: InProcessNetwork, authoriseUrl: string): string {
  const location = network.ask({ method: 'GET', url: authoriseUrl }).headers['location'];
  if (location === undefined) throw new Error('The sandbox did not consent.');
  return location;
}

/** The same consent at a sandbox that has not seen it, with a verifier that is known here. Returns its refresh token. */
function signInAgain(network: InProcessNetwork, authoriseUrl: string, clientId: string): string {
  const verifier = 'v'.repeat(43);
  const url = new URL(authoriseUrl);
  url.searchParams.set('code_challenge', createHash('sha256').update(verifier).digest('base64url'));
  const code = new URL(codeAddress(network, url.href)).searchParams.get('code') ?? '';
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    client_id: clientId,
    code,
    code_verifier: verifier,
    redirect_uri: url.searchParams.get('redirect_uri') ?? '',
  });
  const answer = network.ask({
    method: 'POST',
    url: `${addresses.identity}/connect/token`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: body.toString(),
  });
  const tokens = JSON.parse(String(answer.body)) as { readonly refresh_token?: string };
  if (tokens.refresh_token === undefined) throw new Error(`The sandbox gave no token: ${String(answer.body)}`);
  return tokens.refresh_token;
}

function refreshTokenIn(secrets: OpenSecrets): string {
  const found = [...secrets.values].filter(([name]) => name.startsWith('xero-consent/'));
  const [[, value] = ['', '']] = found;
  if (found.length !== 1 || value === '') throw new Error('The books were connected, and there is no single consent.');
  return value;
}

const silent: Log = { error: () => {}, warn: () => {}, info: () => {}, debug: () => {} };
