import { useQuery } from '@tanstack/react-query';
import { useCompany } from '../../bridge/company.ts';
import { useLive } from '../../bridge/live.ts';
import { companyQuery } from '../../bridge/queries.ts';

/** The run that goes on at this moment; null where none does. Asked once, for one that began before the page was opened. */
export function useUnderWay(): string | null {
  const company = useCompany();
  const live = useLive((state) => state.progress[company.id]?.runId ?? null);
  const { data } = useQuery(companyQuery(company.id, 'sync.progress', {}));
  return live ?? data?.progress?.runId ?? null;
}
