import { ChevronDownIcon, XIcon } from 'lucide-react';
import { memo, useMemo, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import listStyles from '../../ui/list.module.css';
import { searchable, searchOptions } from '../../ui/picker-search.ts';
import { Popover } from '../../ui/popover.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import styles from './filter-bar.module.css';
import { RowBox } from './row-box.tsx';

export interface FacetOption {
  readonly id: string;
  readonly label: string;
  /** How many there are, as text. */
  readonly count: string | null;
  /** The label is a name from the books, not a word of ours. */
  readonly isData: boolean;
}

export interface FacetFilterProps {
  readonly name: string;
  readonly options: readonly FacetOption[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** More than this many are searched rather than looked through. */
const searchedFrom = 12;
/** What the list draws at most; the search leads to the others. */
const drawnAtMost = 200;

/** One thing that the list is narrowed by: closed, it says to what. Each letter of the search passes it by. */
export const FacetFilter = memo(function FacetFilter({ name, options, chosen, onChange }: FacetFilterProps) {
  const { t } = useTranslation('review');
  const only = chosen.length === 1 ? (options.find(({ id }) => id === chosen[0])?.label ?? chosen[0]) : undefined;
  return (
    <FilterChip
      name={name}
      value={only ?? (chosen.length > 1 ? String(chosen.length) : null)}
      onClear={() => onChange([])}
      clearLabel={t('filters.remove', { name })}
    >
      <FacetList name={name} options={options} chosen={chosen} onChange={onChange} />
    </FilterChip>
  );
});

export interface FilterChipProps {
  readonly name: string;
  readonly value: string | null;
  readonly onClear: () => void;
  readonly clearLabel: string;
  readonly children: React.ReactNode | ((close: () => void) => React.ReactNode);
}

/** The closed filter: its name, what it is set to, and a way to take it off. */
export function FilterChip({ name, value, onClear, clearLabel, children }: FilterChipProps) {
  return (
    <span className={styles['chip']} data-on={value !== null || undefined}>
      <Popover
        label={name}
        trigger={
          <Button size="small" variant={value === null ? 'quiet' : 'secondary'}>
            <span className={styles['chipText']}>
              {name}
              {value !== null && (
                <bdi translate="no" className={styles['chipValue']}>
                  {value}
                </bdi>
              )}
              {value === null && <ChevronDownIcon size={14} aria-hidden="true" />}
            </span>
          </Button>
        }
      >
        {children}
      </Popover>
      {value !== null && <IconButton size="small" label={clearLabel} icon={<XIcon />} onPress={onClear} />}
    </span>
  );
}

function FacetList({ name, options, chosen, onChange }: FacetFilterProps) {
  const { t } = useTranslation('review');
  const [query, setQuery] = useState('');
  const all = useMemo(() => searchable(options.map(({ id, label }) => ({ id, label }))), [options]);
  const byId = useMemo(() => new Map(options.map((option) => [option.id, option])), [options]);
  const found = useMemo(() => searchOptions(all, query), [all, query]);
  const drawn = found.slice(0, drawnAtMost).flatMap(({ id }) => byId.get(id) ?? []);
  const drawnIds = new Set(drawn.map(({ id }) => keyOf(id)));
  return (
    <div className={styles['facets']}>
      {options.length > searchedFrom && (
        <SearchField
          autoFocus
          label={t('filters.search')}
          placeholder={t('filters.search')}
          clearLabel={t('filters.clearSearch')}
          value={query}
          onChange={setQuery}
        />
      )}
      <ListBox
        aria-label={name}
        selectionMode="multiple"
        escapeKeyBehavior="none" // Escape closes; it takes nothing off
        selectedKeys={chosen.map(keyOf)}
        onSelectionChange={(keys) => {
          const hidden = chosen.filter((id) => !drawnIds.has(keyOf(id)));
          const shown =
            keys === 'all' ? drawn.map(({ id }) => id) : [...keys].map(idOf).filter((id) => drawnIds.has(keyOf(id)));
          onChange([...hidden, ...shown]);
        }}
        items={drawn.map((option) => ({ ...option, id: keyOf(option.id) }))}
        dependencies={[chosen]}
        renderEmptyState={() => <p className={listStyles['empty']}>{t('filters.empty')}</p>}
        className={classNames(listStyles['list'], styles['facetList'])}
      >
        {(option) => (
          <ListBoxItem textValue={option.label} className={classNames(listStyles['item'])}>
            {({ isSelected }) => (
              <>
                <RowBox isSelected={isSelected} />
                <span className={listStyles['texts']}>
                  <span className={listStyles['main']} {...(option.isData ? { translate: 'no' as const } : {})}>
                    {option.label}
                  </span>
                </span>
                {option.count !== null && <span className={styles['facetCount']}>{option.count}</span>}
              </>
            )}
          </ListBoxItem>
        )}
      </ListBox>
      {found.length > drawnAtMost && <p className={styles['note']}>{t('filters.more')}</p>}
    </div>
  );
}

/** A key may not be empty, and the empty id stands for "none". */
function keyOf(id: string): string {
  return `=${id}`;
}

function idOf(key: string | number): string {
  return String(key).slice(1);
}
