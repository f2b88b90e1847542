import type { Failure } from '../../shared/domain/failure.ts';
import type { ReferenceData } from '../../shared/domain/reference-data.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { booksComeFromFiles } from './books-source.ts';
import type { Engine } from './engine.ts';
import { explainRefusal } from './explain-refusal.ts';
import { keepApplications } from './keep-applications.ts';
import { keepReference } from './keep-reference.ts';
import { chosenTenant } from './read-reference.ts';
import { replanAll } from './replan.ts';

/** Reads Cledara's applications and Xero's lists anew, both or neither, and plans everything that is open again. */
export async function refreshLists(engine: Engine): Promise<Result<ReferenceData, Failure>> {
  const fromFiles = booksComeFromFiles(engine.ledger);
  if (engine.ledger.connections().cledara === null && !fromFiles) {
    const message = 'Cledara is not connected. Connect it first.';
    return { ok: false, error: { kind: 'notConnected', source: 'cledara', message } };
  }
  const tenant = chosenTenant(engine);
  if (!tenant.ok) return tenant;
  const applications = fromFiles ? ok(engine.ledger.applications()) : await engine.cledara.applications();
  if (!applications.ok) return applications;
  const reference = await engine.xero.referenceData(tenant.value);
  if (!reference.ok) return err(await explainRefusal(engine, reference.error));
  engine.ledger.transaction(() => {
    keepApplications(engine, applications.value);
    keepReference(engine, reference.value);
    if (engine.ledger.xeroTrouble() !== null) engine.ledger.saveXeroTrouble(null);
  });
  await replanAll(engine);
  return ok(reference.value);
}
