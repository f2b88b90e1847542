import { z } from 'zod';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { CledaraApplication } from '../../ports/cledara.ts';

const named = z.object({ name: z.string().trim().min(1) });

/** Only what we read. Everything but the id may be missing or odd, for nothing of it decides what is posted. */
const application = z.object({
  id: z.string().min(1),
  name: z.string().trim().min(1).nullable().catch(null),
  status: z.string().catch('unknown'),
  owner: named.nullable().catch(null),
  teams: z.array(z.unknown()).catch([]),
});

/**
 * The list of applications. One without a name goes by its id; one without an id is left out, since nothing can refer to
 * it. The error completes "Cledara sent something that this version cannot read: …".
 */
export function readApplications(json: unknown): Result<readonly CledaraApplication[], string> {
  const rows = z.array(z.unknown()).safeParse(json);
  if (!rows.success) return err('the applications are not a list');
  const applications: CledaraApplication[] = [];
  for (const row of rows.data) {
    const read = application.safeParse(row);
    if (!read.success) continue;
    const { id, name, status, owner, teams } = read.data;
    applications.push({ id, name: name ?? id, status, ownerName: owner?.name ?? null, teams: teams.flatMap(nameOf) });
  }
  return ok(applications);
}

function nameOf(team: unknown): string[] {
  const read = named.safeParse(team);
  return read.success ? [read.data.name] : [];
}
