import { TextArea as AriaTextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components/TextField';
import { classNames } from './class-names.ts';
import styles from './field.module.css';
import { FieldHelp, FieldLabel, type FieldTexts } from './field-texts.tsx';

/** Several lines of text. */
export interface TextAreaProps
  extends FieldTexts,
    Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'render' | 'isInvalid' | 'type'> {
  readonly placeholder?: string;
  readonly rows?: number;
}

export function TextArea({
  label,
  hidesLabel = false,
  description,
  errorMessage,
  placeholder = '',
  rows = 3,
  ...rest
}: TextAreaProps) {
  return (
    <AriaTextField {...rest} isInvalid={Boolean(errorMessage)} className={classNames(styles['field'])}>
      <FieldLabel label={label} hidesLabel={hidesLabel} />
      <AriaTextArea rows={rows} placeholder={placeholder} className={classNames(styles['control'], styles['alone'])} />
      <FieldHelp description={description} errorMessage={errorMessage} />
    </AriaTextField>
  );
}
