import type { MethodInput, MethodOutputs } from '../../shared/contract/methods.ts';
import { parseSetupFile } from '../../shared/contract/setup-file.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { applySettings } from '../engine/apply-settings.ts';
import type { CompanyHost } from './company-host.ts';

export async function applySetupFile(
  host: CompanyHost,
  input: MethodInput<'settings.apply'>,
): Promise<Result<MethodOutputs['settings.apply'], Failure>> {
  const settings = parseSetupFile(input.json);
  if (!settings.ok) {
    const count = settings.error.length;
    return err({
      kind: 'invalidInput',
      source: 'local',
      message: `${count === 1 ? 'One thing is' : `${count} things are`} wrong with the setup file. Nothing was changed.`,
      details: settings.error,
    });
  }
  const engine = host.engine();
  if (!engine.ok) return engine;
  const applied = await applySettings(engine.value, settings.value, input.author);
  return applied.ok ? ok({ applied: true, version: applied.value.number }) : applied;
}

/** The present settings as a setup file, with the organisation's name in force. */
export function exportSetupFile(host: CompanyHost): Result<MethodOutputs['settings.export'], Failure> {
  const view = host.view();
  if (!view.ok) return view;
  const present = view.value.settings()?.settings;
  const tenant = view.value.connections().xero?.tenantName ?? undefined;
  return ok({
    version: 1,
    ...(tenant === undefined ? {} : { xero: { tenant: present?.xero.tenant ?? tenant } }),
    ...(present?.syncFrom === undefined ? {} : { syncFrom: present.syncFrom }),
    accounts: present?.accounts ?? [],
    defaults: present?.defaults ?? {},
    applications: present?.applications ?? [],
    movements: present?.movements ?? {},
  });
}
