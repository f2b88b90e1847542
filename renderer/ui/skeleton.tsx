import { classNames } from './class-names.ts';
import styles from './skeleton.module.css';
import { useDelayed } from './use-delayed.ts';

/** The shape of what is being fetched, after a moment only: what comes quickly comes without a flicker. */
export interface SkeletonProps {
  readonly label: string;
  readonly shape: 'row' | 'paragraph' | 'table';
  /** Lines of a paragraph, rows of a table. */
  readonly count?: number;
}

export function Skeleton({ label, shape, count = 3 }: SkeletonProps) {
  const isLate = useDelayed(true);
  const lines = Array.from({ length: shape === 'row' ? 1 : count }, (_, at) => at);
  return (
    <div role="status" className={classNames(styles['skeleton'], styles[shape], isLate && styles['shown'])}>
      {isLate && <span className={styles['label']}>{label}</span>}
      {lines.map((line) => (
        <div key={line} className={styles['line']} aria-hidden="true">
          {shape === 'paragraph' ? (
            <span />
          ) : (
            <>
              <span className={styles['short']} />
              <span className={styles['square']} />
              <span />
              <span className={styles['amount']} />
            </>
          )}
        </div>
      ))}
    </div>
  );
}
