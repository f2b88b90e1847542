import { type ReactNode, useId } from 'react';
import styles from './section.module.css';

/** A part of a screen under a heading. Parts are told apart by space and a line, not by boxes. */
export interface SectionProps {
  readonly title: string;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

export function Section({ title, description, actions, children }: SectionProps) {
  const titleId = useId();
  return (
    <section aria-labelledby={titleId} className={styles['section']}>
      <header className={styles['head']}>
        <div className={styles['names']}>
          <h2 id={titleId} className={styles['title']}>
            {title}
          </h2>
          {description !== undefined && <p className={styles['description']}>{description}</p>}
        </div>
        {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
      </header>
      {children}
    </section>
  );
}
