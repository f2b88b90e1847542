import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { ProgressBar } from 'react-aria-components/ProgressBar';
import styles from './button.module.css';
import { classNames } from './class-names.ts';
import { Spinner } from './spinner.tsx';
import { useDelayed } from './use-delayed.ts';

/** Does something, and says what. At most one primary on a screen; danger only for what is lost. */
export interface ButtonProps
  extends Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'render' | 'isPending' | 'ref'> {
  readonly children: ReactNode;
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
  readonly size?: 'medium' | 'small';
  readonly icon?: ReactNode;
  /** What is being waited for. Given, the button does nothing; after a moment it shows that it works. */
  readonly pendingLabel?: string | undefined;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({ children, variant = 'secondary', size = 'medium', icon, pendingLabel, ...rest }: ButtonProps) {
  const isPending = pendingLabel !== undefined;
  const showsProgress = useDelayed(isPending);
  return (
    <AriaButton
      {...rest}
      isPending={isPending}
      className={classNames(styles['button'], styles[variant], styles[size], showsProgress && styles['working'])}
    >
      <span className={styles['content']}>
        {icon}
        {children}
      </span>
      {isPending && (
        <ProgressBar isIndeterminate aria-label={pendingLabel} className={classNames(styles['progress'])}>
          {showsProgress && <Spinner />}
        </ProgressBar>
      )}
    </AriaButton>
  );
}
