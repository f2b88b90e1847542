import { useTranslation } from 'react-i18next';
import type { RunDto } from '../../../shared/contract/activity.ts';
import { useCompany } from '../../bridge/company.ts';
import { useLive } from '../../bridge/live.ts';
import { AgoText } from '../../ui/ago-text.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Section } from '../../ui/section.tsx';
import table from '../../ui/table.module.css';
import { useFormat } from '../../words/format.ts';
import { runOutcome, runTookMs } from './run-outcome.ts';
import { RunState } from './run-state.tsx';
import styles from './runs.module.css';

/** The last five runs, each with its way to everything that happened in it. */
export function Runs({ runs }: { readonly runs: readonly RunDto[] }) {
  const { t } = useTranslation('overview');
  const columns = ['pulled', 'pushed', 'attached', 'blocked', 'calls'] as const;
  return (
    <Section
      title={t('runs.title')}
      actions={
        <a className={styles['all']} href="#/activity">
          {t('runs.all')}
        </a>
      }
    >
      {runs.length === 0 ? (
        <p className={styles['empty']}>{t('runs.emptyText')}</p>
      ) : (
        <div className={styles['scroller']}>
          <table className={classNames(table['table'], styles['runs'])} aria-label={t('runs.table')}>
            <thead>
              <tr>
                <th scope="col" className={table['header']}>
                  {t('runs.when')}
                </th>
                <th scope="col" className={classNames(table['header'], table['number'])}>
                  {t('runs.took')}
                </th>
                {columns.map((column) => (
                  <th key={column} scope="col" className={classNames(table['header'], table['number'])}>
                    {t(`runs.${column}`)}
                  </th>
                ))}
                <th scope="col" className={table['header']}>
                  {t('runs.outcome')}
                </th>
              </tr>
            </thead>
            <tbody>
              {runs.map((run, place) => (
                <RunRow key={run.runId} run={run} isNewest={place === 0} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}

function RunRow({ run, isNewest }: { readonly run: RunDto; readonly isNewest: boolean }) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const company = useCompany();
  const runningId = useLive((live) => live.progress[company.id]?.runId ?? null);
  const outcome = runOutcome(run, isNewest && runningId === run.runId);
  const tookMs = runTookMs(run);
  const { summary } = run;
  const number = classNames(table['cell'], table['number']);
  const calls = summary === null ? null : summary.calls.cledara + summary.calls.xero;
  return (
    <tr className={table['row']}>
      <th scope="row" className={table['cell']}>
        <a className={styles['when']} href={`#/activity?run=${encodeURIComponent(run.runId)}`}>
          <AgoText at={run.startedAt} lang={format.locale} />
        </a>
      </th>
      <td className={classNames(number, table['quiet'])}>{tookMs === null ? null : format.took(tookMs)}</td>
      <Count value={summary?.pulled ?? null} />
      <Count value={summary?.pushed ?? null} />
      <Count value={summary?.attached ?? null} />
      <Count value={summary?.blocked.length ?? null} />
      <td
        className={number}
        title={
          summary === null
            ? undefined
            : t('runs.callsBoth', {
                cledara: format.count(summary.calls.cledara),
                xero: format.count(summary.calls.xero),
              })
        }
      >
        {calls === null ? null : format.count(calls)}
      </td>
      <td className={table['cell']}>
        <RunState outcome={outcome} reason={summary?.error?.message ?? null} />
      </td>
    </tr>
  );
}

/** Nought is quiet: what happened stands out. */
function Count({ value }: { readonly value: number | null }) {
  const format = useFormat();
  return (
    <td className={classNames(table['cell'], table['number'], value === 0 && table['quiet'])}>
      {value === null ? null : format.count(value)}
    </td>
  );
}
