import { Label } from 'react-aria-components/Label';
import { ProgressBar as AriaProgressBar } from 'react-aria-components/ProgressBar';
import { classNames } from './class-names.ts';
import field from './field.module.css';
import styles from './progress-bar.module.css';

/** How far something is that takes longer than two seconds: a bar, and in words the count and the time left. */
export interface ProgressBarProps {
  readonly label: string;
  readonly hidesLabel?: boolean;
  readonly done: number;
  readonly total: number;
  /** "120 of 480, about 2 minutes left". */
  readonly text: string;
}

export function ProgressBar({ label, hidesLabel = false, done, total, text }: ProgressBarProps) {
  const whole = Math.max(total, 1);
  const part = Math.min(Math.max(done, 0), whole);
  return (
    <AriaProgressBar value={part} maxValue={whole} valueLabel={text} className={classNames(styles['progress'])}>
      <Label className={classNames(hidesLabel ? field['hidden'] : styles['label'])}>{label}</Label>
      <span className={styles['text']}>{text}</span>
      <span className={styles['track']}>
        <span className={styles['fill']} style={{ inlineSize: `${(part / whole) * 100}%` }} />
      </span>
    </AriaProgressBar>
  );
}
