import { CledaraSite } from './cledara/cledara-site.ts';
import { FaultPlan } from './faults/fault-plan.ts';
import { Journal } from './http/journal.ts';
import { listen } from './http/listener.ts';
import type { Site } from './http/site.ts';
import { IdentitySite } from './identity/identity-site.ts';
import { IdentityState } from './identity/identity-state.ts';
import { LoginSite } from './identity/login-site.ts';
import { makeSampleSetup } from './sample-setup.ts';
import { UntrueCledara } from './untrue/untrue-cledara.ts';
import { UntrueXero } from './untrue/untrue-xero.ts';
import { CledaraWorkspace } from './world/cledara-workspace.ts';
import { SandboxWorld } from './world/sandbox-world.ts';
import { SeededRandom } from './world/seeded-random.ts';
import { XeroOrganisation } from './world/xero-organisation.ts';
import { XeroSite } from './xero/xero-site.ts';

export interface SandboxOptions {
  /** The same seed and the same time give the same companies. 1 unless told. */
  readonly seed?: number;
  /** How many card movements; 600 unless told. */
  readonly transactions?: number;
  /** The services' time; the machine's unless told. */
  readonly clock?: { nowMs(): number };
  /** What Xero allows: 60 a minute, 5,000 a day, 5 at one time unless told. */
  readonly xeroLimits?: { readonly perMinute: number; readonly perDay: number; readonly concurrent: number };
  /** What Cledara allows; 120 unless told. */
  readonly cledaraPerMinute?: number;
  readonly withoutInvoices?: boolean;
  /** No movements; applications still. */
  readonly empty?: boolean;
}

export interface Sandbox {
  readonly cledaraUrl: string;
  readonly xeroApiUrl: string;
  readonly xeroLoginUrl: string;
  readonly xeroIdentityUrl: string;
  readonly apiKey: string;
  readonly clientId: string;
  readonly tenantId: string;
  readonly tenantName: string;
  readonly world: SandboxWorld;
  readonly faults: FaultPlan;
  /** Breaks what hangs and closes the ports. */
  stop(): Promise<void>;
}

/** The two services without anything that carries requests to them. Each site is told the address that it stands at. */
export interface Services {
  readonly apiKey: string;
  readonly world: SandboxWorld;
  readonly faults: FaultPlan;
  readonly journal: Journal;
  readonly clock: { nowMs(): number };
  cledara(url: string): Site;
  login(): Site;
  identity(url: string, loginUrl: string): Site;
  xero(url: string): Site;
}

export function makeServices(options: SandboxOptions = {}): Services {
  const clock = options.clock ?? { nowMs: () => Date.now() };
  const seed = options.seed ?? 1;
  const apiKey = `cledara-sandbox-${new SeededRandom(seed ^ 0xa71).hex(40)}`;
  const journal = new Journal();
  const world = makeWorld(options, { seed, clock, journal });
  const { cledara, xero, identity } = world;
  const perMinute = options.cledaraPerMinute ?? 120;
  return {
    apiKey,
    world,
    faults: new FaultPlan(),
    journal,
    clock,
    cledara: (url) => {
      const site = new CledaraSite({ workspace: cledara, clock, apiKey, perMinute, url });
      return new UntrueCledara(site, world.untrue);
    },
    login: () => new LoginSite(identity),
    identity: (url, loginUrl) => new IdentitySite({ state: identity, clock, url, loginUrl }),
    xero: (url) => new UntrueXero(new XeroSite({ organisation: xero, identity, clock, url }), world.untrue, clock),
  };
}

/** Starts Cledara and Xero (sign-in page, identity and API on addresses of their own) on 127.0.0.1. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const services = makeServices(options);
  const { world, faults, apiKey } = services;
  const cledaraDoor = await listen(services, (url) => services.cledara(url));
  const loginDoor = await listen(services, () => services.login());
  const loginUrl = loginDoor.url;
  const identityDoor = await listen(services, (url) => services.identity(url, loginUrl));
  const apiDoor = await listen(services, (url) => services.xero(url));
  const doors = [cledaraDoor, loginDoor, identityDoor, apiDoor];
  return {
    cledaraUrl: cledaraDoor.url,
    xeroApiUrl: apiDoor.url,
    xeroLoginUrl: loginUrl,
    xeroIdentityUrl: identityDoor.url,
    apiKey,
    clientId: world.identity.clientId,
    tenantId: world.xero.tenantId,
    tenantName: world.xero.organisation.name,
    world,
    faults,
    stop: async () => {
      await Promise.all(doors.map((door) => door.stop()));
    },
  };
}

function makeWorld(
  options: SandboxOptions,
  { seed, clock, journal }: { seed: number; clock: { nowMs(): number }; journal: Journal },
): SandboxWorld {
  const { perMinute, perDay, concurrent } = options.xeroLimits ?? { perMinute: 60, perDay: 5000, concurrent: 5 };
  const xero = new XeroOrganisation({ seed, clock, limits: { perMinute, perDay, concurrent, appPerMinute: 10_000 } });
  const tenant = { tenantId: xero.tenantId, name: xero.organisation.name };
  const identity = new IdentityState({ seed, clock, tenant, user: () => xero.consentingUser });
  const cledara = new CledaraWorkspace({
    seed,
    clock,
    transactions: options.transactions ?? 600,
    withoutInvoices: options.withoutInvoices ?? false,
    empty: options.empty ?? false,
  });
  return new SandboxWorld({ cledara, xero, identity, journal });
}

/** A setup file (as the automation interface reads it) that codes this world believably and leaves some things to a person. */
export function sampleSetup(world: SandboxWorld): object {
  return makeSampleSetup(world);
}
