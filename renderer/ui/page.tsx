import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './page.module.css';

/** A screen: its name, a plain noun; the one primary action, top right; a row of tools; and what it is about. */
export interface PageProps {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly actions?: ReactNode;
  readonly toolbar?: ReactNode;
  /** "flow" scrolls as one; "fill" gives the content the height that is left, and scrolling to the content. */
  readonly layout?: 'flow' | 'fill';
  readonly children: ReactNode;
}

export function Page({ title, subtitle, actions, toolbar, layout = 'flow', children }: PageProps) {
  return (
    <div className={classNames(styles['page'], styles[layout])}>
      <header className={styles['head']}>
        <div className={styles['names']}>
          <h1 className={styles['title']}>{title}</h1>
          {subtitle !== undefined && <p className={styles['subtitle']}>{subtitle}</p>}
        </div>
        {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
      </header>
      {toolbar !== undefined && <div className={styles['toolbar']}>{toolbar}</div>}
      <div className={styles['content']}>{children}</div>
    </div>
  );
}
