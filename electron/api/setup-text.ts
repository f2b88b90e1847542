import { parseSetupFile } from '../../shared/contract/setup-file.ts';
import { checkForm, checkSettings } from '../../shared/domain/check-settings.ts';
import type { InputProblem } from '../../shared/domain/failure.ts';
import { isPlainDate } from '../../shared/domain/plain-date.ts';
import type { Settings } from '../../shared/domain/settings.ts';
import { err, type Result } from '../../shared/lib/result.ts';
import { applicationsToCheck } from '../engine/applications-to-check.ts';
import type { Engine } from '../engine/engine.ts';
import { type ReadableRest, readableRest } from './readable-rest.ts';

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
 * once, and not once for each kind of mistake. Services that cannot be asked find nothing; what is wrong by itself is told all the same.
 */
export async function withFurtherProblems(
  engine: Engine,
  json: string,
  known: readonly InputProblem[],
): Promise<readonly InputProblem[]> {
  const rest = readableRest(json, known);
  return rest === null ? known : joined(known, rest, await askServices(engine, rest.settings));
}

/** The same where nothing can be asked: what is wrong with the rest by itself. */
export function withLocalProblems(json: string, known: readonly InputProblem[]): readonly InputProblem[] {
  const rest = readableRest(json, known);
  return rest === null ? known : joined(known, rest, checkForm(rest.settings));
}

/** What is said about rows that could not be read, or of what was refused already, means nothing. */
function joined(
  known: readonly InputProblem[],
  { leftOut }: ReadableRest,
  found: readonly InputProblem[],
): readonly InputProblem[] {
  const named = new Set(known.map(({ at }) => at));
  const others = found.filter(({ at }) => !named.has(at) && !leftOut.some((row) => at.startsWith(row)));
  return [...known, ...others];
}

async function askServices(engine: Engine, settings: Settings): Promise<readonly InputProblem[]> {
  const { xero } = engine.ledger.connections();
  if (xero === null) return checkForm(settings);
  const tenants = await engine.xero.tenants();
  if (!tenants.ok) return checkForm(settings);
  const wanted = settings.xero.tenant?.toLowerCase();
  const named = tenants.value.find(({ tenantId, name }) => tenantId === wanted || name.toLowerCase() === wanted);
  const list = tenants.value.map(({ name }) => name).join(', ') || 'none';
  const message = `Xero gave access to no organisation "${settings.xero.tenant}". It gave access to: ${list}.`;
  const problems = wanted === undefined || named !== undefined ? [] : [{ at: 'xero.tenant', message }];
  // Codes are still worth a look in the organisation that is meant in all likelihood.
  const tenant = named ?? tenants.value.find(({ tenantId }) => tenantId === xero.tenantId) ?? tenants.value.at(0);
  const applications = await applicationsToCheck(engine, settings);
  if (tenant === undefined || !applications.ok) return [...problems, ...checkForm(settings)];
  const reference = await engine.xero.referenceData(tenant.tenantId);
  if (!reference.ok) return [...problems, ...checkForm(settings)];
  return [...problems, ...checkSettings(settings, reference.value, applications.value, engine.ledger.accountIds())];
}
