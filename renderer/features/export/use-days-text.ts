import { useTranslation } from 'react-i18next';
import { useFormat } from '../../words/format.ts';
import type { Days } from './export-days.ts';

/** Days in words: "1 Sep 2026 to 8 Sep 2026"; one day by itself. */
export function useDaysText(): (days: Days) => string {
  const { t } = useTranslation('export');
  const format = useFormat();
  return ({ from, to }) => {
    if (from !== null && from === to) return format.day(from);
    if (from !== null && to !== null) return t('days.between', { from: format.day(from), to: format.day(to) });
    if (from !== null) return t('days.since', { from: format.day(from) });
    if (to !== null) return t('days.until', { to: format.day(to) });
    return t('days.every');
  };
}
