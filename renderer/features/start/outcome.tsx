import CircleCheck from 'lucide-react/icons/circle-check';
import type { ReactNode } from 'react';
import styles from './step.module.css';

/** What this step has brought about. */
export function Outcome({ children }: { readonly children: ReactNode }) {
  return (
    <p className={styles['outcome']}>
      <CircleCheck size={16} aria-hidden="true" />
      {children}
    </p>
  );
}
