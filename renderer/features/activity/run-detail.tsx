import { useTranslation } from 'react-i18next';
import type { RunDto } from '../../../shared/contract/activity.ts';
import { Button } from '../../ui/button.tsx';
import { type KeyValue, KeyValues } from '../../ui/key-values.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { goTo } from '../../ui/route.ts';
import { useFormat } from '../../words/format.ts';
import { useSay } from '../../words/say.ts';
import styles from './run-detail.module.css';
import { RunEntries } from './run-entries.tsx';
import { type RunOutcome, runOutcome, runTookMs } from './run-outcome.ts';
import { RunProblems } from './run-problems.tsx';
import { RunState } from './run-state.tsx';

interface RunDetailProps {
  readonly run: RunDto;
  readonly underWay: string | null;
}

/** One run: what it came to and why, what it did, what stood in its way, and each thing that happened in it. */
export function RunDetail({ run, underWay }: RunDetailProps) {
  const { t } = useTranslation('activity');
  const outcome = runOutcome(run, underWay);
  const { summary } = run;
  return (
    <div className={styles['detail']}>
      <div className={styles['outcome']}>
        {outcome !== 'early' && <RunState outcome={outcome} look="filled" />}
        <Outcome run={run} outcome={outcome} />
      </div>
      {summary !== null && summary.blocked.length > 0 && (
        <RunProblems title={t('run.blocked', { count: summary.blocked.length })} items={summary.blocked} />
      )}
      {summary !== null && summary.attachmentProblems.length > 0 && (
        <RunProblems
          title={t('run.attachments', { count: summary.attachmentProblems.length })}
          items={summary.attachmentProblems}
        />
      )}
      {summary !== null && <Facts run={run} />}
      <RunEntries runId={run.runId} />
    </div>
  );
}

/** The outcome in a sentence. One that ended early says why, and what to do. */
function Outcome({ run: { summary }, outcome }: { readonly run: RunDto; readonly outcome: RunOutcome }) {
  const { t } = useTranslation('activity');
  const say = useSay();
  const format = useFormat();
  if (summary?.error !== undefined) {
    const { code, message, details } = summary.error;
    return (
      <ProblemNote
        whatHappened={t('run.endedEarly')}
        why={[message, ...details.map((detail) => detail.message)].map((sentence) => say(sentence)).join(' ')}
        whatToDo={null} // the sentence of a run says it itself
        actions={
          (code === 'sign-in-needed' || code === 'not-connected') && (
            <Button size="small" onPress={() => goTo('#/settings/connections')}>
              {t('run.toConnections')}
            </Button>
          )
        }
      />
    );
  }
  const until = summary?.waitingUntil ?? null;
  return (
    <p className={styles['sentence']}>
      {outcome === 'waiting' && until !== null
        ? t('run.waitingUntil', { until: format.moment(until) })
        : t(`run.means.${outcome}`)}
    </p>
  );
}

function Facts({ run }: { readonly run: RunDto }) {
  const { t } = useTranslation('activity');
  const format = useFormat();
  const { summary } = run;
  if (summary === null) return null;
  const tookMs = runTookMs(run);
  const entries: KeyValue[] = [
    ...(tookMs === null ? [] : [{ id: 'took', key: t('column.took'), value: format.took(tookMs) }]),
    ...facts.map((id) => ({
      id,
      key: t(`fact.${id}`),
      value: <span className={summary[id] === 0 ? styles['nought'] : undefined}>{format.count(summary[id])}</span>,
    })),
    {
      id: 'calls',
      key: t('fact.calls'),
      value: t('run.calls', {
        cledara: format.count(summary.calls.cledara),
        xero: format.count(summary.calls.xero),
      }),
    },
  ];
  return (
    <div className={styles['facts']}>
      <KeyValues entries={entries} />
    </div>
  );
}

const facts = [
  'pulled',
  'updated',
  'released',
  'proposed',
  'approved',
  'pushed',
  'attached',
  'alreadyInXero',
  'held',
] as const;
