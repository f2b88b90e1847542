import ExternalLink from 'lucide-react/icons/external-link';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { FeedAccountDto, FeedProblemDto } from '../../../shared/contract/bank-feed.ts';
import { useAct } from '../../bridge/act.ts';
import { host } from '../../bridge/client.ts';
import { useCompany } from '../../bridge/company.ts';
import { Button } from '../../ui/button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { FailureNote } from './failure-note.tsx';
import styles from './feed-part.module.css';

const xeroAddress = 'https://go.xero.com/';

interface ChangedLine extends Pick<FeedProblemDto, 'message'> {
  readonly transactionId: string;
  readonly stamp: string;
}

interface LinesToCorrectProps {
  readonly shown: FeedAccountDto;
  /** A sentence of the engine, as this window says it. */
  readonly say: (message: string) => string;
}

/** Lines in Xero of which Cledara says something else since. Only what is on screen is ticked off, one by one or all of it. */
export function LinesToCorrect({ shown: { account, problems }, say }: LinesToCorrectProps) {
  const { t } = useTranslation('export');
  const { author } = useCompany();
  const id = useId();
  const decide = useAct('feeds.decide');
  const lines = problems.flatMap(({ message, line }) => (line === undefined ? [] : [{ message, ...line }]));
  const tickOff = (some: readonly ChangedLine[]): void =>
    decide.mutate({
      account,
      decision: 'corrected',
      author,
      ids: some.map(({ transactionId }) => transactionId),
      seen: Object.fromEntries(some.map(({ transactionId, stamp }) => [transactionId, stamp])),
    });
  const pending = decide.isPending ? (decide.variables.ids ?? []) : [];
  const isPending = (some: readonly ChangedLine[]): boolean =>
    pending.length === some.length && some.every(({ transactionId }) => pending.includes(transactionId));
  return (
    <>
      {decide.error !== null && <FailureNote what={t('feed.failed')} thrown={decide.error} />}
      {lines.map((line) => (
        <ProblemNote
          key={line.transactionId}
          kind="waiting"
          whatHappened={t('feed.toCorrect')}
          why={<span id={`${id}-${line.transactionId}`}>{say(line.message)}</span>}
          whatToDo={null}
          actions={
            <Button
              size="small"
              aria-describedby={`${id}-${line.transactionId}`}
              pendingLabel={isPending([line]) ? t('feed.countPending') : undefined}
              onPress={() => tickOff([line])}
            >
              {t('feed.corrected')}
            </Button>
          }
        />
      ))}
      {lines.length > 0 && (
        <div className={styles['actions']}>
          {lines.length > 1 && (
            <Button
              size="small"
              pendingLabel={isPending(lines) ? t('feed.countPending') : undefined}
              onPress={() => tickOff(lines)}
            >
              {t('feed.allCorrected', { count: lines.length })}
            </Button>
          )}
          <Button size="small" variant="quiet" icon={<ExternalLink />} onPress={() => host.openExternal(xeroAddress)}>
            {t('feed.openXero')}
          </Button>
        </div>
      )}
    </>
  );
}
