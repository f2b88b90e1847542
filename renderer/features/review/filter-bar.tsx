import { useQuery } from '@tanstack/react-query';
import { memo, type RefObject, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewFilter } from '../../../shared/contract/review-list.ts';
import { useCompany } from '../../bridge/company.ts';
import { companyQuery } from '../../bridge/queries.ts';
import { Button } from '../../ui/button.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { type AmountBounds, AmountFilter } from './amount-filter.tsx';
import { FacetFilter, type FacetOption } from './facet-filter.tsx';
import { facetOptions } from './facet-options.ts';
import styles from './filter-bar.module.css';
import { useRowLook } from './row-look.ts';
import { useStable } from './use-stable.ts';

export interface FilterBarProps {
  readonly filter: ReviewFilter;
  readonly onChange: (filter: ReviewFilter, kind: 'step' | 'drift') => void;
  readonly searchRef: RefObject<HTMLInputElement | null>;
  /** From the search to the rows. */
  readonly onLeaveSearch: () => void;
}

type ListName = 'accounts' | 'applications' | 'months' | 'causes' | 'invoice';
const listNames: readonly ListName[] = ['accounts', 'applications', 'months', 'causes', 'invoice'];

/** What the list is narrowed to, besides the state. */
export const FilterBar = memo(function FilterBar({ filter, onChange, searchRef, onLeaveSearch }: FilterBarProps) {
  const { t } = useTranslation('review');
  const options = useFacetOptions();
  const setList = useStable((name: ListName, chosen: readonly string[]) => {
    const { [name]: _before, ...others } = filter;
    onChange(chosen.length === 0 ? others : ({ ...others, [name]: [...chosen] } as ReviewFilter), 'step'); // from its own options
  });
  const setAmount = useStable((next: AmountBounds) => {
    const { amountFrom: _from, amountTo: _to, ...others } = filter;
    onChange({ ...others, ...next }, 'step');
  });
  const { amountFrom, amountTo } = filter;
  const bounds = useMemo(
    () => ({ ...(amountFrom === undefined ? {} : { amountFrom }), ...(amountTo === undefined ? {} : { amountTo }) }),
    [amountFrom, amountTo],
  );
  const { states, ...narrowing } = filter;
  const isNarrowed = Object.keys(narrowing).length > 0;
  return (
    <search className={styles['bar']} aria-label={t('filters.label')}>
      <div className={styles['search']}>
        <SearchField
          inputRef={searchRef}
          label={t('search.label')}
          placeholder={t('search.placeholder')}
          clearLabel={t('search.clear')}
          keys="/"
          maxLength={200}
          value={filter.search ?? ''}
          onChange={(text) => {
            const { search: _before, ...others } = filter;
            onChange(text === '' ? others : { ...others, search: text }, 'drift');
          }}
          onKeyDown={(event) => {
            const leaves =
              event.key === 'ArrowDown' || event.key === 'Enter' || (event.key === 'Escape' && !filter.search);
            if (leaves) onLeaveSearch();
            else event.continuePropagation();
          }}
        />
      </div>
      {listNames.map((name) => (
        <ListFilter key={name} name={name} options={options[name]} chosen={filter[name]} onChange={setList} />
      ))}
      <AmountFilter bounds={bounds} onChange={setAmount} />
      {isNarrowed && (
        <Button size="small" variant="quiet" onPress={() => onChange(states === undefined ? {} : { states }, 'step')}>
          {t('filters.clearAll')}
        </Button>
      )}
    </search>
  );
});

const nothing: readonly string[] = [];

interface ListFilterProps {
  readonly name: ListName;
  readonly options: readonly FacetOption[];
  readonly chosen: readonly string[] | undefined;
  readonly onChange: (name: ListName, chosen: readonly string[]) => void;
}

const ListFilter = memo(function ListFilter({ name, options, chosen = nothing, onChange }: ListFilterProps) {
  const { t } = useTranslation('review');
  const set = useCallback((next: readonly string[]) => onChange(name, next), [name, onChange]);
  return <FacetFilter name={t(`filters.${name}`)} options={options} chosen={chosen} onChange={set} />;
});

function useFacetOptions(): Readonly<Record<ListName, readonly FacetOption[]>> {
  const company = useCompany();
  const look = useRowLook();
  const { data } = useQuery(companyQuery(company.id, 'review.facets', {}));
  return useMemo(() => facetOptions(data, look), [data, look]);
}
