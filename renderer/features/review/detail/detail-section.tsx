import { type ReactNode, useId } from 'react';
import styles from './detail-section.module.css';

/** A part of the pane under a small heading, told from the next one by a line. */
export interface DetailSectionProps {
  readonly title: string;
  /** Quiet, beside the heading. */
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

export function DetailSection({ title, note, actions, children }: DetailSectionProps) {
  const titleId = useId();
  return (
    <section aria-labelledby={titleId} className={styles['section']}>
      <header className={styles['head']}>
        <h3 id={titleId} className={styles['title']}>
          {title}
        </h3>
        {note !== undefined && <span className={styles['note']}>{note}</span>}
        {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
      </header>
      {children}
    </section>
  );
}
