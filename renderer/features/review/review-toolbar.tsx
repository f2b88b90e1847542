import { memo } from 'react';
import { ColumnChooser } from './column-chooser.tsx';
import { FilterBar } from './filter-bar.tsx';
import styles from './review-toolbar.module.css';
import { StateTabs } from './state-tabs.tsx';
import type { Review } from './use-review.ts';
import { ViewMenu } from './view-menu.tsx';

export interface ReviewToolbarProps extends Pick<Review, 'place' | 'change' | 'columns' | 'views' | 'grid' | 'search'> {
  readonly counts: NonNullable<Review['list']['head']>['states'] | undefined;
}

/** What the list is narrowed to, and how it is looked at. It is not drawn anew while the list below it is scrolled. */
export const ReviewToolbar = memo(function ReviewToolbar(props: ReviewToolbarProps) {
  const { place, change, counts, columns, views, grid, search } = props;
  const { states: _states, ...narrowing } = place.filter;
  return (
    <>
      <div className={styles['top']}>
        <StateTabs
          states={place.filter.states}
          counts={counts}
          onChange={(states) => change({ filter: states === null ? narrowing : { ...narrowing, states: [...states] } })}
        />
        <ViewMenu
          place={place}
          views={views}
          onShow={({ filter, sort, columns: choice }) => {
            change({ filter, sort });
            if (choice != null) columns.set(choice);
          }}
        />
        <ColumnChooser columns={columns} />
      </div>
      <FilterBar
        filter={place.filter}
        onChange={(filter, kind) => change({ filter }, kind)}
        searchRef={search}
        onLeaveSearch={() => grid.current?.focus()}
      />
    </>
  );
});
