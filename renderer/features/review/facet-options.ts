import type { ReviewFacetsDto } from '../../../shared/contract/review-list.ts';
import { causeOf } from './cause-of.ts';
import type { FacetOption } from './facet-filter.tsx';
import type { RowLook } from './row-look.ts';

type Facets = Readonly<Record<'accounts' | 'applications' | 'months' | 'causes' | 'invoice', readonly FacetOption[]>>;

const invoices = ['none', 'has', 'attached', 'problem'] as const;

/** What there is to choose from, in words; nothing but the invoice before the list was read. */
export function facetOptions(facets: ReviewFacetsDto | undefined, { t, format }: RowLook): Facets {
  const count = (value: number): string => format.count(value);
  return {
    accounts: (facets?.accounts ?? []).map(({ id, count: number }) => ({
      id,
      label: id === '' ? t('review:filters.notUnderstood') : id,
      count: count(number),
      isData: id !== '',
    })),
    applications: (facets?.applications ?? []).map(({ id, name, count: number }) => ({
      id,
      label: id === '' ? t('review:filters.none') : name,
      count: count(number),
      isData: id !== '',
    })),
    months: (facets?.months ?? []).map(({ month, count: number }) => ({
      id: month,
      label: format.month(month),
      count: count(number),
      isData: true,
    })),
    causes: (facets?.causes ?? []).map(({ code, count: number }) => ({
      id: code,
      label: t(`common:cause.${causeOf(code)}`),
      count: count(number),
      isData: false,
    })),
    invoice: invoices.map((id) => ({ id, label: t(`common:invoice.${id}`), count: null, isData: false })),
  };
}
