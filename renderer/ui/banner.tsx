import CircleAlert from 'lucide-react/icons/circle-alert';
import Info from 'lucide-react/icons/info';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { ReactNode } from 'react';
import styles from './banner.module.css';
import { classNames } from './class-names.ts';

/** What concerns the whole screen and lasts: offline, a connection that ended, a lock date. Goes when its cause goes. */
export interface BannerProps {
  readonly kind: 'info' | 'warning' | 'problem';
  readonly title: string;
  readonly children?: ReactNode;
  /** Small buttons. */
  readonly actions?: ReactNode;
  /** One that appears while somebody works is read out. */
  readonly isNew?: boolean;
  /** Along the edge of the whole column, in one line where there is room. */
  readonly look?: 'box' | 'edge';
}

const icons = { info: Info, warning: TriangleAlert, problem: CircleAlert };

export function Banner({ kind, title, children, actions, isNew = false, look = 'box' }: BannerProps) {
  const Icon = icons[kind];
  return (
    <div
      role={isNew ? (kind === 'problem' ? 'alert' : 'status') : undefined}
      className={classNames(styles['banner'], styles[kind], look === 'edge' && styles['edge'])}
    >
      <Icon className={styles['icon']} size={16} aria-hidden="true" />
      <div className={styles['texts']}>
        <p className={styles['title']}>{title}</p>{' '}
        {children !== undefined && <div className={styles['body']}>{children}</div>}
      </div>
      {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
    </div>
  );
}
