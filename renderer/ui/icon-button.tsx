import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import styles from './button.module.css';
import { classNames } from './class-names.ts';
import { Tooltip } from './tooltip.tsx';

/** A button that is only an icon. Its name is read aloud, and shown when pointed at, with its keys where it has some. */
export interface IconButtonProps
  extends Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'render' | 'isPending' | 'aria-label' | 'ref'> {
  readonly label: string;
  readonly icon: ReactNode;
  readonly variant?: 'secondary' | 'quiet';
  readonly size?: 'medium' | 'small';
  /** As for Kbd, such as "Mod+K". */
  readonly keys?: string | undefined;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function IconButton({ label, icon, variant = 'quiet', size = 'medium', keys, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} keys={keys}>
      <AriaButton
        {...rest}
        aria-label={label}
        className={classNames(styles['button'], styles[variant], styles[size], styles['square'])}
      >
        <span className={styles['content']}>{icon}</span>
      </AriaButton>
    </Tooltip>
  );
}
