import CircleAlert from 'lucide-react/icons/circle-alert';
import type { ReactNode } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { classNames } from './class-names.ts';
import styles from './field.module.css';

/** What every field says about itself. */
export interface FieldTexts {
  readonly label: string;
  /** For a field whose place says what it is, as in a table: only read aloud. */
  readonly hidesLabel?: boolean;
  readonly description?: ReactNode;
  /** Given, the field is marked as wrong; it says what is wrong and what to do. */
  readonly errorMessage?: ReactNode;
}

export function FieldLabel({ label, hidesLabel = false }: Pick<FieldTexts, 'label' | 'hidesLabel'>) {
  return <Label className={classNames(styles[hidesLabel ? 'hidden' : 'label'])}>{label}</Label>;
}

/** The lines under a field. The error takes the place of the description, so that nothing jumps further than it must. */
export function FieldHelp({ description, errorMessage }: Pick<FieldTexts, 'description' | 'errorMessage'>) {
  if (errorMessage)
    return (
      <FieldError className={classNames(styles['error'])}>
        <CircleAlert size={14} aria-hidden="true" />
        <span>{errorMessage}</span>
      </FieldError>
    );
  if (!description) return null;
  return (
    <Text slot="description" className={classNames(styles['description'])}>
      {description}
    </Text>
  );
}
