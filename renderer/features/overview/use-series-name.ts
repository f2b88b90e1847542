import { useTranslation } from 'react-i18next';
import type { SpendingSeries } from './spending-table.ts';

/** What a series is called: its application, or how many others there are. */
export function useSeriesName(others: number): (series: SpendingSeries) => string {
  const { t } = useTranslation('overview');
  return ({ application, isOther }) => {
    if (!isOther) return application ?? t('spending.noApplication');
    return others === 0 ? t('spending.other') : t('spending.otherApplications', { count: others });
  };
}
