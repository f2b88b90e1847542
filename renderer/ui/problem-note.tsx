import CircleAlert from 'lucide-react/icons/circle-alert';
import Clock from 'lucide-react/icons/clock';
import Info from 'lucide-react/icons/info';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './problem-note.module.css';

const icons = { problem: CircleAlert, waiting: Clock, remark: Info } as const;

/** A problem in its three parts, with the buttons that mend it. "waiting" is for what mends itself, "remark" for what nothing fails by. */
export interface ProblemNoteProps {
  readonly kind?: 'problem' | 'waiting' | 'remark';
  readonly whatHappened: ReactNode;
  readonly why: ReactNode;
  readonly whatToDo: ReactNode;
  readonly actions?: ReactNode;
}

export function ProblemNote({ kind = 'problem', whatHappened, why, whatToDo, actions }: ProblemNoteProps) {
  const Icon = icons[kind];
  return (
    <div className={classNames(styles['note'], styles[kind])}>
      <Icon className={styles['icon']} size={16} aria-hidden="true" />
      <div className={styles['parts']}>
        <p className={styles['what']}>{whatHappened}</p>
        <p className={styles['why']}>{why}</p>
        <p>{whatToDo}</p>
        {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
      </div>
    </div>
  );
}
