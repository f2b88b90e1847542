import Check from 'lucide-react/icons/check';
import Minus from 'lucide-react/icons/minus';
import type { ReactNode } from 'react';
import { useId } from 'react';
import { Checkbox as AriaCheckbox, type CheckboxProps as AriaCheckboxProps } from 'react-aria-components/Checkbox';
import styles from './checkbox.module.css';
import { classNames } from './class-names.ts';
import { FieldNotes } from './field-notes.tsx';
import type { FieldTexts } from './field-texts.tsx';

/** Chosen or not, with no effect until something is done with it. For what takes effect at once, take Switch. */
export interface CheckboxProps
  extends Omit<AriaCheckboxProps, 'children' | 'className' | 'style' | 'render' | 'isInvalid'>,
    Pick<FieldTexts, 'description' | 'errorMessage'> {
  readonly label: ReactNode;
  /** For a column of a table: the label, which must then be text, is only read aloud. */
  readonly hidesLabel?: boolean;
}

export function Checkbox({ label, hidesLabel = false, description, errorMessage, ...rest }: CheckboxProps) {
  const notesId = useId();
  const hasNotes = Boolean(description) || Boolean(errorMessage);
  const box = (
    <AriaCheckbox
      {...rest}
      {...(hidesLabel && typeof label === 'string' ? { 'aria-label': label } : {})}
      {...(hasNotes ? { 'aria-describedby': notesId } : {})}
      isInvalid={Boolean(errorMessage)}
      className={classNames(styles['checkbox'])}
    >
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className={styles['box']} aria-hidden="true">
            {isIndeterminate ? <Minus size={12} strokeWidth={3} /> : isSelected && <Check size={12} strokeWidth={3} />}
          </span>
          {!hidesLabel && <span>{label}</span>}
        </>
      )}
    </AriaCheckbox>
  );
  if (!hasNotes) return box;
  return (
    <div className={styles['withNotes']}>
      {box}
      <FieldNotes id={notesId} description={description} errorMessage={errorMessage} />
    </div>
  );
}
