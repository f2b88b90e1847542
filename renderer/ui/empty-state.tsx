import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

/** Stands where nothing is yet. The title says what will appear here, the text what makes it appear. */
export interface EmptyStateProps {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className={styles['empty']}>
      {icon !== undefined && (
        <span className={styles['icon']} aria-hidden="true">
          {icon}
        </span>
      )}
      <p className={styles['title']}>{title}</p>
      <p className={styles['text']}>{children}</p>
      {action !== undefined && <div className={styles['action']}>{action}</div>}
    </div>
  );
}
