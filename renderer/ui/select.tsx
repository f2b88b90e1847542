import Check from 'lucide-react/icons/check';
import ChevronDown from 'lucide-react/icons/chevron-down';
import { Button } from 'react-aria-components/Button';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import { classNames } from './class-names.ts';
import field from './field.module.css';
import { FieldHelp, FieldLabel, type FieldTexts } from './field-texts.tsx';
import list from './list.module.css';
import popover from './popover.module.css';
import styles from './select.module.css';

export interface SelectOption<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly secondary?: string;
}

/** One of a few that are known beforehand, twelve at most. For more, or for what is searched by code, take Picker. */
export interface SelectProps<Id extends string> extends FieldTexts {
  readonly options: readonly SelectOption<Id>[];
  readonly value: Id | null;
  readonly onChange: (id: Id) => void;
  /** Shown while nothing is chosen. */
  readonly placeholder: string;
  readonly isDisabled?: boolean;
  readonly isRequired?: boolean;
  readonly size?: 'medium' | 'small';
  readonly autoFocus?: boolean;
}

export function Select<Id extends string>(props: SelectProps<Id>) {
  const { options, value, onChange, placeholder, label, hidesLabel = false, description, errorMessage } = props;
  return (
    <AriaSelect
      value={value}
      onChange={(key) => {
        const chosen = options.find(({ id }) => id === key);
        if (chosen !== undefined) onChange(chosen.id);
      }}
      placeholder={placeholder}
      isInvalid={Boolean(errorMessage)}
      isDisabled={props.isDisabled ?? false}
      isRequired={props.isRequired ?? false}
      autoFocus={props.autoFocus ?? false}
      data-small={props.size === 'small' || undefined}
      className={classNames(field['field'])}
    >
      <FieldLabel label={label} hidesLabel={hidesLabel} />
      <Button className={classNames(field['control'], styles['trigger'])}>
        <SelectValue className={classNames(styles['value'])}>
          {({ isPlaceholder, selectedText }) => (isPlaceholder ? placeholder : selectedText)}
        </SelectValue>
        <ChevronDown size={16} aria-hidden="true" />
      </Button>
      <FieldHelp description={description} errorMessage={errorMessage} />
      <Popover offset={4} className={classNames(popover['popover'], popover['asWideAsTrigger'])}>
        <ListBox items={options} className={classNames(list['list'])}>
          {(option) => <Option option={option} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

function Option({ option }: { readonly option: SelectOption<string> }) {
  return (
    <ListBoxItem id={option.id} textValue={option.label} className={classNames(list['item'])}>
      {({ isSelected }) => (
        <>
          <span className={list['texts']}>
            <span className={list['main']}>{option.label}</span>
            {option.secondary !== undefined && <span className={list['secondary']}>{option.secondary}</span>}
          </span>
          <span className={list['check']}>{isSelected && <Check size={16} aria-hidden="true" />}</span>
        </>
      )}
    </ListBoxItem>
  );
}
