import { type ReactElement, type ReactNode, useContext } from 'react';
import { DialogTrigger, OverlayTriggerStateContext } from 'react-aria-components/Dialog';
import { Popover as AriaPopover, type PopoverProps as AriaPopoverProps } from 'react-aria-components/Popover';
import { classNames } from './class-names.ts';
import styles from './popover.module.css';

/** A little more beside a button, which may hold fields and buttons. Escape and a click elsewhere close it. */
export interface PopoverProps {
  readonly label: string;
  readonly trigger: ReactElement;
  readonly placement?: AriaPopoverProps['placement'];
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
}

export function Popover({ label, trigger, placement = 'bottom start', children, ...open }: PopoverProps) {
  return (
    <DialogTrigger {...open}>
      {trigger}
      <AriaPopover aria-label={label} placement={placement} offset={4} className={classNames(styles['popover'])}>
        <Body>{children}</Body>
      </AriaPopover>
    </DialogTrigger>
  );
}

function Body({ children }: Pick<PopoverProps, 'children'>) {
  const state = useContext(OverlayTriggerStateContext);
  const close = () => state?.close();
  return <div className={styles['body']}>{typeof children === 'function' ? children(close) : children}</div>;
}
