import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityDto } from '../../../shared/contract/activity.ts';
import { host } from '../../bridge/client.ts';
import { classNames } from '../../ui/class-names.ts';
import { goTo } from '../../ui/route.ts';
import { useShortcuts } from '../../ui/shortcuts.ts';
import table from '../../ui/table.module.css';
import { itemHref, runHref } from './activity-place.ts';
import { keyTarget } from './key-target.ts';
import { LogRow } from './log-row.tsx';
import styles from './log-table.module.css';

const rowHeightPx = 52;
const headHeightPx = 32;
/** So many entries before the last one, the older ones are asked for. */
const askedBeforeEnd = 20;

interface LogTableProps {
  readonly entries: readonly ActivityDto[];
  readonly hasOlder: boolean;
  readonly isBusy: boolean;
  /** The end is in sight. */
  readonly onEnd: () => void;
  readonly foot: ReactNode;
}

/** As many entries as there are, as few on the page as are in sight. The focus is the table's; the keys move within. */
export function LogTable({ entries, hasOlder, isBusy, onEnd, foot }: LogTableProps) {
  const { t } = useTranslation('activity');
  const scroller = useRef<HTMLDivElement>(null);
  const [currentSeq, setCurrentSeq] = useState<number | null>(null);
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => entries[index]?.seq ?? index,
    estimateSize: () => rowHeightPx,
    overscan: 8,
    scrollPaddingStart: headHeightPx,
    scrollMargin: headHeightPx,
  });
  const items = rows.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? -1;
  const isNearEnd = lastShown >= entries.length - askedBeforeEnd;
  // Each render may be the one after an answer that found too little: the search goes on while the end is in sight.
  useEffect(() => {
    if (isNearEnd) onEnd();
  });
  const currentIndex = Math.max(0, currentSeq === null ? 0 : entries.findIndex(({ seq }) => seq === currentSeq));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const entry = entries[currentIndex];
    const inSight = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeightPx) - 1);
    const target = keyTarget(event.key, currentSeq === null ? -1 : currentIndex, entries.length, inSight);
    const href = entry === undefined ? null : itemHref(entry);
    if (target !== null) {
      setCurrentSeq(entries[target]?.seq ?? null);
      rows.scrollToIndex(target, { align: 'auto' });
    } else if (event.key === 'Enter' && href !== null) goTo(href);
    else return;
    event.preventDefault();
  };
  useEntryKeys(currentSeq === null ? undefined : entries[currentIndex]);
  const current = items.some(({ index }) => index === currentIndex) ? rowId(entries[currentIndex]) : undefined;
  return (
    <div ref={scroller} className={styles['scroller']}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table that the keys move in
        role="grid"
        tabIndex={0}
        aria-label={t('log.table')}
        aria-rowcount={hasOlder ? -1 : entries.length + 1}
        aria-activedescendant={current}
        aria-busy={isBusy}
        aria-describedby="activity-log-keys"
        data-activity-log=""
        className={styles['grid']}
        onFocus={() => setCurrentSeq((seq) => seq ?? entries[0]?.seq ?? null)}
        onKeyDown={onKeyDown}
      >
        <LogHead />
        <tbody className={styles['rows']} style={{ blockSize: rows.getTotalSize() }}>
          {items.map(({ index, start, key }) => {
            const entry = entries[index];
            if (entry === undefined) return null;
            return (
              <LogRow
                key={key}
                ref={rows.measureElement}
                id={rowId(entry) ?? ''}
                index={index}
                topPx={start - headHeightPx}
                entry={entry}
                isCurrent={entry.seq === currentSeq}
                onPress={setCurrentSeq}
              />
            );
          })}
        </tbody>
      </table>
      <div className={styles['foot']}>{foot}</div>
      <p id="activity-log-keys" hidden>
        {t('log.keys')}
      </p>
    </div>
  );
}

/** What can be done with the entry that the keys are about; as shortcuts, because `g o` and `g r` lead elsewhere. */
function useEntryKeys(entry: ActivityDto | undefined): void {
  const { t } = useTranslation(['activity', 'common'] as const);
  const group = t('activity:title');
  const openRun = (): void => {
    if (entry !== undefined && entry.runId !== null) goTo(runHref(entry.runId));
  };
  const openInXero = (): void => {
    if (entry !== undefined && entry.xeroUrl !== null) host.openExternal(entry.xeroUrl);
  };
  useShortcuts([
    { keys: 'r', label: t('activity:log.run'), group, run: openRun, hidden: true },
    { keys: 'o', label: t('common:actions.openInXero'), group, run: openInXero, hidden: true },
  ]);
}

function LogHead() {
  const { t } = useTranslation('activity');
  return (
    <thead className={styles['head']}>
      <tr aria-rowindex={1} className={styles['columns']}>
        {(['when', 'movement', 'amount', 'what', 'message', 'links'] as const).map((column) => (
          <th
            key={column}
            scope="col"
            className={classNames(table['header'], styles['header'], column === 'amount' && styles['number'])}
          >
            {column === 'links' ? (
              <span className={styles['hidden']}>{t('log.column.links')}</span>
            ) : (
              t(`log.column.${column}`)
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function rowId(entry: ActivityDto | undefined): string | undefined {
  return entry === undefined ? undefined : `activity-log-${entry.seq}`;
}
