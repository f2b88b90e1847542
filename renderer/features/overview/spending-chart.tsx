import { useTranslation } from 'react-i18next';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { reviewHref } from '../../bridge/fix-href.ts';
import { goTo } from '../../ui/route.ts';
import { useFormat } from '../../words/format.ts';
import styles from './spending.module.css';
import type { SpendingSeries, SpendingTable } from './spending-table.ts';
import { SpendingTip } from './spending-tip.tsx';

interface SpendingChartProps {
  readonly table: SpendingTable;
  readonly currency: string;
  readonly nameOf: (series: SpendingSeries) => string;
}

/** Bars per month, stacked by application. Everything in it can also be reached in the legend and in the table. */
export function SpendingChart({ table, currency, nameOf }: SpendingChartProps) {
  const { t } = useTranslation('overview');
  const { locale } = useFormat();
  const shortMonth = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' });
  const axis = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
  // Heights need no exactness; what is read is the exact text.
  const rows = table.months.map(({ month, amounts }) => ({
    month,
    ...Object.fromEntries(table.series.map(({ key }, place) => [key, Number(amounts[place] ?? '0')])),
  }));
  const showMonth = (month: unknown, applicationId: string | null): void => {
    if (typeof month !== 'string') return;
    goTo(reviewHref({ months: [month], ...(applicationId === null ? {} : { applications: [applicationId] }) }));
  };
  return (
    <div role="img" aria-label={t('spending.chart', { currency })} className={styles['drawing']}>
      <ResponsiveContainer width="100%" height="100%">
        <BarChart
          data={rows}
          stackOffset="sign"
          accessibilityLayer={false}
          margin={{ top: 8, right: 0, bottom: 0, left: 0 }}
          barCategoryGap="28%"
        >
          <CartesianGrid vertical={false} stroke="var(--line-quiet)" />
          <XAxis
            dataKey="month"
            tickLine={false}
            axisLine={{ stroke: 'var(--line)' }}
            tickFormatter={(month: string) => shortMonth.format(new Date(`${month}-01T00:00:00Z`))}
            tick={{ fill: 'var(--ink-quiet)', fontSize: 12 }}
          />
          <YAxis
            width={44}
            niceTicks="snap125" // 1k and 2k, not 900 and 1.8k
            tickLine={false}
            axisLine={false}
            tickFormatter={(value: number) => axis.format(value).replace('-', '\u2212')}
            tick={{ fill: 'var(--ink-quiet)', fontSize: 12 }}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: 'var(--surface-hover)' }}
            content={({ active, label }) =>
              active === true ? <SpendingTip table={table} month={label} currency={currency} nameOf={nameOf} /> : null
            }
          />
          {table.series.map((series) => (
            <Bar
              key={series.key}
              dataKey={series.key}
              stackId="spending"
              isAnimationActive={false}
              className={styles['bar'] ?? ''}
              fill={`var(--series-${series.key})`}
              onClick={({ payload }: { readonly payload?: unknown }) =>
                showMonth(monthOf(payload), series.applicationId)
              }
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

/** The row that a bar was drawn from, as the chart hands it back. */
function monthOf(payload: unknown): unknown {
  return typeof payload === 'object' && payload !== null && 'month' in payload ? payload.month : null;
}
