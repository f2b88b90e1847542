import CircleMinus from 'lucide-react/icons/circle-minus';
import type { ProblemNoteProps } from '../../../ui/problem-note.tsx';
import styles from './quiet-note.module.css';

/** The three parts of a problem for what is none: something is not posted, and that may be right. */
export function QuietNote({ whatHappened, why, whatToDo, actions }: Omit<ProblemNoteProps, 'kind'>) {
  return (
    <div className={styles['note']}>
      <CircleMinus className={styles['icon']} size={16} aria-hidden="true" />
      <div className={styles['parts']}>
        <p className={styles['what']}>{whatHappened}</p>
        <p className={styles['why']}>{why}</p>
        <p>{whatToDo}</p>
        {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
      </div>
    </div>
  );
}
