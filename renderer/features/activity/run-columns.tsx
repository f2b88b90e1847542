import { useTranslation } from 'react-i18next';
import type { RunDto } from '../../../shared/contract/activity.ts';
import type { DataColumn } from '../../ui/data-column.ts';
import { useFormat } from '../../words/format.ts';
import { useSay } from '../../words/say.ts';
import styles from './run-columns.module.css';
import { runOutcome, runTookMs } from './run-outcome.ts';
import { RunState } from './run-state.tsx';
import { WhenText } from './when-text.tsx';

const counts = ['pulled', 'updated', 'proposed', 'approved', 'pushed', 'attached'] as const;
/** Beside an open run there is room for these. */
const countsBeside: readonly (typeof counts)[number][] = ['pulled', 'pushed'];

/** The columns of the table of runs. `isBeside`: a run is open next to it. */
export function useRunColumns(underWay: string | null, isBeside: boolean): readonly DataColumn<RunDto>[] {
  const { t } = useTranslation('activity');
  const say = useSay();
  const format = useFormat();
  const number = (value: number | undefined) => <Count value={value} />;
  return [
    {
      id: 'started',
      header: t('column.started'),
      isRowHeader: true,
      cell: ({ startedAt }) => <WhenText at={startedAt} />,
    },
    {
      id: 'took',
      header: t('column.took'),
      align: 'end',
      cell: (run) => {
        const tookMs = runTookMs(run);
        return tookMs === null ? null : <span className={styles['quiet']}>{format.duration(tookMs)}</span>;
      },
    },
    ...(isBeside ? countsBeside : counts).map(
      (id): DataColumn<RunDto> => ({
        id,
        header: t(`column.${id}`),
        align: 'end',
        cell: ({ summary }) => number(summary?.[id]),
      }),
    ),
    {
      id: 'blocked',
      header: t('column.blocked'),
      align: 'end',
      cell: ({ summary }) => number(summary?.blocked.length),
    },
    ...(isBeside
      ? []
      : (['cledara', 'xero'] as const).map(
          (service): DataColumn<RunDto> => ({
            id: service,
            header: t(`column.${service}`),
            align: 'end',
            cell: ({ summary }) => number(summary?.calls[service]),
          }),
        )),
    {
      id: 'outcome',
      header: t('column.outcome'),
      width: isBeside ? '132px' : '18%',
      cell: (run) => {
        const why = run.summary?.error === undefined ? null : say(run.summary.error.message);
        return (
          <span className={styles['outcome']} title={why ?? undefined}>
            <RunState outcome={runOutcome(run, underWay)} look="plain" />
            {why !== null && !isBeside && <span className={styles['why']}>{why}</span>}
          </span>
        );
      },
    },
  ];
}

/** Nought is quiet: what happened stands out. */
function Count({ value }: { readonly value: number | undefined }) {
  const format = useFormat();
  if (value === undefined) return null;
  return <span className={value === 0 ? styles['quiet'] : undefined}>{format.count(value)}</span>;
}
