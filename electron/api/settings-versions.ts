import type { MethodInput, MethodOutputs } from '../../shared/contract/methods.ts';
import { parseSettings } from '../../shared/contract/setup-file.ts';
import { compareSettings } from '../../shared/domain/compare-settings.ts';
import type { Failure, InputProblem } from '../../shared/domain/failure.ts';
import type { Settings } from '../../shared/domain/settings.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { SettingsInForce } from '../engine/apply-settings.ts';
import { changeSettings as changeInBooks } from '../engine/change-settings.ts';
import { newProblems } from '../engine/settings-problems.ts';
import type { CompanyHost } from './company-host.ts';
import { readSetupText } from './setup-text.ts';

/** What is in force before the first version. */
export const noSettings: Settings = {
  version: 1,
  xero: {},
  accounts: [],
  defaults: {},
  applications: [],
  movements: {},
};

export function readSettings(host: CompanyHost): Result<MethodOutputs['settings.read'], Failure> {
  const view = host.view();
  if (!view.ok) return view;
  const present = view.value.settings();
  if (present === null) return ok({ version: null, at: null, author: null, settings: noSettings, pushedUnderOlder: 0 });
  const { number, at, author, settings } = present;
  return ok({ version: number, at, author, settings, pushedUnderOlder: view.value.pushedUnderOlderSettings() });
}

export async function changeSettings(
  host: CompanyHost,
  { base, settings, author }: MethodInput<'settings.change'>,
): Promise<Result<MethodOutputs['settings.change'], Failure>> {
  const engine = host.engine();
  if (!engine.ok) return engine;
  const parsed = parseSettings(settings);
  if (!parsed.ok) return invalid(parsed.error);
  return inForce(await changeInBooks(engine.value, { base, settings: parsed.value, author }));
}

export async function revertSettings(
  host: CompanyHost,
  { version, author }: MethodInput<'settings.revert'>,
): Promise<Result<MethodOutputs['settings.revert'], Failure>> {
  const engine = host.engine();
  if (!engine.ok) return engine;
  const { ledger } = engine.value;
  const meant = ledger.settingsHistory().find(({ number }) => number === version);
  if (meant === undefined)
    return invalid([{ at: 'version', message: `There is no version ${version} of the settings.` }]);
  const base = ledger.settings()?.number ?? null;
  return inForce(await changeInBooks(engine.value, { base, settings: meant.settings, author }));
}

export function settingsHistory(
  host: CompanyHost,
  { limit }: MethodInput<'settings.history'>,
): Result<MethodOutputs['settings.history'], Failure> {
  const view = host.view();
  if (!view.ok) return view;
  const versions = view.value.settingsHistory();
  const pushed = view.value.pushedByVersion();
  const told = versions.map(({ number, at, author, settings }, place) => ({
    number,
    at,
    author,
    settings,
    before: versions[place - 1]?.settings ?? null,
  }));
  return ok({
    versions: told
      .slice(-limit)
      .reverse()
      .map(({ number, at, author, settings, before }) => ({
        number,
        at,
        author,
        changes: compareSettings(before, settings),
        pushed: pushed.get(number) ?? 0,
      })),
  });
}

export function compareVersions(
  host: CompanyHost,
  { from, to }: MethodInput<'settings.compare'>,
): Result<MethodOutputs['settings.compare'], Failure> {
  const view = host.view();
  if (!view.ok) return view;
  const versions = view.value.settingsHistory();
  const [before, after] = [from, to].map((wanted) => versions.find(({ number }) => number === wanted));
  const missing = before === undefined ? from : to;
  if (before === undefined || after === undefined)
    return invalid([{ at: 'version', message: `There is no version ${missing} of the settings.` }]);
  return ok({ changes: compareSettings(before.settings, after.settings) });
}

export function previewSettings(
  host: CompanyHost,
  { json }: MethodInput<'settings.preview'>,
): Result<MethodOutputs['settings.preview'], Failure> {
  const view = host.view();
  if (!view.ok) return view;
  const read = readSetupText(json);
  if (!read.ok) return ok({ problems: read.error, changes: [] });
  const present = view.value.settings()?.settings ?? null;
  const reference = view.value.referenceData();
  // A file is applied as a whole: what is wrong in the present settings already stands in its way too.
  const problems = reference === null ? [] : newProblems(view.value, reference, null, read.value);
  return ok({ problems, changes: compareSettings(present, read.value) });
}

function inForce(changed: Result<SettingsInForce, Failure>): Result<MethodOutputs['settings.change'], Failure> {
  return changed.ok ? ok({ version: changed.value.version.number, changed: changed.value.changed }) : changed;
}

function invalid(details: readonly InputProblem[]): Result<never, Failure> {
  return err({ kind: 'invalidInput', source: 'local', message: 'Nothing was changed.', details });
}
