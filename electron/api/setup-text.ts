import { parseSetupFile } from '../../shared/contract/setup-file.ts';
import { checkSettings } from '../../shared/domain/check-settings.ts';
import type { InputProblem } from '../../shared/domain/failure.ts';
import { isPlainDate } from '../../shared/domain/plain-date.ts';
import type { Settings } from '../../shared/domain/settings.ts';
import { err, type Result } from '../../shared/lib/result.ts';
import type { Engine } from '../engine/engine.ts';

/** Reads a setup file's text and finds everything wrong with it that can be found without asking Xero or Cledara. */
export function readSetupText(json: string): Result<Settings, readonly InputProblem[]> {
  const parsed = parseSetupFile(json);
  if (!parsed.ok) return parsed;
  const { syncFrom } = parsed.value;
  if (syncFrom === undefined || isPlainDate(syncFrom)) return parsed;
  return err([{ at: 'syncFrom', message: `${syncFrom} is not a day of the calendar` }]);
}

/**
 * What Xero and Cledara find wrong with a file that is refused already: `known` is why. A person mends a file once, not once
 * for each kind of mistake. What stands at the known places is left aside; services that cannot be asked find nothing.
 */
export async function furtherProblems(
  engine: Engine,
  json: string,
  known: readonly InputProblem[],
): Promise<readonly InputProblem[]> {
  const rest = parseSetupFile(JSON.stringify(without(json, known)));
  const { cledara, xero } = engine.ledger.connections();
  if (!rest.ok || cledara === null || xero === null) return [];
  const tenants = await engine.xero.tenants();
  if (!tenants.ok) return [];
  const named = tenants.value.find(({ tenantId, name }) => [tenantId, name].includes(rest.value.xero.tenant ?? ''));
  const present = tenants.value.find(({ tenantId }) => tenantId === xero.tenantId);
  const tenant = named ?? present ?? (tenants.value.length === 1 ? tenants.value[0] : undefined);
  if (tenant === undefined) return [];
  const applications = await engine.cledara.applications();
  if (!applications.ok) return [];
  const reference = await engine.xero.referenceData(tenant.tenantId);
  if (!reference.ok) return [];
  return checkSettings(rest.value, reference.value, applications.value, engine.ledger.accountIds());
}

/** The file's value without what stands at the places of the problems. */
function without(json: string, problems: readonly InputProblem[]): unknown {
  let value: unknown;
  try {
    value = JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
  for (const { at } of problems) remove(value, `.${at}`);
  return value;
}

/** `place` is written as in a problem, such as `.applications[3].account`. A row of a list is emptied, not taken out. */
function remove(node: unknown, place: string): void {
  if (typeof node !== 'object' || node === null) return;
  for (const key of Object.keys(node)) {
    const step = Array.isArray(node) ? `[${key}]` : `.${key}`;
    if (place === step) Reflect.deleteProperty(node, key);
    else if (place.startsWith(`${step}.`) || place.startsWith(`${step}[`)) {
      remove(Reflect.get(node, key), place.slice(step.length));
    }
  }
}
