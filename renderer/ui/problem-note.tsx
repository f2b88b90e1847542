import CircleAlert from 'lucide-react/icons/circle-alert';
import Clock from 'lucide-react/icons/clock';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './problem-note.module.css';

/** A problem in its three parts, with the buttons that mend it. "waiting" is for what mends itself. */
export interface ProblemNoteProps {
  readonly kind?: 'problem' | 'waiting';
  readonly whatHappened: ReactNode;
  readonly why: ReactNode;
  readonly whatToDo: ReactNode;
  readonly actions?: ReactNode;
}

export function ProblemNote({ kind = 'problem', whatHappened, why, whatToDo, actions }: ProblemNoteProps) {
  const Icon = kind === 'problem' ? CircleAlert : Clock;
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
