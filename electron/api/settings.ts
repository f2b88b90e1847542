import type { MethodInput, MethodOutputs } from '../../shared/contract/methods.ts';
import type { Failure, InputProblem } from '../../shared/domain/failure.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { applySettings } from '../engine/apply-settings.ts';
import type { CompanyHost } from './company-host.ts';
import { readSetupText, withFurtherProblems, withLocalProblems } from './setup-text.ts';

export async function applySetupFile(
  host: CompanyHost,
  input: MethodInput<'settings.apply'>,
): Promise<Result<MethodOutputs['settings.apply'], Failure>> {
  const settings = readSetupText(input.json);
  const engine = host.engine();
  if (!engine.ok) return settings.ok ? engine : unusable(withLocalProblems(input.json, settings.error));
  if (!settings.ok) return unusable(await withFurtherProblems(engine.value, input.json, settings.error));
  const applied = await applySettings(engine.value, settings.value, input.author);
  if (applied.ok) return ok({ applied: true, version: applied.value.version.number });
  if (applied.error.kind !== 'invalidInput') return applied;
  // Without an organisation nothing else was looked at.
  if (applied.error.details.some(({ at }) => at !== 'xero.tenant')) return applied;
  return unusable(await withFurtherProblems(engine.value, input.json, applied.error.details));
}

function unusable(details: readonly InputProblem[]): Result<never, Failure> {
  const what = details.length === 1 ? 'One thing is' : `${details.length} things are`;
  return err({
    kind: 'invalidInput',
    source: 'local',
    message: `${what} wrong with the setup file. Nothing was changed.`,
    details,
  });
}

/** The present settings as a setup file, with the organisation's name in force. */
export function exportSetupFile(host: CompanyHost): Result<MethodOutputs['settings.export'], Failure> {
  const view = host.view();
  if (!view.ok) return view;
  const present = view.value.settings()?.settings;
  const { tenantId = null, tenantName = null } = view.value.connections().xero ?? {};
  const set = present?.xero.tenant;
  // A name that was set before the organisation was renamed in Xero would not be found there any more.
  const isStale = set !== undefined && set !== tenantId && set.toLowerCase() !== tenantName?.toLowerCase();
  const tenant = isStale ? (tenantName ?? set) : (set ?? tenantName ?? undefined);
  return ok({
    version: 1,
    ...(tenant === undefined ? {} : { xero: { tenant } }),
    ...(present?.syncFrom === undefined ? {} : { syncFrom: present.syncFrom }),
    accounts: present?.accounts ?? [],
    defaults: present?.defaults ?? {},
    applications: present?.applications ?? [],
    ...(present?.accountingFields === undefined ? {} : { accountingFields: present.accountingFields }),
    movements: present?.movements ?? {},
  });
}
