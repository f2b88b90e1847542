import { Component, lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { reviewHref } from '../../bridge/fix-href.ts';
import { Button } from '../../ui/button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useFormat } from '../../words/format.ts';
import styles from './spending.module.css';
import type { SpendingTable } from './spending-table.ts';
import { useSeriesName } from './use-series-name.ts';

/** The drawing is the heaviest part of the page, and comes when everything else is on screen. */
const SpendingChart = lazy(async () => ({ default: (await import('./spending-chart.tsx')).SpendingChart }));

interface SpendingBarsProps {
  readonly table: SpendingTable;
  readonly currency: string;
  readonly onTable: () => void;
}

export function SpendingBars({ table, currency, onTable }: SpendingBarsProps) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const nameOf = useSeriesName(table.others);
  return (
    <div className={styles['bars']}>
      <div className={styles['chart']}>
        <ChartBoundary fallback={<NotDrawn onTable={onTable} />}>
          <Suspense fallback={<Skeleton label={t('spending.loading')} shape="paragraph" count={6} />}>
            <SpendingChart table={table} currency={currency} nameOf={nameOf} />
          </Suspense>
        </ChartBoundary>
      </div>
      <ul className={styles['legend']} aria-label={t('spending.legend')}>
        {table.series.map((series) => (
          <li key={series.key}>
            <span className={styles['swatch']} data-series={series.key} aria-hidden="true" />
            {series.applicationId === null ? (
              <span className={styles['series']}>{nameOf(series)}</span>
            ) : (
              <a
                className={styles['series']}
                href={reviewHref({ applications: [series.applicationId] })}
                translate="no"
              >
                <bdi title={nameOf(series)}>{nameOf(series)}</bdi>
              </a>
            )}
            <span className={styles['sum']} translate="no">
              {format.money(series.total, currency)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function NotDrawn({ onTable }: { readonly onTable: () => void }) {
  const { t } = useTranslation('overview');
  return (
    <ProblemNote
      whatHappened={t('spending.chartFailed')}
      why={t('spending.chartFailedWhy')}
      whatToDo={t('spending.chartFailedTodo')}
      actions={
        <Button size="small" onPress={onTable}>
          {t('spending.asTable')}
        </Button>
      }
    />
  );
}

interface ChartBoundaryProps {
  readonly children: ReactNode;
  readonly fallback: ReactNode;
}

/** A part of the page that does not load takes nothing else with it. React has this as a class only. */
class ChartBoundary extends Component<ChartBoundaryProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? this.props.fallback : this.props.children;
  }
}
