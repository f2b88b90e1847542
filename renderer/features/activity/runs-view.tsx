import History from 'lucide-react/icons/history';
import X from 'lucide-react/icons/x';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunDto } from '../../../shared/contract/activity.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useFormat } from '../../words/format.ts';
import { FailureNote } from './failure-note.tsx';
import { type RunsRoom, useRunColumns } from './run-columns.tsx';
import { RunDetail } from './run-detail.tsx';
import styles from './runs-view.module.css';
import { useIsNarrow } from './use-is-narrow.ts';
import { type Runs, useRuns } from './use-runs.ts';
import { useUnderWay } from './use-under-way.ts';

interface RunsViewProps {
  readonly openId: string | null;
  readonly onOpen: (runId: string | null) => void;
}

/** Every run, newest first; one that is open stands beside them. */
export function RunsView({ openId, onOpen }: RunsViewProps) {
  const { t } = useTranslation(['activity', 'common'] as const);
  const runs = useRuns(openId);
  const underWay = useUnderWay();
  const isNarrow = useIsNarrow();
  const box = useRef<HTMLDivElement>(null);
  const close = (): void => {
    box.current?.querySelector<HTMLElement>('tr[data-active]')?.focus();
    onOpen(null);
  };
  useShortcuts(
    [{ keys: 'Escape', label: t('common:actions.close'), group: t('activity:title'), run: close, hidden: true }],
    openId !== null,
  );
  return (
    <div className={styles['body']} data-open={(openId !== null && !isNarrow) || undefined}>
      <div ref={box} className={styles['list']}>
        <RunList
          runs={runs}
          underWay={underWay}
          openId={openId}
          room={isNarrow ? 'narrow' : openId === null ? 'wide' : 'beside'}
          onOpen={onOpen}
        />
      </div>
      {runs.sought !== null && (
        <RunPane isNarrow={isNarrow} sought={runs.sought} onClose={close}>
          {typeof runs.sought === 'object' && (
            <RunDetail key={runs.sought.runId} run={runs.sought} underWay={underWay} />
          )}
        </RunPane>
      )}
    </div>
  );
}

interface RunListProps extends RunsViewProps {
  readonly runs: Runs;
  readonly underWay: string | null;
  readonly room: RunsRoom;
}

function RunList({ runs: { runs, ...more }, underWay, room, openId, onOpen }: RunListProps) {
  const { t } = useTranslation(['activity', 'common'] as const);
  const columns = useRunColumns(underWay, room);
  if (runs === undefined)
    return more.error === null ? (
      <Skeleton label={t('activity:runs.loading')} shape="table" count={12} />
    ) : (
      <div className={styles['note']}>
        <FailureNote
          what={t('activity:runs.failed')}
          thrown={more.error}
          actions={
            <Button size="small" onPress={more.retry}>
              {t('common:problem.tryAgain')}
            </Button>
          }
        />
      </div>
    );
  if (runs.length === 0)
    return (
      <EmptyState icon={<History />} title={t('activity:runs.emptyTitle')}>
        {t('activity:runs.emptyText')}
      </EmptyState>
    );
  return (
    <>
      <DataTable
        label={t('activity:runs.table')}
        columns={columns}
        rows={runs}
        rowId={({ runId }) => runId}
        activeId={openId}
        onRowPress={({ runId }) => onOpen(runId)}
      />
      {more.error !== null && (
        <div className={styles['note']}>
          <FailureNote
            what={t('activity:runs.failed')}
            thrown={more.error}
            actions={
              <Button size="small" onPress={more.retry}>
                {t('common:problem.tryAgain')}
              </Button>
            }
          />
        </div>
      )}
      {more.hasOlder && (
        <div className={styles['older']}>
          <Button
            size="small"
            pendingLabel={more.isLoadingOlder ? t('activity:runs.loading') : undefined}
            onPress={more.loadOlder}
          >
            {t('activity:runs.older')}
          </Button>
        </div>
      )}
    </>
  );
}

interface RunPaneProps {
  readonly isNarrow: boolean;
  readonly sought: RunDto | 'looking' | 'missing';
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The open run: beside the table, or over it where there is no room. */
function RunPane({ isNarrow, sought, onClose, children }: RunPaneProps) {
  const { t } = useTranslation(['activity', 'common'] as const);
  const format = useFormat();
  const title =
    typeof sought === 'object'
      ? t('activity:run.title', { when: format.moment(sought.startedAt) })
      : t('activity:run.untitled');
  const content =
    sought === 'looking' ? (
      <Skeleton label={t('activity:run.looking')} shape="paragraph" count={8} />
    ) : sought === 'missing' ? (
      <p>{t('activity:run.missing')}</p>
    ) : (
      children
    );
  const closeLabel = t('common:actions.close');
  if (isNarrow)
    return (
      <Sheet isOpen onClose={onClose} title={title} closeLabel={closeLabel}>
        {content}
      </Sheet>
    );
  return (
    <aside aria-label={title} className={styles['pane']}>
      <header className={styles['head']}>
        <h2 className={styles['title']}>{title}</h2>
        <IconButton label={closeLabel} icon={<X />} size="small" keys="Escape" onPress={onClose} />
      </header>
      {content}
    </aside>
  );
}
