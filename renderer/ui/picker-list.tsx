import Search from 'lucide-react/icons/search';
import { useEffect, useId, useRef } from 'react';
import list from './list.module.css';
import styles from './picker.module.css';
import { ActionRow, PickerRow } from './picker-rows.tsx';
import { type PickerChoice, usePickerOptions } from './use-picker-options.ts';

export interface PickerListTexts {
  readonly searchLabel: string;
  /** Says that nothing was found, and what to do. */
  readonly emptyText: (query: string) => string;
}

interface PickerListProps extends PickerListTexts, PickerChoice {
  readonly label: string;
}

/** What a picker opens: a field to type into and the options that fit. Only those in sight are on the page. */
export function PickerList(props: PickerListProps) {
  const { value } = props;
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Once what opened has settled: above a dialog the focus is first held back, and then given to the popover itself.
    const frame = requestAnimationFrame(() => field.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  const { query, search, found, active, setActive, last, rows, scroller, choose, onKeyDown, action } =
    usePickerOptions(props);
  return (
    <>
      <div className={styles['search']}>
        <Search size={16} aria-hidden="true" />
        <input
          ref={field}
          role="combobox"
          aria-label={props.searchLabel}
          aria-expanded="true"
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={active <= last ? `${listId}-${active}` : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder={props.searchLabel}
          value={query}
          onChange={(event) => search(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <div
        ref={scroller}
        id={listId}
        role="listbox"
        aria-label={props.label}
        className={styles['options']}
        tabIndex={-1}
      >
        <div role="presentation" className={styles['room']} style={{ blockSize: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start, size }) => (
            <PickerRow
              key={index}
              id={`${listId}-${index}`}
              option={found[index]}
              place={[index + 1, found.length]}
              isActive={index === active}
              isSelected={found[index]?.id === value}
              style={{ insetBlockStart: start, blockSize: size }}
              onPoint={() => setActive(index)}
              onPress={() => choose(index)}
            />
          ))}
        </div>
        {action !== undefined && (
          <ActionRow
            id={`${listId}-${found.length}`}
            label={action.label(query)}
            isActive={active === found.length}
            onPoint={() => setActive(found.length)}
            onPress={() => choose(found.length)}
          />
        )}
      </div>
      {found.length === 0 && <p className={list['empty']}>{props.emptyText(query)}</p>}
    </>
  );
}
