import { memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewFilter, RowState } from '../../../shared/contract/review-list.ts';
import { useFormat } from '../../words/format.ts';
import { groupCount, groupOf, stateGroupNames, stateGroups } from './state-groups.ts';
import styles from './state-tabs.module.css';

export interface StateTabsProps {
  readonly states: ReviewFilter['states'];
  /** Undefined before they are known. */
  readonly counts: Readonly<Partial<Record<RowState, number>>> | undefined;
  readonly onChange: (states: readonly RowState[] | null) => void;
}

const nearest: ScrollIntoViewOptions = { block: 'nearest', inline: 'nearest' };

/** Which states are listed, each with how many there are under the other filters. */
export const StateTabs = memo(function StateTabs({ states, counts, onChange }: StateTabsProps) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const shown = groupOf(states);
  const list = useRef<HTMLElement>(null);
  const isCounted = counts !== undefined;
  // Counts make each wider, and may push it out of sight.
  useEffect(() => {
    if (isCounted) list.current?.querySelector(`[data-group="${shown}"]`)?.scrollIntoView(nearest);
  }, [shown, isCounted]);
  return (
    <nav ref={list} aria-label={t('groups.label')} className={styles['tabs']}>
      {stateGroupNames.map((group) => {
        const count = counts === undefined ? null : groupCount(group, counts);
        return (
          <button
            key={group}
            type="button"
            data-group={group}
            aria-pressed={group === shown}
            className={styles['tab']}
            onClick={() => onChange(stateGroups[group])}
          >
            {t(`groups.${group}`)}
            {count !== null && count > 0 && <span className={styles['count']}>{format.count(count)}</span>}
          </button>
        );
      })}
    </nav>
  );
});
