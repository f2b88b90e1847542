import type { Failure } from '../../shared/domain/failure.ts';
import type { Settings } from '../../shared/domain/settings.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { applySettings, invalidSettings, putInForce, type SettingsInForce, staleBase } from './apply-settings.ts';
import type { Engine } from './engine.ts';
import { replanAll } from './replan.ts';
import { newProblems } from './settings-problems.ts';

/**
 * Puts other settings in force that were made from the version `base`, checked against the lists as last read, so that
 * it works offline too; where none were read yet, Xero and Cledara are asked. What is open is planned again.
 */
export async function changeSettings(
  engine: Engine,
  change: { readonly base: number | null; readonly settings: Settings; readonly author: string },
): Promise<Result<SettingsInForce, Failure>> {
  const { base, settings, author } = change;
  const stale = staleBase(engine, base);
  if (stale !== null) return err(stale);
  const { ledger } = engine;
  const reference = ledger.referenceData();
  if (reference === null) return await applySettings(engine, settings, author, base);
  const problems = newProblems(ledger, reference, ledger.settings()?.settings ?? null, settings);
  if (problems.length > 0) return invalidSettings(problems);
  const version = ledger.transaction(() => putInForce(engine, settings, author));
  return ok({ version, changed: version.number === base ? 0 : await replanAll(engine) });
}
