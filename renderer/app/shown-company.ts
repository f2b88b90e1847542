import { type QueryClient, useQuery } from '@tanstack/react-query';
import type { AppDto, CompanyDto } from '../../shared/contract/app-methods.ts';
import { shownCompanyKey } from '../../shared/contract/preference-keys.ts';
import { usePreference } from '../bridge/preferences.ts';
import { appQuery } from '../bridge/queries.ts';

function parseId(stored: unknown): string | null {
  return typeof stored === 'string' ? stored : null;
}

/** The company on screen: the one chosen last, else the first that is not archived. Null while there is none. */
export function useShownCompany(): {
  readonly app: AppDto | null;
  readonly failure: Error | null;
  readonly company: CompanyDto | null;
  show(id: string): void;
} {
  const { data, error } = useQuery(appQuery('app.read'));
  const [chosen, choose] = usePreference<string>(shownCompanyKey, parseId, '');
  return { app: data ?? null, failure: error, company: companyAmong(data?.companies ?? [], chosen), show: choose };
}

function companyAmong(companies: readonly CompanyDto[], chosen: string | null): CompanyDto | null {
  return (
    companies.find(({ id }) => id === chosen) ?? companies.find(({ archived }) => !archived) ?? companies[0] ?? null
  );
}

/** The same before anything is drawn. Fails where the host does not answer. */
export async function awaitShownCompany(cache: QueryClient): Promise<CompanyDto | null> {
  const [{ companies }, { values }] = await Promise.all([
    cache.ensureQueryData(appQuery('app.read')),
    cache.ensureQueryData(appQuery('preferences.read')),
  ]);
  return companyAmong(companies, parseId(values[shownCompanyKey]));
}
