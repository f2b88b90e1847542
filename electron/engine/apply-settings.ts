import { checkSettings } from '../../shared/domain/check-settings.ts';
import type { Failure, InputProblem } from '../../shared/domain/failure.ts';
import { canonicalJson } from '../../shared/domain/hash.ts';
import type { Settings, SettingsVersion } from '../../shared/domain/settings.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { Connections } from '../ports/ledger.ts';
import type { XeroTenant } from '../ports/xero.ts';
import { applicationsToCheck } from './applications-to-check.ts';
import { type Engine, nowInstant } from './engine.ts';
import { keepApplications } from './keep-applications.ts';
import { keepReference } from './keep-reference.ts';
import { replanAll } from './replan.ts';

/** What came of it: the version in force, and how many proposals are others under it. */
export interface SettingsInForce {
  readonly version: SettingsVersion;
  readonly changed: number;
}

/**
 * Applies settings, all or nothing: every name and code is checked against what Xero and Cledara have now, all problems
 * are named at once, and nothing is stored where there is one. A new version goes on top; what was pushed keeps its own.
 * Settings that are in force already make no new version: nothing was pushed under others. What is open is planned again.
 * With `base` nothing is changed where another version is in force by the end of it.
 */
export async function applySettings(
  engine: Engine,
  settings: Settings,
  author: string,
  base?: number | null,
): Promise<Result<SettingsInForce, Failure>> {
  const connections = engine.ledger.connections();
  if (connections.xero === null) {
    return err({
      kind: 'notConnected',
      source: 'xero',
      message: `Xero is not connected yet, so the names in the file cannot be checked. Connect it first.`,
    });
  }
  const tenants = await engine.xero.tenants();
  if (!tenants.ok) return tenants;
  const tenant = chooseTenant(
    tenants.value,
    settings.xero.tenant,
    connections.xero,
    engine.ledger.settings()?.settings ?? null,
  );
  if (!tenant.ok) return invalidSettings([tenant.error]);
  const applications = await applicationsToCheck(engine, settings);
  if (!applications.ok) return applications;
  const reference = await engine.xero.referenceData(tenant.value.tenantId);
  if (!reference.ok) return reference;
  const problems = checkSettings(settings, reference.value, applications.value, engine.ledger.accountIds());
  if (problems.length > 0) return invalidSettings(problems);

  const { xero } = connections;
  const stale = base === undefined ? null : staleBase(engine, base);
  if (stale !== null) return err(stale);
  const version = engine.ledger.transaction(() => {
    if (connections.cledara !== null) keepApplications(engine, applications.value);
    keepReference(engine, reference.value);
    engine.ledger.saveConnections({
      ...engine.ledger.connections(),
      xero: {
        ...(engine.ledger.connections().xero ?? xero),
        tenantId: tenant.value.tenantId,
        tenantName: tenant.value.name,
      },
    });
    return putInForce(engine, settings, author);
  });
  return ok({ version, changed: await replanAll(engine) });
}

/** The settings as a new version; the one in force where it says the same. Part of the caller's transaction. */
export function putInForce(engine: Engine, settings: Settings, author: string): SettingsVersion {
  const present = engine.ledger.settings();
  if (present !== null && canonicalJson(present.settings) === canonicalJson(settings)) return present;
  return engine.ledger.appendSettings(settings, author, nowInstant(engine.clock));
}

/** Someone else's change must not be undone by one that was made without having seen it. */
export function staleBase(engine: Engine, base: number | null): Failure | null {
  const present = engine.ledger.settings();
  if ((present?.number ?? null) === base) return null;
  const message =
    present === null
      ? 'No settings are in force any more. Look at them and make your change again.'
      : `The settings were changed meanwhile (version ${present.number} by ${present.author}). Look at them and make your change again.`;
  return { kind: 'invalidInput', source: 'local', message: 'Nothing was changed.', details: [{ at: 'base', message }] };
}

/** By name or id; where the file names none, the one chosen before, else the only one there is. */
/** The organisation that the books belong to, as they know it. */
type KnownTenant = Pick<NonNullable<Connections['xero']>, 'tenantId' | 'tenantName'>;

function chooseTenant(
  tenants: readonly XeroTenant[],
  named: string | undefined,
  { tenantId: chosenBefore, tenantName }: KnownTenant,
  inForce: Settings | null,
): Result<XeroTenant, InputProblem> {
  const at = 'xero.tenant';
  const before = tenants.find(({ tenantId }) => tenantId === chosenBefore);
  const list = tenants.map(({ name }) => name).join(', ') || 'none';
  if (named !== undefined) {
    const found = tenants.filter(
      (tenant) => tenant.tenantId === named || tenant.name.toLowerCase() === named.toLowerCase(),
    );
    const [only, another] = found;
    if (only === undefined) {
      // It was renamed in Xero, and is named as these books know it.
      const isKnownAs = [tenantName, inForce?.xero.tenant].some((name) => name?.toLowerCase() === named.toLowerCase());
      if (before !== undefined && isKnownAs) return ok(before);
      return err({ at, message: `Xero gave access to no organisation "${named}". It gave access to: ${list}.` });
    }
    if (another !== undefined)
      return err({ at, message: `Two organisations are called "${named}". Give the tenant's id instead.` });
    return switchAllowed(only, chosenBefore);
  }
  if (before !== undefined) return ok(before);
  const [only, another] = tenants;
  if (only === undefined)
    return err({ at, message: 'Xero gave access to no organisation. Connect Xero again and choose one.' });
  if (another !== undefined)
    return err({ at, message: `Name the organisation to post to. Xero gave access to: ${list}.` });
  return switchAllowed(only, chosenBefore);
}

/** One company has one ledger and one organisation: what was pushed to one must never be taken for pushed to another. */
function switchAllowed(tenant: XeroTenant, chosenBefore: string | null): Result<XeroTenant, InputProblem> {
  if (chosenBefore === null || chosenBefore === tenant.tenantId) return ok(tenant);
  return err({
    at: 'xero.tenant',
    message:
      'This company already belongs to another Xero organisation. Use a company of its own (--company NAME) for this one.',
  });
}

export function invalidSettings(details: readonly InputProblem[]): Result<never, Failure> {
  return err({
    kind: 'invalidInput',
    source: 'local',
    message: `${details.length === 1 ? 'One thing is' : `${details.length} things are`} wrong with the settings. Nothing was changed.`,
    details,
  });
}
