import CircleAlert from 'lucide-react/icons/circle-alert';
import styles from './field.module.css';
import type { FieldTexts } from './field-texts.tsx';

/** The lines under a control that is put together here, and points at them by id. */
export interface FieldNotesProps extends Pick<FieldTexts, 'description' | 'errorMessage'> {
  readonly id: string;
}

export function FieldNotes({ id, description, errorMessage }: FieldNotesProps) {
  if (errorMessage)
    return (
      <span id={id} className={styles['error']}>
        <CircleAlert size={14} aria-hidden="true" />
        <span>{errorMessage}</span>
      </span>
    );
  if (!description) return null;
  return (
    <span id={id} className={styles['description']}>
      {description}
    </span>
  );
}
