import { useQuery } from '@tanstack/react-query';
import ChartColumn from 'lucide-react/icons/chart-column';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SpendingDto } from '../../../shared/contract/overview.ts';
import { useCompany } from '../../bridge/company.ts';
import { usePreference } from '../../bridge/preferences.ts';
import { companyQuery } from '../../bridge/queries.ts';
import { todayIn } from '../../bridge/today-in.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Section } from '../../ui/section.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { useNow } from '../../ui/use-now.ts';
import { SpendingBars } from './spending-bars.tsx';
import { SpendingFigures } from './spending-figures.tsx';
import { spendingCurrencies, spendingTable } from './spending-table.ts';

const looks = ['chart', 'table'] as const;
type Look = (typeof looks)[number];

function parseLook(stored: unknown): Look | null {
  return looks.find((look) => look === stored) ?? null;
}

/** Card spending of twelve months by application, one currency at a time: drawn, or as figures. */
export function Spending({ spending }: { readonly spending: readonly SpendingDto[] }) {
  const { t } = useTranslation('overview');
  const [look, setLook] = usePreference<Look>('overview.spending', parseLook, 'chart');
  const [chosen, setChosen] = useState<string | null>(null);
  const company = useCompany();
  const { data: books } = useQuery(companyQuery(company.id, 'reference.read', {}));
  const thisMonth = todayIn(books?.reference?.organisation.timeZone ?? null, useNow()).slice(0, 7);
  const currencies = useMemo(() => spendingCurrencies(spending), [spending]);
  const currency = currencies.find((one) => one === chosen) ?? currencies[0];
  const table = useMemo(
    () => (currency === undefined ? null : spendingTable(spending, currency, thisMonth)),
    [spending, currency, thisMonth],
  );
  if (currency === undefined || table === null)
    return (
      <Section title={t('spending.title')}>
        <EmptyState icon={<ChartColumn />} title={t('spending.empty')}>
          {t('spending.emptyText')}
        </EmptyState>
      </Section>
    );
  return (
    <Section
      title={t('spending.title')}
      description={t('spending.description')}
      actions={
        <>
          {currencies.length > 1 && (
            <SegmentedControl
              label={t('spending.currency')}
              segments={currencies.map((id) => ({ id, label: id }))}
              value={currency}
              onChange={setChosen}
            />
          )}
          <Button onPress={() => setLook(look === 'chart' ? 'table' : 'chart')}>
            {look === 'chart' ? t('spending.asTable') : t('spending.asChart')}
          </Button>
        </>
      }
    >
      {look === 'chart' ? (
        <SpendingBars table={table} currency={currency} onTable={() => setLook('table')} />
      ) : (
        <SpendingFigures table={table} currency={currency} />
      )}
    </Section>
  );
}
