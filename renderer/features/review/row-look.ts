import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCompany } from '../../bridge/company.ts';
import { companyQuery } from '../../bridge/queries.ts';
import { type Format, useFormat } from '../../words/format.ts';
import { useSay } from '../../words/say.ts';

/** What a row needs to say itself: asked for once for all rows, so that a row costs nothing but its own texts. */
export interface RowLook {
  readonly t: ReturnType<typeof useTranslation<readonly ['review', 'common']>>['t'];
  readonly say: (text: string) => string;
  readonly format: Format;
  /** A tax type as a person knows it. */
  readonly taxName: (taxType: string) => string;
}

export function useRowLook(): RowLook {
  const { t } = useTranslation(['review', 'common'] as const);
  const say = useSay();
  const format = useFormat();
  const company = useCompany();
  const { data } = useQuery(companyQuery(company.id, 'reference.read', {}));
  const rates = data?.reference?.taxRates;
  return useMemo(() => {
    const names = new Map(rates?.map(({ taxType, name }) => [taxType, name]));
    return { t, say, format, taxName: (taxType) => names.get(taxType) ?? taxType };
  }, [t, say, format, rates]);
}
