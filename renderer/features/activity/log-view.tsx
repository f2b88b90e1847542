import ArrowUp from 'lucide-react/icons/arrow-up';
import ScrollText from 'lucide-react/icons/scroll-text';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import type { ActivityPlace } from './activity-place.ts';
import { FailureNote } from './failure-note.tsx';
import { LogTable } from './log-table.tsx';
import styles from './log-view.module.css';
import { type Log, useLog } from './use-log.ts';

interface LogViewProps {
  readonly place: ActivityPlace;
  readonly onClear: () => void;
}

/** Every single thing that happened, newest first, from the log that is never edited. */
export function LogView({ place, onClear }: LogViewProps) {
  const { t } = useTranslation('activity');
  const log = useLog(place);
  const { entries, hasOlder } = log;
  const isNarrowed = place.text !== '' || place.run !== null || place.states.length > 0;
  if (entries === undefined)
    return log.error === null ? (
      <Skeleton label={t('log.loading')} shape="table" count={12} />
    ) : (
      <div className={styles['note']}>
        <LogFailure log={log} />
      </div>
    );
  if (entries.length === 0 && !hasOlder)
    return (
      <EmptyState
        icon={<ScrollText />}
        title={isNarrowed ? t('log.noneTitle') : t('log.emptyTitle')}
        action={isNarrowed && <Button onPress={onClear}>{t('log.showAll')}</Button>}
      >
        {isNarrowed ? t('log.noneText') : t('log.emptyText')}
      </EmptyState>
    );
  const listKey = JSON.stringify([place.text, place.run, place.states]);
  return (
    <div className={styles['log']}>
      <div role="status" className={styles['news']}>
        {log.hasNewer && (
          <Button size="small" icon={<ArrowUp />} onPress={log.showNewest}>
            {t('log.showNewest')}
          </Button>
        )}
      </div>
      <LogTable
        key={listKey}
        entries={entries}
        hasOlder={hasOlder}
        isBusy={log.isBehind}
        onEnd={log.loadOlder}
        foot={<LogFoot log={log} isNarrowed={isNarrowed} />}
      />
    </div>
  );
}

/** Under the last entry: that older ones are being looked for, that it failed, or that this is where the log begins. */
function LogFoot({ log, isNarrowed }: { readonly log: Log; readonly isNarrowed: boolean }) {
  const { t } = useTranslation('activity');
  if (log.error !== null) return <LogFailure log={log} />;
  if (!log.hasOlder) return <p role="status">{isNarrowed ? t('log.searchedAll') : t('log.beginning')}</p>;
  return <p role="status">{log.isLoadingOlder ? t('log.searchingOlder') : ''}</p>;
}

function LogFailure({ log }: { readonly log: Log }) {
  const { t } = useTranslation(['activity', 'common'] as const);
  return (
    <FailureNote
      what={t('activity:log.failed')}
      thrown={log.error}
      actions={
        <Button size="small" onPress={log.retry}>
          {t('common:problem.tryAgain')}
        </Button>
      }
    />
  );
}
