import { useTranslation } from 'react-i18next';
import type { RunDto } from '../../../shared/contract/activity.ts';
import type { DataColumn } from '../../ui/data-column.ts';
import { useFormat } from '../../words/format.ts';
import { useSay } from '../../words/say.ts';
import styles from './run-columns.module.css';
import { runOutcome, runTookMs } from './run-outcome.ts';
import { RunState } from './run-state.tsx';
import { WhenText } from './when-text.tsx';

/** How much room the table has: all of a wide window, all of a narrow one, or what an open run leaves of a wide one. */
export type RunsRoom = 'wide' | 'narrow' | 'beside';

/** What there is room for; everything else is in the run itself. */
const counts = {
  wide: ['pulled', 'updated', 'proposed', 'approved', 'pushed', 'attached'],
  narrow: ['pulled', 'proposed', 'pushed', 'attached'],
  beside: ['pulled', 'pushed'],
} as const;

/** The columns of the table of runs. */
export function useRunColumns(underWay: string | null, room: RunsRoom): readonly DataColumn<RunDto>[] {
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
        return tookMs === null ? null : <span className={styles['quiet']}>{format.took(tookMs)}</span>;
      },
    },
    ...counts[room].map(
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
    ...(room === 'beside'
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
      width: room === 'beside' ? '132px' : '18%',
      cell: (run) => {
        const why = run.summary?.error === undefined ? null : say(run.summary.error.message);
        return (
          <span className={styles['outcome']} title={why ?? undefined}>
            <RunState outcome={runOutcome(run, underWay)} look="plain" />
            {why !== null && room === 'wide' && <span className={styles['why']}>{why}</span>}
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
