import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { classNames } from './class-names.ts';
import styles from './link-button.module.css';

/** Looks like a link and does something here: for small steps inside a sentence or a cell. */
export interface LinkButtonProps
  extends Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'render' | 'isPending'> {
  readonly children: ReactNode;
  /** Shown behind the words, such as the sign that a browser opens. */
  readonly icon?: ReactNode;
}

export function LinkButton({ children, icon, ...rest }: LinkButtonProps) {
  return (
    <AriaButton {...rest} className={classNames(styles['link'])}>
      {children}
      {icon}
    </AriaButton>
  );
}
