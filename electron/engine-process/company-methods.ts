import type { CompanyDto } from '../../shared/contract/app-methods.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { archiveCompany, type Company, renameCompany } from '../companies.ts';
import type { CompanyChange } from '../company-history.ts';
import type { AppHandlers, AppWorld } from './app-world.ts';
import { toCompanyDto } from './company-dto.ts';

type CompanyHandlers = Pick<AppHandlers, 'companies.rename' | 'companies.archive' | 'companies.remove'>;

/** What becomes of a company as a whole. */
export function companyMethods(world: AppWorld): CompanyHandlers {
  const change = (): CompanyChange => ({ author: world.author, at: new Date(world.nowMs()).toISOString() });
  const told = async (changed: Result<Company, Failure>): Promise<Result<CompanyDto, Failure>> => {
    if (!changed.ok) return changed;
    world.onCompanies();
    await world.tellHistory(changed.value.id);
    return ok(toCompanyDto(changed.value, false));
  };
  return {
    'companies.rename': ({ company, name }) => told(renameCompany(world.dataDir, company, name, change())),
    'companies.archive': async ({ company, archived }) => {
      if (archived && (await world.isSyncing(company))) return err(syncUnderWay);
      return told(archiveCompany(world.dataDir, company, archived, change()));
    },
    'companies.remove': async (removal) => {
      const removed = await world.removeCompany(removal);
      if (!removed.ok) return removed;
      forgetPreferences(world, removal.company);
      world.onCompanies();
      return ok({ copy: removed.value });
    },
  };
}

/** What windows remember of a company has its id in the key. One that cannot be forgotten does no harm. */
function forgetPreferences({ preferences }: AppWorld, company: string): void {
  const kept = preferences.read();
  if (!kept.ok) return;
  for (const [key, value] of Object.entries(kept.value)) {
    if (key.includes(company) || value === company) preferences.write(key, null);
  }
}

const syncUnderWay: Failure = {
  kind: 'cancelled',
  source: 'local',
  message: 'A sync of this company is under way, so it was not archived. Wait until it has ended, then archive it.',
};
