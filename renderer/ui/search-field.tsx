import Search from 'lucide-react/icons/search';
import X from 'lucide-react/icons/x';
import type { Ref } from 'react';
import { Button } from 'react-aria-components/Button';
import { Group } from 'react-aria-components/Group';
import { Input } from 'react-aria-components/Input';
import {
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
} from 'react-aria-components/SearchField';
import { classNames } from './class-names.ts';
import styles from './field.module.css';
import { FieldLabel } from './field-texts.tsx';
import { Kbd } from './kbd.tsx';
import search from './search-field.module.css';

/** Narrows what is below it while one types. Escape empties it. The label is only read aloud unless asked for. */
export interface SearchFieldProps
  extends Omit<AriaSearchFieldProps, 'children' | 'className' | 'style' | 'render' | 'ref'> {
  readonly label: string;
  readonly showsLabel?: boolean;
  readonly clearLabel: string;
  readonly placeholder?: string;
  /** The keys that lead here, shown while it is empty. */
  readonly keys?: string;
  readonly inputRef?: Ref<HTMLInputElement>;
}

export function SearchField({
  label,
  showsLabel = false,
  clearLabel,
  placeholder = '',
  keys,
  inputRef,
  ...rest
}: SearchFieldProps) {
  return (
    <AriaSearchField {...rest} className={classNames(styles['field'], search['search'])}>
      <FieldLabel label={label} hidesLabel={!showsLabel} />
      <Group className={classNames(styles['control'])}>
        <Search className={search['glass']} size={16} aria-hidden="true" />
        <Input
          {...(inputRef === undefined ? {} : { ref: inputRef })}
          placeholder={placeholder}
          className={classNames(styles['input'], search['input'])}
        />
        {keys !== undefined && (
          <span className={search['keys']} aria-hidden="true">
            <Kbd keys={keys} />
          </span>
        )}
        <Button aria-label={clearLabel} className={classNames(search['clear'])}>
          <X size={14} aria-hidden="true" />
        </Button>
      </Group>
    </AriaSearchField>
  );
}
