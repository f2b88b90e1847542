import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApplicationRowDto } from '../../../shared/contract/settings.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { useFormat } from '../../words/format.ts';
import styles from './mapping-toolbar.module.css';
import { isInView, views } from './shown-rows.ts';
import type { TableView } from './use-view.ts';

interface MappingToolbarProps {
  readonly applications: readonly ApplicationRowDto[];
  readonly view: TableView;
  readonly onView: (change: Partial<TableView>) => void;
  readonly shown: number;
  readonly selected: number;
  readonly searchRef: RefObject<HTMLInputElement | null>;
}

/** What the table is narrowed to. */
export function MappingToolbar({ applications, view, onView, shown, selected, searchRef }: MappingToolbarProps) {
  const { t } = useTranslation(['applications', 'common'] as const);
  const format = useFormat();
  const total = applications.length;
  return (
    <>
      <div className={styles['search']}>
        <SearchField
          label={t('search')}
          placeholder={t('searchHint')}
          clearLabel={t('common:actions.clear')}
          keys="/"
          value={view.search}
          onChange={(search) => onView({ search })}
          inputRef={searchRef}
        />
      </div>
      <SegmentedControl
        label={t('show')}
        segments={views.map((id) => ({
          id,
          label: t(`views.${id}`),
          count: format.count(applications.filter((row) => isInView(row, id)).length),
        }))}
        value={view.view}
        onChange={(id) => onView({ view: id })}
      />
      <p role="status" className={styles['count']}>
        {selected > 0
          ? t('selected', { count: selected, total: format.count(shown) })
          : shown === total
            ? t('shownAll', { count: total })
            : t('shownSome', { shown: format.count(shown), count: total })}
      </p>
    </>
  );
}
