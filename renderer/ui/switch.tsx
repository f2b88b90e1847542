import { type ReactNode, useId } from 'react';
import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from 'react-aria-components/Switch';
import { classNames } from './class-names.ts';
import { FieldNotes } from './field-notes.tsx';
import type { FieldTexts } from './field-texts.tsx';
import styles from './switch.module.css';

/** On or off, from this moment. The label says what is on, and never changes with the state. */
export interface SwitchProps
  extends Omit<AriaSwitchProps, 'children' | 'className' | 'style' | 'render'>,
    Pick<FieldTexts, 'description' | 'errorMessage'> {
  readonly label: ReactNode;
  /** The label, which must then be text, is only read aloud. */
  readonly hidesLabel?: boolean;
}

export function Switch({ label, hidesLabel = false, description, errorMessage, ...rest }: SwitchProps) {
  const notesId = useId();
  const hasNotes = Boolean(description) || Boolean(errorMessage);
  const control = (
    <AriaSwitch
      {...rest}
      {...(hidesLabel && typeof label === 'string' ? { 'aria-label': label } : {})}
      {...(hasNotes ? { 'aria-describedby': notesId } : {})}
      className={classNames(styles['switch'])}
    >
      <span className={styles['track']} aria-hidden="true">
        <span className={styles['thumb']} />
      </span>
      {!hidesLabel && <span>{label}</span>}
    </AriaSwitch>
  );
  if (!hasNotes) return control;
  return (
    <div className={styles['withNotes']}>
      {control}
      <FieldNotes id={notesId} description={description} errorMessage={errorMessage} />
    </div>
  );
}
