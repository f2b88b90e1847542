import ChevronDown from 'lucide-react/icons/chevron-down';
import { type ReactNode, useId, useMemo, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { classNames } from './class-names.ts';
import field from './field.module.css';
import { FieldNotes } from './field-notes.tsx';
import type { FieldTexts } from './field-texts.tsx';
import styles from './picker.module.css';
import { PickerList, type PickerListTexts } from './picker-list.tsx';
import type { PickerOption } from './picker-search.ts';
import popover from './popover.module.css';
import select from './select.module.css';

/** One of many, found by typing its name or its code: accounts, contacts, tax rates. Quick with thousands. */
export interface PickerProps extends FieldTexts, PickerListTexts {
  readonly options: readonly PickerOption[];
  readonly value: string | null;
  readonly onChange: (id: string) => void;
  /** Shown while nothing is chosen. */
  readonly placeholder: string;
  /** Shown for a value that is in no list any more, such as an account that was archived. */
  readonly missingLabel?: string;
  /** A last entry, such as "Create a contact": takes what was typed. */
  readonly action?: { readonly label: (query: string) => string; readonly onPress: (query: string) => void };
  readonly isDisabled?: boolean;
  readonly size?: 'medium' | 'small';
}

export function Picker(props: PickerProps) {
  const { options, value, label, hidesLabel = false, description, errorMessage, placeholder } = props;
  const [isOpen, setIsOpen] = useState(false);
  const [labelId, valueId, notesId] = [useId(), useId(), useId()];
  const chosen = useMemo(() => options.find(({ id }) => id === value), [options, value]);
  const close = () => setIsOpen(false);
  const hasNotes = Boolean(description) || Boolean(errorMessage);
  return (
    <div
      className={field['field']}
      data-invalid={errorMessage ? true : undefined}
      data-small={props.size === 'small' || undefined}
    >
      <span id={labelId} className={field[hidesLabel ? 'hidden' : 'label']}>
        {label}
      </span>
      <DialogTrigger isOpen={isOpen} onOpenChange={setIsOpen}>
        <Button
          aria-labelledby={`${labelId} ${valueId}`}
          {...(hasNotes ? { 'aria-describedby': notesId } : {})}
          isDisabled={props.isDisabled ?? false}
          className={classNames(field['control'], select['trigger'])}
        >
          <span id={valueId} className={select['value']} data-placeholder={value === null || undefined}>
            {value === null ? placeholder : <Chosen option={chosen} missingLabel={props.missingLabel} value={value} />}
          </span>
          <ChevronDown size={16} aria-hidden="true" />
        </Button>
        <Popover
          aria-label={label}
          placement="bottom start"
          offset={4}
          maxHeight={400}
          className={classNames(popover['popover'], popover['asWideAsTrigger'], styles['popover'])}
        >
          <div className={styles['dialog']}>
            <PickerList {...props} onClose={close} />
          </div>
        </Popover>
      </DialogTrigger>
      <FieldNotes id={notesId} description={description} errorMessage={errorMessage} />
    </div>
  );
}

function Chosen({
  option,
  missingLabel,
  value,
}: {
  readonly option: PickerOption | undefined;
  readonly missingLabel: string | undefined;
  readonly value: string;
}): ReactNode {
  if (option === undefined) return missingLabel ?? <bdi translate="no">{value}</bdi>;
  return (
    <span translate="no">
      <bdi>{option.label}</bdi>
      {option.secondary !== undefined && <span className={styles['code']}>{option.secondary}</span>}
    </span>
  );
}
