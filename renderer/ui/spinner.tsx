import styles from './spinner.module.css';

/** A turning arc, for waits of unknown length inside a control. What is awaited is said by the control. */
export function Spinner() {
  return (
    <svg className={styles['spinner']} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <circle className={styles['track']} cx="8" cy="8" r="6" />
      <path className={styles['arc']} d="M8 2a6 6 0 0 1 6 6" />
    </svg>
  );
}
