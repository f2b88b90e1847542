import type { Ref } from 'react';
import { Input } from 'react-aria-components/Input';
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components/TextField';
import { classNames } from './class-names.ts';
import styles from './field.module.css';
import { FieldHelp, FieldLabel, type FieldTexts } from './field-texts.tsx';

/** One line of text. Amounts too: they are text until they are understood exactly. */
export interface TextFieldProps
  extends FieldTexts,
    Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'render' | 'isInvalid' | 'ref'> {
  readonly placeholder?: string;
  /** "amount" lines figures up at the end, "code" is for ids. */
  readonly look?: 'text' | 'amount' | 'code';
  readonly inputRef?: Ref<HTMLInputElement>;
}

export function TextField({
  label,
  hidesLabel = false,
  description,
  errorMessage,
  placeholder = '',
  look = 'text',
  inputRef,
  ...rest
}: TextFieldProps) {
  return (
    <AriaTextField {...rest} isInvalid={Boolean(errorMessage)} className={classNames(styles['field'])}>
      <FieldLabel label={label} hidesLabel={hidesLabel} />
      <Input
        {...(inputRef === undefined ? {} : { ref: inputRef })}
        placeholder={placeholder}
        className={classNames(styles['control'], styles['alone'], look !== 'text' && styles[look])}
      />
      <FieldHelp description={description} errorMessage={errorMessage} />
    </AriaTextField>
  );
}
