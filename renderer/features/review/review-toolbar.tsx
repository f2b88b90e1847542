import { ColumnChooser } from './column-chooser.tsx';
import { FilterBar } from './filter-bar.tsx';
import styles from './review-toolbar.module.css';
import { StateTabs } from './state-tabs.tsx';
import type { Review } from './use-review.ts';
import { ViewMenu } from './view-menu.tsx';

/** What the list is narrowed to, and how it is looked at. */
export function ReviewToolbar({ review }: { readonly review: Review }) {
  const { place, change, list, columns, views, grid, search } = review;
  const { states: _states, ...narrowing } = place.filter;
  return (
    <>
      <div className={styles['top']}>
        <StateTabs
          states={place.filter.states}
          counts={list.head?.states}
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
}
