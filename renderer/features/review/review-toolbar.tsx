import { memo } from 'react';
import type { RowState } from '../../../shared/contract/review-list.ts';
import { ColumnChooser } from './column-chooser.tsx';
import { FilterBar, type FilterBarProps } from './filter-bar.tsx';
import styles from './review-toolbar.module.css';
import { StateTabs } from './state-tabs.tsx';
import type { Review } from './use-review.ts';
import { useStable } from './use-stable.ts';
import { ViewMenu, type ViewMenuProps } from './view-menu.tsx';

export interface ReviewToolbarProps extends Pick<Review, 'place' | 'change' | 'columns' | 'views' | 'grid' | 'search'> {
  readonly counts: NonNullable<Review['list']['head']>['states'] | undefined;
}

/**
 * What the list is narrowed to, and how it is looked at. It is not drawn anew while the list below it is scrolled, and each
 * part only when something about itself has changed: a letter of the search passes most of them by.
 */
export const ReviewToolbar = memo(function ReviewToolbar(props: ReviewToolbarProps) {
  const { place, change, counts, columns, views, grid, search } = props;
  const { filter } = place;
  const look = useStable(() => place);
  const setStates = useStable((states: readonly RowState[] | null) => {
    const { states: _states, ...narrowing } = filter;
    change({ filter: states === null ? narrowing : { ...narrowing, states: [...states] } });
  });
  const show = useStable<Parameters<ViewMenuProps['onShow']>, void>((view) => {
    change({ filter: view.filter, sort: view.sort });
    if (view.columns != null) columns.set(view.columns);
  });
  const setFilter = useStable<Parameters<FilterBarProps['onChange']>, void>((next, kind) =>
    change({ filter: next }, kind),
  );
  const leaveSearch = useStable(() => grid.current?.focus());
  return (
    <>
      <div className={styles['top']}>
        <StateTabs states={filter.states} counts={counts} onChange={setStates} />
        <ViewMenu look={look} views={views} onShow={show} />
        <ColumnChooser columns={columns} />
      </div>
      <FilterBar filter={filter} onChange={setFilter} searchRef={search} onLeaveSearch={leaveSearch} />
    </>
  );
});
