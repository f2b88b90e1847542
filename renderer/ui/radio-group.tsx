import { RadioGroup as AriaRadioGroup, Radio } from 'react-aria-components/RadioGroup';
import { classNames } from './class-names.ts';
import field from './field.module.css';
import { FieldHelp, FieldLabel, type FieldTexts } from './field-texts.tsx';
import styles from './radio-group.module.css';

export interface RadioOption<Id extends string> {
  readonly id: Id;
  readonly label: string;
  /** What choosing it means. */
  readonly description?: string;
  readonly isDisabled?: boolean;
}

/** One of a few, all of them in sight, each with what it means. */
export interface RadioGroupProps<Id extends string> extends FieldTexts {
  readonly options: readonly RadioOption<Id>[];
  readonly value: Id | null;
  readonly onChange: (id: Id) => void;
  readonly isDisabled?: boolean;
}

export function RadioGroup<Id extends string>(props: RadioGroupProps<Id>) {
  const { options, value, onChange, label, hidesLabel = false, description, errorMessage } = props;
  return (
    <AriaRadioGroup
      value={value}
      onChange={(chosen) => {
        const option = options.find(({ id }) => id === chosen);
        if (option !== undefined) onChange(option.id);
      }}
      isDisabled={props.isDisabled ?? false}
      isInvalid={Boolean(errorMessage)}
      className={classNames(field['field'])}
    >
      <FieldLabel label={label} hidesLabel={hidesLabel} />
      <FieldHelp description={description} errorMessage={errorMessage} />
      {options.map((option) => (
        <Radio
          key={option.id}
          value={option.id}
          isDisabled={option.isDisabled ?? false}
          className={classNames(styles['radio'])}
        >
          <span className={styles['dot']} aria-hidden="true" />
          <span>
            {option.label}
            {option.description !== undefined && <span className={styles['meaning']}>{option.description}</span>}
          </span>
        </Radio>
      ))}
    </AriaRadioGroup>
  );
}
