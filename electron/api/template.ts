import type { MethodInput, MethodOutputs } from '../../shared/contract/methods.ts';
import { compareSettings } from '../../shared/domain/compare-settings.ts';
import type { Failure, InputProblem } from '../../shared/domain/failure.ts';
import { type FittedTemplate, fitTemplate } from '../../shared/domain/fit-template.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { changeSettings } from '../engine/change-settings.ts';
import { neverRead } from '../engine/decide.ts';
import type { LedgerView } from '../ports/ledger.ts';
import type { CompanyHost } from './company-host.ts';
import type { Handlers } from './handlers.ts';
import { noSettings } from './settings-versions.ts';
import { readSetupText } from './setup-text.ts';

/** A practice's settings for this client: looked at first, then applied. */
export function templateMethods(host: CompanyHost): Pick<Handlers, 'template.preview' | 'template.apply'> {
  return {
    'template.preview': ({ json }) => {
      const view = host.view();
      if (!view.ok) return view;
      const fitted = fitToClient(view.value, json);
      if (!fitted.ok && fitted.error.kind === 'invalidInput')
        return ok({ problems: fitted.error.details, changes: [], leftOut: [] });
      if (!fitted.ok) return fitted;
      const present = view.value.settings()?.settings ?? noSettings;
      const { settings, leftOut } = fitted.value;
      return ok({ problems: [], changes: compareSettings(present, settings), leftOut });
    },
    'template.apply': (input) => apply(host, input),
  };
}

async function apply(
  host: CompanyHost,
  { json, author }: MethodInput<'template.apply'>,
): Promise<Result<MethodOutputs['template.apply'], Failure>> {
  const engine = host.engine();
  if (!engine.ok) return engine;
  const { ledger } = engine.value;
  const fitted = fitToClient(ledger, json);
  if (!fitted.ok) return fitted;
  const base = ledger.settings()?.number ?? null;
  const changed = await changeSettings(engine.value, { base, settings: fitted.value.settings, author });
  if (!changed.ok) return changed;
  const { version, changed: planned } = changed.value;
  return ok({ version: version.number, changed: planned, leftOut: fitted.value.leftOut });
}

function fitToClient(view: LedgerView, json: string): Result<FittedTemplate, Failure> {
  const template = readSetupText(json);
  if (!template.ok) return err(unusable(template.error));
  const reference = view.referenceData();
  if (reference === null) return err(neverRead);
  const client = { reference, applications: view.applications(), accountIds: view.accountIds() };
  return ok(fitTemplate(template.value, view.settings()?.settings ?? noSettings, client));
}

function unusable(details: readonly InputProblem[]): Failure {
  const what = details.length === 1 ? 'One thing is' : `${details.length} things are`;
  const message = `${what} wrong with the setup file. Nothing was changed.`;
  return { kind: 'invalidInput', source: 'local', message, details };
}
