import { nameKey } from '../../shared/domain/contact-name.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import type { Settings } from '../../shared/domain/settings.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import type { CledaraApplication } from '../ports/cledara.ts';
import type { LedgerView } from '../ports/ledger.ts';
import type { Engine } from './engine.ts';

/** An application, and every other name that it was known by. */
export type ApplicationToCheck = CledaraApplication & { readonly before?: readonly string[] };

/**
 * The applications that settings may name: those that Cledara has now. Without Cledara nobody has the whole list, because a
 * file names only those of its own transactions: then a name is taken as it is, and the mapping shows that nothing goes by it.
 * Each comes with the names that it had before, so that a file from before can be told what to say now.
 */
export async function applicationsToCheck(
  engine: Engine,
  settings: Settings,
): Promise<Result<readonly ApplicationToCheck[], Failure>> {
  if (engine.ledger.connections().cledara !== null) {
    const read = await engine.cledara.applications();
    if (!read.ok) return read;
    const former = new Map(engine.ledger.renamedApplications().map(({ id, before }) => [id, before]));
    return ok(read.value.map((one) => ({ ...one, before: former.get(one.id) ?? [] })));
  }
  return ok(knownOrNamed(engine.ledger, settings));
}

/** The same from the books alone. */
export function applicationsInBooks(view: LedgerView, settings: Settings): readonly CledaraApplication[] {
  return view.connections().cledara === null ? knownOrNamed(view, settings) : view.applications();
}

function knownOrNamed(view: LedgerView, settings: Settings): readonly CledaraApplication[] {
  const known = [...view.applications()];
  const names = new Set(known.map(({ name }) => nameKey(name)));
  for (const { id, name } of settings.applications) {
    if (name === undefined || names.has(nameKey(name))) continue;
    names.add(nameKey(name));
    known.push({ id: id ?? `named ${nameKey(name)}`, name, status: 'active', ownerName: null, teams: [] });
  }
  return known;
}
