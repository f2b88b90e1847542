import type { ReactNode } from 'react';
import styles from './badge.module.css';
import { classNames } from './class-names.ts';
import type { Tone } from './tone.ts';

/** A state in one word: always with its icon, for colour alone is no sign. "plain" leaves the box out, for dense rows. */
export interface BadgeProps {
  readonly tone: Tone;
  readonly icon: ReactNode;
  readonly children: ReactNode;
  readonly look?: 'filled' | 'plain';
}

export function Badge({ tone, icon, children, look = 'filled' }: BadgeProps) {
  return (
    <span className={classNames(styles['badge'], styles[tone], styles[look])}>
      <span className={styles['icon']} aria-hidden="true">
        {icon}
      </span>
      {children}
    </span>
  );
}
