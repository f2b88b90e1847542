import type { ReactElement } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { classNames } from './class-names.ts';
import { Kbd } from './kbd.tsx';
import styles from './tooltip.module.css';

/** A word beside what is pointed at or focused. The child is a button of this kit, or anything inside React Aria's Focusable. */
export interface TooltipProps {
  readonly text: string;
  readonly keys?: string | undefined;
  readonly placement?: 'top' | 'bottom' | 'start' | 'end';
  readonly children: ReactElement;
}

export function Tooltip({ text, keys, placement = 'bottom', children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {children}
      <AriaTooltip className={classNames(styles['tooltip'])} placement={placement} offset={6}>
        {text}
        {keys !== undefined && <Kbd keys={keys} />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
