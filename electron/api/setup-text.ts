import { parseSetupFile } from '../../shared/contract/setup-file.ts';
import { checkSettings } from '../../shared/domain/check-settings.ts';
import type { InputProblem } from '../../shared/domain/failure.ts';
import { isPlainDate } from '../../shared/domain/plain-date.ts';
import type { Settings } from '../../shared/domain/settings.ts';
import { err, type Result } from '../../shared/lib/result.ts';
import { applicationsToCheck } from '../engine/applications-to-check.ts';
import type { Engine } from '../engine/engine.ts';
import { readableRest } from './readable-rest.ts';

/** Reads a setup file's text and finds everything wrong with it that can be found without asking Xero or Cledara. */
export function readSetupText(json: string): Result<Settings, readonly InputProblem[]> {
  const parsed = parseSetupFile(json);
  if (!parsed.ok) return parsed;
  const { syncFrom } = parsed.value;
  if (syncFrom === undefined || isPlainDate(syncFrom)) return parsed;
  return err([{ at: 'syncFrom', message: `${syncFrom} is not a day of the calendar` }]);
}

/**
 * `known`, and what Xero and Cledara find wrong with the rest of a file that is refused already: a person mends a file
 * once, and not once for each kind of mistake. Services that cannot be asked find nothing.
 */
export async function withFurtherProblems(
  engine: Engine,
  json: string,
  known: readonly InputProblem[],
): Promise<readonly InputProblem[]> {
  const rest = readableRest(json, known);
  if (rest === null) return known;
  const found = (await askServices(engine, rest.settings)).filter(
    ({ at }) => !rest.leftOut.some((row) => at.startsWith(row)),
  );
  const named = new Set(known.map(({ at }) => at));
  return [...known, ...found.filter(({ at }) => !named.has(at))];
}

async function askServices(engine: Engine, settings: Settings): Promise<readonly InputProblem[]> {
  const { xero } = engine.ledger.connections();
  if (xero === null) return [];
  const tenants = await engine.xero.tenants();
  if (!tenants.ok) return [];
  const wanted = settings.xero.tenant?.toLowerCase();
  const named = tenants.value.find(({ tenantId, name }) => tenantId === wanted || name.toLowerCase() === wanted);
  const list = tenants.value.map(({ name }) => name).join(', ') || 'none';
  const message = `Xero gave access to no organisation "${settings.xero.tenant}". It gave access to: ${list}.`;
  const problems = wanted === undefined || named !== undefined ? [] : [{ at: 'xero.tenant', message }];
  // Codes are still worth a look in the organisation that is meant in all likelihood.
  const tenant = named ?? tenants.value.find(({ tenantId }) => tenantId === xero.tenantId) ?? tenants.value.at(0);
  const applications = await applicationsToCheck(engine, settings);
  if (tenant === undefined || !applications.ok) return problems;
  const reference = await engine.xero.referenceData(tenant.tenantId);
  if (!reference.ok) return problems;
  return [...problems, ...checkSettings(settings, reference.value, applications.value, engine.ledger.accountIds())];
}
