import { CheckIcon } from 'lucide-react';
import styles from './review-row.module.css';

const check = <CheckIcon size={12} strokeWidth={3} />;

/** The drawing of a box: that a row is selected is said by the row, so this one is not read out. */
export function RowBox({ isSelected }: { readonly isSelected: boolean }) {
  return (
    <span className={styles['box']} data-on={isSelected || undefined} aria-hidden="true">
      {isSelected && check}
    </span>
  );
}
